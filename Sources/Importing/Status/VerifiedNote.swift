import Journal

/// What `verify` said, as its session keeps it: one line that a person reads, and that is read again.
package struct VerifiedNote: Hashable, Sendable {
    /// Customers that the journal says were created or updated.
    package var rows: Int
    /// Those that are as they were sent.
    package var equal = 0
    /// Those that are there, and whose fields the journal doesn't have any more.
    package var redacted = 0
    package var missing = 0
    package var changed = 0
    /// Customers of the service that don't belong to any row.
    package var extra = 0
    /// Rows of which it isn't known whether they were created.
    package var unknown = 0
    /// Whether the list held still long enough to say that something is missing.
    package var isCertain = true

    /// Whether all that the journal says is so, as far as it can be told.
    package var isRight: Bool { missing == 0 && changed == 0 && unknown == 0 && isCertain }

    package init(_ found: Verification) {
        (rows, equal, redacted) = (found.rows, found.equal, found.redacted)
        (missing, changed, extra) = (found.missing, found.changed, found.extra)
        (unknown, isCertain) = (found.unknown, found.isCertain)
    }

    /// Of several journals, which have no customer in common; nil where there is none.
    package init?(together notes: [VerifiedNote]) {
        guard var sum = notes.first else { return nil }
        for note in notes.dropFirst() {
            sum.rows += note.rows
            for (path, _) in Self.counts { sum[keyPath: path] += note[keyPath: path] }
            sum.isCertain = sum.isCertain && note.isCertain
        }
        self = sum
    }

    private static var counts: [(path: WritableKeyPath<VerifiedNote, Int>, words: String)] {
        [
            (\.equal, "as sent"), (\.redacted, "there"), (\.missing, "missing"),
            (\.changed, "changed since"), (\.extra, "not from this import"), (\.unknown, "unknown"),
        ]
    }
    /// As a version before 0.6 has it.
    private static let formerExtra = "of no row"
    private static let doubt = "the list kept changing"

    /// `190 customers: 188 as sent, 1 missing, 1 changed since`.
    package var text: String {
        let counts = Self.counts.filter { self[keyPath: $0.path] > 0 || $0.path == \.equal }
            .map { "\(Words.grouped(self[keyPath: $0.path])) \($0.words)" }
        return "\(Words.count(rows, "customer")): "
            + (counts + (isCertain ? [] : [Self.doubt])).joined(separator: ", ")
    }

    /// Reads it again; nil for any other text, such as what a verification says that didn't come to its end.
    package init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count == 3, ["customer:", "customers:"].contains(words[1]),
            let rows = Self.number(words[0])
        else { return nil }
        self.rows = rows
        for part in words[2].split(separator: ", ") {
            if part == Self.doubt {
                isCertain = false
                continue
            }
            let pieces = part.split(separator: " ", maxSplits: 1)
            guard pieces.count == 2, let number = Self.number(pieces[0]),
                let known = Self.counts.first(where: {
                    $0.words == (pieces[1] == Self.formerExtra ? "not from this import" : pieces[1])
                })
            else { return nil }
            self[keyPath: known.path] = number
        }
    }

    /// A number as ``Words/grouped(_:)`` writes it.
    private static func number(_ text: Substring) -> Int? {
        Int(text.filter { $0 != "," }).flatMap { Words.grouped($0) == text ? $0 : nil }
    }
}
