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
