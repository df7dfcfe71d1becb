import GRDB

/// When nothing was sent, and why, as far as the answers before tell.
///
/// Long pauses are told one by one. Short ones would be too many: those that an answer explains are
/// added up by its code, and the others are the even spacing.
package struct Pauses: Hashable, Sendable {
    /// Why nothing was sent for a while.
    package enum Cause: Hashable, Sendable {
        /// The `problem_code` of the last answer that asked to wait or failed.
        case answer(String)
        /// The service's list was read, or the grace period before it passed.
        case list
        /// Nothing tells: the allowance was used up, or nothing was due.
        case unknown
    }

    /// A time in which a session sent nothing.
    package struct Pause: Hashable, Sendable {
        package var session: SessionID
        package var startsAt: Timestamp
        package var length: Duration
        package var cause: Cause
    }

    /// Short pauses of one cause.
    package struct Sum: Hashable, Sendable {
        package var cause: Cause
        package var count: Int
        package var length: Duration
    }

    /// From this length on a pause is told by itself.
    private static let long = Duration.seconds(5)
    /// Shorter ones are no pauses.
    private static let short = Duration.milliseconds(400)
    /// As many as a reader looks at.
    package static let mostShown = 12

    /// Of the long pauses the longest, longest first.
    package private(set) var longest: [Pause] = []
    /// The short pauses, those that took the most time first.
    package var sums: [Sum] {
        shortSums.values.sorted { $0.length > $1.length }
    }

    private var shortSums: [Cause: Sum] = [:]

    fileprivate mutating func note(_ pause: Pause) {
        if pause.length >= Self.long {
            longest.append(pause)
            // Sorted now and then, so that a journal of a million pauses takes no more memory.
            if longest.count > 20 * Self.mostShown { keepLongest() }
        } else if pause.length >= Self.short, pause.cause != .unknown {
            var sum = shortSums[pause.cause] ?? Sum(cause: pause.cause, count: 0, length: .zero)
            sum.count += 1
            sum.length += pause.length
            shortSums[pause.cause] = sum
        }
    }

    /// Of several journals, of which each had its own.
    package static func together(_ all: [Pauses]) -> Pauses {
        var pauses = Pauses()
        pauses.longest = all.flatMap(\.longest)
        pauses.keepLongest()
        for sum in all.flatMap(\.sums) {
            var whole =
                pauses.shortSums[sum.cause] ?? Sum(cause: sum.cause, count: 0, length: .zero)
            whole.count += sum.count
            whole.length += sum.length
            pauses.shortSums[sum.cause] = whole
        }
        return pauses
    }

    fileprivate mutating func keepLongest() {
        longest.sort { $0.length > $1.length }
        longest = Array(longest.prefix(Self.mostShown))
    }
}

extension Pauses {
    /// A reading of the service's list.
    private struct Listing {
        var session: SessionID
        var from: Timestamp
        var to: Timestamp
    }

    /// - Parameter starts: when the attempts of all sessions began.
    static func fetch(_ db: Database, _ starts: consuming StartSums) throws -> Pauses {
        var pauses = Pauses()
        let listings = try fetchListings(db)
        let ends = try fetchSessions(db)
        var session: SessionID?
        var last = Timestamp(milliseconds: 0)
        var trouble: StartSums.Trouble?
        func gap(_ session: SessionID, to moment: Timestamp) {
            guard moment > last else { return }
            pauses.note(
                Pause(
                    session: session,
                    startsAt: last,
                    length: last.duration(to: moment),
                    cause: cause(session, last, moment, trouble, listings)
                )
            )
        }
        starts.finish { next, start in
            if session != next {
                if let session, let end = ends[session]?.to { gap(session, to: end) }
                (session, trouble) = (next, nil)
                last = ends[next]?.from ?? start.first
            }
            gap(next, to: start.first)
            last = start.last
            if let met = start.trouble, trouble.map({ met.at >= $0.at }) ?? true { trouble = met }
        }
        if let session, let end = ends[session]?.to { gap(session, to: end) }
        pauses.keepLongest()
        return pauses
    }

    /// No row is sent while the list is read for the rows; otherwise an answer that came in the pause
    /// explains it.
    private static func cause(
        _ session: SessionID,
        _ from: Timestamp,
        _ to: Timestamp,
        _ trouble: StartSums.Trouble?,
        _ listings: [Listing]
    ) -> Cause {
        if listings.contains(where: { $0.session == session && $0.from < to && $0.to > from }) {
            return .list
        }
        if let trouble, trouble.at >= from { return .answer(trouble.code) }
        return .unknown
    }

    private static func fetchListings(_ db: Database) throws -> [Listing] {
        // An older journal that is only read has no such table.
        guard try db.tableExists("listing") else { return [] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT session, started_at, coalesce(finished_at, started_at) AS finished_at
                FROM listing WHERE session IS NOT NULL
                """
        ).map { try Listing(session: $0[0], from: $0[1], to: $0[2]) }
    }

    /// When each session began and ended; one that is under way has no end yet.
    private static func fetchSessions(
        _ db: Database
    ) throws -> [SessionID: (from: Timestamp, to: Timestamp?)] {
        let rows = try Row.fetchAll(db, sql: "SELECT id, started_at, ended_at FROM session")
        var sessions: [SessionID: (from: Timestamp, to: Timestamp?)] = [:]
        for row in rows { try sessions[row[0]] = (row[1], row[2]) }
        return sessions
    }
}

/// When attempts began, in whatever order they come, as exactly as is needed to tell of pauses: of each
/// fifth of a second the first and the last, in two bytes. Pure.
struct StartSums {
    /// Shorter than half the shortest pause that is told: so none lies within one.
    private static let slot: Int64 = 200
    /// As many as are kept together, 13 s, so that a request now and then takes little.
    private static let slots: Int64 = 64

    /// An answer that asked to wait or failed, and when it came.
    struct Trouble {
        var code: String
        var at: Timestamp
    }

    /// What began within a fifth of a second.
    struct Start {
        var first: Timestamp
        var last: Timestamp
        /// Of the attempts that began there the trouble that came last.
        var trouble: Trouble?
    }

    private struct Place: Hashable, Comparable {
        var session: SessionID
        /// In chunks or slots since 1970.
        var number: Int64

        static func < (a: Place, b: Place) -> Bool {
            (a.session, a.number) < (b.session, b.number)
        }
    }

    /// For each slot its first and last millisecond, from 1 on; 0 where nothing began.
    private var chunks: [Place: [UInt8]] = [:]
    private var troubles: [Place: Trouble] = [:]
    /// The one that most attempts in a row are of, which isn't among the others meanwhile.
    private var place = Place(session: 0, number: -1)
    private var present: [UInt8] = []

    /// - Parameters:
    ///   - startedAt: in milliseconds, above 0.
    ///   - trouble: what the attempt came to, where that explains a pause.
    mutating func add(
        _ session: SessionID,
        _ startedAt: Int64,
        _ trouble: @autoclosure () throws -> Trouble?
    ) rethrows {
        let slot = startedAt / Self.slot
        let chunk = slot / Self.slots
        if chunk != place.number || session != place.session {
            settle()
            place = Place(session: session, number: chunk)
            present =
                chunks.removeValue(forKey: place)
                ?? Array(repeating: 0, count: 2 * Int(Self.slots))
        }
        let moment = UInt8(startedAt % Self.slot + 1)
        let index = 2 * Int(slot % Self.slots)
        if present[index] == 0 || moment < present[index] { present[index] = moment }
        if moment > present[index + 1] { present[index + 1] = moment }
        guard let trouble = try trouble() else { return }
        let place = Place(session: session, number: slot)
        if let known = troubles[place], known.at > trouble.at { return }
        troubles[place] = trouble
    }

    private mutating func settle() {
        guard place.number >= 0 else { return }
        chunks[place] = present
        present = []
        place.number = -1
    }

    /// Hands over what began, in order.
    mutating func finish(_ body: (SessionID, Start) -> Void) {
        settle()
        for (place, chunk) in chunks.sorted(by: { $0.key < $1.key }) {
            for slot in 0..<Self.slots where chunk[2 * Int(slot)] != 0 {
                let number = place.number * Self.slots + slot
                func moment(_ byte: UInt8) -> Timestamp {
                    Timestamp(milliseconds: number * Self.slot + Int64(byte) - 1)
                }
                body(
                    place.session,
                    Start(
                        first: moment(chunk[2 * Int(slot)]),
                        last: moment(chunk[2 * Int(slot) + 1]),
                        trouble: troubles[Place(session: place.session, number: number)]
                    )
                )
            }
        }
    }
}
