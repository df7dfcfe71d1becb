import Delivery
import Importing
import Journal

/// Words, and fewer words for a narrow terminal.
struct Wording: Hashable {
    var long: String
    var short: String

    init(_ long: String, short: String? = nil) {
        self.long = long
        self.short = short ?? long
    }
}

extension ImportProgress {
    /// What is done in place of sending rows; nil while they are sent.
    var doing: Wording? {
        switch activity {
        case .sending:
            return isEnding && waiting == nil
                ? Wording("waiting for \(Words.count(inFlight, "answer"))") : nil
        case .snapshot(let pages, let customers):
            let most = customers > 0 ? ", of \(Words.grouped(customers)) customers at most" : ""
            return .reading(pages, most)
        case .verifying(let pages): return .reading(pages)
        case .reconciling(let rows, let pages):
            return Wording(
                "looking for \(Words.count(rows, "unknown row")): \(Words.count(pages, "page"))",
                short: "looking: \(Words.count(pages, "page"))"
            )
        case .grace(let rows, let left):
            let time = Words.countdown(left)
            let what =
                rows > 0 ? "looking for \(Words.count(rows, "unknown row"))" : "reading the list"
            return Wording("\(what) in \(time)", short: "looking in \(time)")
        }
    }

    /// Whether no row is to be sent at all.
    var sendsNothing: Bool {
        if case .verifying = activity { true } else { false }
    }
}

extension DeliverySnapshot.Waiting {
    /// Whether no request is answered, and not that there were enough of them for now.
    var isOutage: Bool {
        switch self {
        case .serviceDown, .unavailable: true
        case .rateLimit, .retry: false
        }
    }
}

extension Wording {
    /// The service's list is read.
    fileprivate static func reading(_ pages: Int, _ more: String = "") -> Self {
        Self(
            "reading which customers the service has: \(Words.count(pages, "page"))\(more)",
            short: "reading: \(Words.count(pages, "page"))"
        )
    }

    init(_ waiting: DeliverySnapshot.Waiting) {
        switch waiting {
        case .rateLimit(let pause):
            let time = Words.countdown(pause)
            self.init("rate limit: waiting \(time)", short: "rate limit: \(time)")
        case .serviceDown(let pause) where pause > .zero:
            let time = Words.countdown(pause)
            self.init("service down: next try in \(time)", short: "service down: \(time)")
        case .serviceDown: self.init("service down: trying again now", short: "service down")
        case .unavailable: self.init("service down: next try in a moment", short: "service down")
        case .retry(let pause):
            let time = Words.countdown(pause)
            self.init("all other rows done: next retry in \(time)", short: "next retry in \(time)")
        }
    }

    /// Of the latest requests some failed.
    init(_ failures: RecentFailures) {
        let (failed, all) = (failures.failed, failures.requests)
        guard failed < all else {
            self.init("no request is answered", short: "no answers")
            return
        }
        let share = max(failed * 100 / all, 1)
        self.init("\(share)% of requests fail", short: "\(share)% fail")
    }
}
