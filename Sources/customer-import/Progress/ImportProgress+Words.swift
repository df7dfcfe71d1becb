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
            let most = customers > 0 ? ", up to \(Words.grouped(customers)) customers" : ""
            return .reading(pages, most)
        case .verifying(let pages): return .reading(pages)
        case .reconciling(let rows, let pages):
            return Wording(
                "looking for \(Words.count(rows, "unknown row")): \(Words.count(pages, "page"))",
                short: "looking: \(Words.count(pages, "page"))"
            )
        case .grace(let rows, let left):
            let time = Words.countdown(left)
            let whose = rows > 0 ? "\(Words.count(rows, "unknown row")): " : ""
            return Wording(
                "\(whose)the service's list is asked in \(time)",
                short: "list asked in \(time)"
            )
        }
    }

    /// Whether no row is to be sent at all.
    var sendsNothing: Bool {
        if case .verifying = activity { true } else { false }
    }
}

extension Wording {
    /// The service's list is read.
    fileprivate static func reading(_ pages: Int, _ more: String = "") -> Self {
        Self(
            "reading what the service holds: \(Words.count(pages, "page"))\(more)",
            short: "reading: \(Words.count(pages, "page"))"
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
