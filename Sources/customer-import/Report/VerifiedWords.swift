import Importing
import Journal
import Suggestions

/// The last time that the service's customers were compared with a journal.
struct LastVerification {
    /// Nil for one that an earlier version made, or that didn't come to its end.
    var note: VerifiedNote?
    var ending: Session.Ending?
    /// Whether rows may have been sent since.
    var isStale: Bool
    var startedAt: Timestamp

    /// Nil where there was none, or where the first is on.
    init?(_ status: ImportStatus) {
        guard
            let last = status.sessions.last(where: { $0.command.name == "verify" && !$0.isRunning })
        else { return nil }
        note = last.session.detail.flatMap(VerifiedNote.init)
        ending = last.session.ended
        isStale = status.sessions.contains {
            $0.command.isDelivery && $0.session.id > last.session.id
        }
        startedAt = last.session.startedAt
    }
}

/// What `verify` last said of an import: of its journal, or of those of its shards.
struct Verifications {
    /// Of those journals that were compared, in their order.
    let all: [LastVerification]
    /// Of how many journals the import consists.
    let journals: Int

    init(_ figures: ReportFigures) {
        let statuses = figures.parts.isEmpty ? [figures.status] : figures.parts.map(\.status)
        all = statuses.compactMap(LastVerification.init)
        journals = statuses.count
    }

    /// The journals of which it is known what was found.
    private var told: [LastVerification] { all.filter { $0.note != nil } }
    /// What was found in all of them; nil where that isn't known of any.
    var note: VerifiedNote? { VerifiedNote(together: told.compactMap(\.note)) }
    /// How many of the journals that is.
    var compared: Int { told.count }
    /// Whether rows may have been sent since.
    var isStale: Bool { told.contains(where: \.isStale) }
    /// When the last of them was begun.
    var latest: Timestamp? { all.map(\.startedAt).max { $0.milliseconds < $1.milliseconds } }

    /// In sentences; nil where nothing was compared.
    var words: VerifiedWords? {
        guard let last = all.last else { return nil }
        guard journals > 1 else {
            return VerifiedWords(last.note, ending: last.ending, isStale: last.isStale)
        }
        var words = VerifiedWords(note, ending: last.ending, isStale: isStale)
        let left = journals - compared
        if note != nil, left > 0 {
            if words.tone == .good { words.tone = .open }
            words.text +=
                " \(Words.grouped(left)) of \(Words.grouped(journals)) journals"
                + " \(left == 1 ? "hasn't" : "haven't") been compared."
        }
        return words
    }
}

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
                    ? "This import has no customers to look for in the service."
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
                "It also has \(Words.count(note.extra, "customer")) that this import didn't create."
            )
        }
        if isStale { sentences.append("Rows may have been sent since.") }
        text = sentences.joined(separator: " ")
    }
}
