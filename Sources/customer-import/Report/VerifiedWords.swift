import Importing
import Journal
import Suggestions

/// What `verify` said, in a sentence. Pure.
struct VerifiedWords {
    var tone: Verdict.Tone
    var text: String

    /// - Parameters:
    ///   - note: what its session keeps; nil for one that an earlier version made, or that didn't come to its
    ///     end.
    ///   - isStale: whether rows may have been sent since.
    init(_ note: VerifiedNote?, ending: Session.Ending?, isStale: Bool) {
        guard let note else {
            tone = .open
            text =
                ending == .finished
                ? "The service's customers were compared with the journal, by an earlier version of the program"
                    + " that didn't keep the outcome."
                : "The comparison of the service's customers with the journal was cut short."
            return
        }
        tone = !note.isRight ? .warn : isStale ? .open : .good
        let all = Words.count(note.rows, "customer")
        let wrong = [
            note.missing > 0
                ? "\(Words.grouped(note.missing)) \(note.missing == 1 ? "is" : "are") missing in the service"
                : nil,
            note.changed > 0
                ? "\(Words.grouped(note.changed)) \(note.changed == 1 ? "was" : "were") changed since"
                : nil,
        ].compactMap { $0 }
        var sentences: [String] = []
        if wrong.isEmpty {
            sentences.append(
                note.rows == 0
                    ? "There was no customer of this import to be looked for in the service."
                    : note.redacted == note.rows
                        ? "The service has all \(all)."
                        : note.rows == 1
                            ? "The service has the 1 customer as it was sent."
                            : "The service has all \(all) as they were sent."
            )
        } else {
            sentences.append("Of \(all), \(Suggestion.list(wrong)).")
        }
        if !note.isCertain {
            sentences.append("Its list kept changing, so what is missing isn't certain.")
        }
        if note.extra > 0 {
            sentences.append(
                "It also has \(Words.count(note.extra, "customer")) that no row stands for."
            )
        }
        if isStale { sentences.append("Rows may have been sent since.") }
        text = sentences.joined(separator: " ")
    }
}
