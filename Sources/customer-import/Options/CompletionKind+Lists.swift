import Importing
import ArgumentParser

extension CompletionKind {
    /// Words of a list in which each is once: `pending,` and then any of the others.
    ///
    /// The shells complete a word as a whole, commas included; so the program itself says how the
    /// word that was begun may go on.
    static func commaSeparated(_ words: [String]) -> CompletionKind {
        .custom { _, _, begun in
            let taken = begun.split(separator: ",", omittingEmptySubsequences: false).dropLast()
            let start = taken.map { $0 + "," }.joined()
            return words.filter { !taken.contains($0[...]) }.map { start + $0 }
        }
    }
}
