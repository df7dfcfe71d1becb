import Foundation

/// What this machine knows of a journal, whatever file it is in: kept beside the user's other state, so
/// that a copy, or an older state, is known for what it is. Holds no secret.
struct StateRecord: Hashable, Codable, Sendable {
    /// Of the shape of the JSON.
    var version = 1
    /// The marks of which the journal has one, if it is the one that last sent.
    var marks: [String]
    /// The file that last had a session, and the process.
    var path: String
    var pid: Int32
    var host: String
    /// The start of the machine that it was last used on, and when that was by its clock then; nil where
    /// that wasn't told.
    var boot: String?
    var bootedAt: Int64?
    /// The base URLs that were given for this journal on this machine.
    var baseURLs: [String]
    /// Whether the session that has it may send rows; nil for a record of an earlier version.
    var sends: Bool?
    /// Nil where nothing was claimed since the last mark. Not in the JSON: it has its place before it.
    var lastStep: LastStep?

    enum CodingKeys: String, CodingKey {
        case version, marks, path, pid, host, boot, sends
        case bootedAt = "booted_at"
        case baseURLs = "base_urls"
    }

    init(
        marks: [String],
        path: String,
        holder: LockHolder,
        boot: MachineBoot? = nil,
        baseURLs: [String],
        sends: Bool? = nil
    ) {
        (self.boot, bootedAt) = (boot?.id, boot?.at.milliseconds)
        self.marks = marks
        self.path = path
        (pid, host) = (holder.pid, holder.host)
        self.baseURLs = baseURLs
        self.sends = sends
    }

    /// As JSON, with the end of the line; in the file it follows the last step. Nil for no reason known.
    var line: [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { $0 + [UInt8(ascii: "\n")] }
    }

    /// Nil for what isn't a record, or only a part of one. What follows the line is left from a longer
    /// one that was written over.
    init?(bytes: [UInt8]) {
        guard bytes.count > LastStep.size else { return nil }
        let step = bytes[..<LastStep.size]
        let line = bytes[LastStep.size...].prefix { $0 != UInt8(ascii: "\n") }
        guard let record = try? JSONDecoder().decode(StateRecord.self, from: Data(line)) else {
            return nil
        }
        self = record
        lastStep = LastStep(bytes: step)
        // Neither a step nor none: it was torn, and may have been any.
        if lastStep == nil, !step.elementsEqual(LastStep.none) { return nil }
    }

    /// By how much the wall clock was set forward since; zero where it wasn't, or nothing tells.
    func clockSetForward(until now: MachineBoot?) -> Duration {
        guard let now, let bootedAt, boot == now.id else { return .zero }
        return WallTime.age(of: Timestamp(milliseconds: bootedAt), at: now.at)
    }

    /// The process that last used the journal.
    var holder: LockHolder { LockHolder(pid: pid, host: host) }
}

/// What a run last committed before requests could leave or after their answers came: overwritten in
/// place with each commit, so that it has a fixed size.
struct LastStep: Hashable, Sendable {
    enum Kind: UInt8, Hashable, Sendable {
        case claimed = 0x63  // c
        case settled = 0x73  // s
    }

    var kind: Kind
    var row: RowID
    /// The attempt's number.
    var attempt: Int
    /// When the row was claimed: one that was given back unsent is claimed again under the same number, and
    /// others may have been sent in between. Nil for one that was settled, and of an earlier version.
    var claimedAt: Timestamp?

    /// `c 0000000012 0001 1795799475123` or `s 0000000000000000012 000000001`, and the end of the line.
    static let size = 32
    private static let digits = (row: 19, attempt: 9)
    private static let claimDigits = (row: 10, attempt: 4, moment: 13)

    /// Of no step.
    static let none = [UInt8](repeating: UInt8(ascii: "-"), count: size - 1) + [UInt8(ascii: "\n")]

    var bytes: [UInt8] {
        let numbers: [(Int64, digits: Int)]
        if let claimedAt {
            let digits = Self.claimDigits
            numbers = [
                (row.number, digits.row), (Int64(attempt), digits.attempt),
                (claimedAt.milliseconds, digits.moment),
            ]
        } else {
            numbers = [(row.number, Self.digits.row), (Int64(attempt), Self.digits.attempt)]
        }
        var bytes = [kind.rawValue]
        for (number, digits) in numbers {
            bytes.append(UInt8(ascii: " "))
            let text = String(number).utf8
            // What no place is big enough for is no step: the journal is in doubt then.
            guard text.count <= digits else {
                return Self.none.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "!") : $0 }
            }
            bytes += [UInt8](repeating: UInt8(ascii: "0"), count: digits - text.count) + text
        }
        return bytes + [UInt8(ascii: "\n")]
    }

    init(_ kind: Kind, row: RowID, attempt: Int, claimedAt: Timestamp? = nil) {
        (self.kind, self.row, self.attempt) = (kind, row, attempt)
        self.claimedAt = claimedAt
    }

    /// Nil for the bytes of no step, and for any others.
    init?(bytes: some Collection<UInt8>) {
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard (3...4).contains(words.count),
            let kind = words[0].utf8.first.flatMap(Kind.init(rawValue:)),
            let row = Int64(words[1]).map(RowID.init), let attempt = Int(words[2])
        else { return nil }
        self.init(kind, row: row, attempt: attempt)
        guard words.count == 4 else { return }
        guard let moment = Int64(words[3]) else { return nil }
        claimedAt = Timestamp(milliseconds: moment)
    }
}
