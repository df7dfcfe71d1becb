/// How many rows the service may reject before a run ends by itself: many rejects say that the
/// mapping is wrong, and going on would only spend the allowance.
package enum RejectLimit: Hashable, Sendable {
    /// More rejects than this end the run; 0 ends it at the first one.
    case count(Int)
    /// A larger share of the rows that were answered ends the run, 0 up to 1.
    case share(Double)

    /// A share says nothing of a few rows: with 20 of them, one reject is 5%.
    package static let fewestForShare = 20

    /// A limit as a person writes it: `100` rows or `5%`. Nil for anything else.
    package init?(argument text: String) {
        if text.hasSuffix("%") {
            guard let percent = Double(text.dropLast()), (0..<100).contains(percent) else {
                return nil
            }
            self = .share(percent / 100)
        } else {
            guard let count = Int(text), count >= 0 else { return nil }
            self = .count(count)
        }
    }

    /// Whether so many rejects are too many.
    ///
    /// - Parameters:
    ///   - rejected: rows that the service rejected in this run.
    ///   - answered: rows that it either created or rejected in this run.
    package func isExceeded(rejected: Int, answered: Int) -> Bool {
        switch self {
        case .count(let limit): rejected > limit
        case .share(let share):
            answered >= Self.fewestForShare && Double(rejected) > share * Double(answered)
        }
    }
}
