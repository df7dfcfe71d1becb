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
