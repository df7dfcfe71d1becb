import AssetAPI
import Customers

/// Counts answers that aren't their rows', and says when they are too many to go on.
///
/// Each leaves a row of which nothing is known until the service's list tells. One may be an
/// accident, after which a new connection sets things right; where they keep coming, whoever is
/// between here and the service mixes answers up, and every further row would be unknown, too. A pure
/// value.
struct MistakenAnswers: Sendable {
    /// So many with no row's own answer between them.
    static let mostInARow = 3
    /// So many in a run.
    static let most = 10

    private var inARow = 0
    private var count = 0

    /// Learns what a request came to.
    ///
    /// - Returns: why to send nothing more, if so.
    mutating func note(_ ruling: Ruling) -> Problem? {
        switch ruling.row {
        case .created, .updated: inARow = 0
        default: break
        }
        guard let problem = ruling.problem, problem.isOtherAnswer else { return nil }
        inARow += 1
        count += 1
        guard inARow >= Self.mostInARow || count >= Self.most else { return nil }
        return Problem(
            code: .otherAnswer,
            field: problem.field,
            text: "some answers belong to other rows: \(count) so far; \(problem.text)"
        )
    }
}
