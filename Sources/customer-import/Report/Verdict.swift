import Importing
import Journal
import Suggestions

/// How an import went, in a sentence, and what isn't well. Pure.
struct Verdict {
    enum Tone: String {
        /// Every row is where it belongs.
        case good
        /// Something is left to be done.
        case warn
        /// Nothing arrived, or the totals don't add up.
        case bad
        /// It isn't over, or hasn't begun.
        case open
    }

    var totals: Totals
    /// Of the existing rows, those that repeat an earlier row of the source.
    var repeatedRows = 0
    var isRunning = false
    /// Whether a run was begun.
    var hasBegun = true
    /// How the last run ended, and its last word; nil where it is on, or none was begun.
    var ending: (kind: Session.Ending, detail: String?)?

    private var arrived: Int { totals[.created] + totals[.updated] }
    private var existing: Int { max(totals[.existing] - repeatedRows, 0) }
    /// Whether every row is settled well.
    private var isComplete: Bool { totals.addUp && totals.settledWell == totals.rowsRead }

    var tone: Tone {
        if !totals.addUp { return .bad }
        if isRunning { return .open }
        if isComplete { return totals.rowsRead > 0 ? .good : .open }
        if !hasBegun, totals.needingPerson == 0 { return .open }
        let isLost = totals.settledWell + totals.open == 0
        return isLost ? .bad : .warn
    }

    /// The one sentence.
    var sentence: String {
        let rows = Words.count(totals.rowsRead, "row")
        guard totals.addUp else {
            return "The totals don't add up: the source has \(rows), but the journal accounts for"
                + " \(Words.grouped(totals.rowsHeld))."
        }
        guard totals.rowsRead > 0 else { return "There were no rows to import." }
        if isRunning {
            let settled = totals.rowsRead - totals.remaining - totals[.unknown]
            return "The import is still running: \(Words.grouped(settled)) of \(rows) are done."
        }
        if isComplete { return completed }
        if arrived == 0 {
            let sofar = totals.remaining > 0 ? " yet" : ""
            return rest.isEmpty
                ? "No customer was created\(sofar) from \(rows)."
                : "No customer was created\(sofar) from \(rows): \(Suggestion.list(rest))."
        }
        let all = [part(totals[.created], "created")].compactMap { $0 } + rest
        return "Of \(rows), \(Suggestion.list(all))."
    }

    /// Where every row is settled well.
    private var completed: String {
        let all = totals.rowsRead
        let whole = all == 1 ? "The one row" : "All \(Words.count(all, "row"))"
        let were = all == 1 ? "was" : "were"
        if totals[.created] == all { return "\(whole) \(were) created." }
        if totals[.updated] == all { return "\(whole) \(were) updated." }
        if existing == all { return "\(whole) \(were) in the service already." }
        let parts = [part(totals[.created], "created")].compactMap { $0 } + rest
        return "\(whole) \(all == 1 ? "is" : "are") accounted for: \(Suggestion.list(parts))."
    }

    /// What else became of rows that needn't be sent any more.
    private var rest: [String] {
        [
            part(totals[.updated], "updated"), part(existing, "in the service already"),
            repeatedRows > 0
                ? "\(Words.grouped(repeatedRows)) \(repeatedRows == 1 ? "repeats" : "repeat")"
                    + " an earlier row of the file" : nil,
        ].compactMap { $0 }
    }

    private func part(_ count: Int, _ what: String) -> String? {
        count > 0 ? "\(Words.grouped(count)) \(count == 1 ? "was" : "were") \(what)" : nil
    }

    /// What isn't well, the worst first, each a sentence.
    var openEnds: [(tone: Tone, words: String)] {
        var ends: [(Tone, String)] = []
        if !totals.addUp { ends.append((.bad, "This is a bug of the program: please report it.")) }
        if let stop { ends.append((.warn, stop)) }
        if totals.needingPerson > 0 { ends.append((.bad, person)) }
        let unknown = totals[.unknown]
        if unknown > 0 {
            ends.append(
                (
                    .warn,
                    unknown == 1
                        ? "It isn't known whether 1 row was created: its answer never came."
                        : "It isn't known whether \(Words.grouped(unknown)) rows were created: their"
                            + " answers never came."
                )
            )
        }
        if totals.remaining > 0, !isRunning {
            let verb = totals.remaining == 1 ? "is" : "are"
            ends.append(
                (.open, "\(Words.count(totals.remaining, "row")) \(verb) still to be sent.")
            )
        }
        return ends
    }

    /// Whom they are left to, and why.
    private var person: String {
        let causes = [
            (totals[.invalid], "didn't pass the checks"),
            (totals[.rejected], "were rejected by the service"),
            (totals[.failed], "were given up after too many attempts"),
        ].filter { $0.0 > 0 }
        let one = totals.needingPerson == 1
        let need = "\(Words.count(totals.needingPerson, "row")) \(one ? "needs" : "need") a person"
        guard causes.count == 1 else {
            let parts = causes.map { count, what in
                let said = count == 1 ? what.replacing("were ", with: "was ") : what
                return "\(Words.grouped(count)) \(said)"
            }
            return "\(need): \(Suggestion.list(parts))."
        }
        if totals[.rejected] > 0 { return "\(need): the service rejected \(one ? "it" : "them")." }
        let them = one ? "it" : "they"
        return totals[.invalid] > 0
            ? "\(need): \(them) didn't pass the checks, and \(one ? "wasn't" : "weren't") sent."
            : "\(need): \(them) \(one ? "was" : "were") given up after too many attempts."
    }

    /// Why the last run left rows.
    private var stop: String? {
        guard let ending, totals.open > 0 else { return nil }
        let why = ending.detail.map { ": \($0)" } ?? ""
        return switch ending.kind {
        case .finished: nil
        case .stopped: "The last run was stopped\(why)."
        case .gaveUp: "The last run gave up\(why)."
        case .error: "The last run ended with an error\(why)."
        case .crashed: "The last run was cut off."
        }
    }
}
