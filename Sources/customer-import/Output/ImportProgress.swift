import Importing
import Delivery
import Journal

/// How far an import is and how fast it goes, at one moment: what the live line of a run and
/// `status --watch` both show. Pure.
struct ImportProgress {
    var totals: Totals
    var forecast = Forecast()
    /// The rate that is never exceeded; nil where none is known.
    var allowed: Rate?
    var activity = Activity.sending
    /// What keeps rows from being sent, the long and the short way; nil while they are.
    var waiting: Wording?

    enum Activity {
        case sending
        /// Rows are sent no more, or not yet: something else is done for them.
        case other(Wording)
        /// No row is to be sent at all.
        case only(Wording)
    }

    /// Words, and fewer words for a narrow terminal.
    struct Wording: Hashable {
        var long: String
        var short: String

        init(_ long: String, short: String? = nil) {
            self.long = long
            self.short = short ?? long
        }
    }

    /// Rows that are or were to be sent: invalid ones, and those that the service has, never were.
    var toSend: Int { totals.rowsHeld - totals[.invalid] - totals[.existing] }

    /// Rows of which it is known what became of them.
    var done: Int { toSend - totals.remaining - totals[.unknown] }

    /// From 0 to 1.
    var share: Double { toSend > 0 ? Double(done) / Double(toSend) : 1 }
}

/// What is said of the pace, in rows a second; nil before it can be said.
struct Forecast {
    var rate: Double?
    /// Since rows were first sent.
    var average: Double?
    /// The time that is left.
    var remaining: Duration?
}

extension ImportProgress {
    /// What a run knows of itself.
    init(_ snapshot: DeliverySnapshot, _ forecast: Forecast) {
        totals = snapshot.totals
        allowed = snapshot.rate
        self.forecast = forecast
        activity = Activity(snapshot.activity)
        waiting = snapshot.waiting.map(Wording.init)
        if waiting == nil, snapshot.isEnding, case .sending = activity {
            activity = .other(
                Wording("waiting for \(Words.count(snapshot.inFlight, "answer"))")
            )
        }
    }
}

extension ImportProgress.Activity {
    init(_ activity: DeliverySnapshot.Activity) {
        switch activity {
        case .sending: self = .sending
        case .snapshot(let pages, let customers):
            let most = customers > 0 ? ", up to \(Words.grouped(customers)) customers" : ""
            self = .other(.reading(pages, most))
        case .verifying(let pages): self = .only(.reading(pages))
        case .reconciling(let rows, let pages): self = .other(.looking(rows, pages))
        case .grace(let rows, let left):
            let time = Words.countdown(left)
            let whose = rows > 0 ? "\(Words.count(rows, "unknown row")): " : ""
            self = .other(
                ImportProgress.Wording(
                    "\(whose)the service's list is asked in \(time)",
                    short: "list asked in \(time)"
                )
            )
        }
    }
}

extension ImportProgress.Wording {
    /// The service's list is read.
    static func reading(_ pages: Int, _ more: String = "") -> Self {
        Self(
            "reading what the service holds: \(Words.count(pages, "page"))\(more)",
            short: "reading: \(Words.count(pages, "page"))"
        )
    }

    /// The service's list is looked into for unknown rows.
    static func looking(_ rows: Int, _ pages: Int) -> Self {
        Self(
            "looking for \(Words.count(rows, "unknown row")): \(Words.count(pages, "page"))",
            short: "looking: \(Words.count(pages, "page"))"
        )
    }

    init(_ waiting: DeliverySnapshot.Waiting) {
        switch waiting {
        case .rateLimit(let pause): self.init("rate limit: \(Words.countdown(pause))")
        case .serviceDown(let pause):
            let time = Words.countdown(pause)
            self.init("service down: next probe in \(time)", short: "service down: \(time)")
        case .unavailable: self.init("service unavailable", short: "unavailable")
        case .retry(let pause):
            self.init("next retry in \(Words.countdown(pause))")
        }
    }
}
