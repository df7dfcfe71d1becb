import Foundation
import Journal
import Spreadsheet

/// An import by its journals: one, or those of the shards of its source, of which is told as of one.
package final class WholeImport {
    /// In the order of their numbers. A journal that was named alone is told of by itself, shard or not.
    package let parts: [Import]
    /// Shards of which no journal was named.
    package let missing: [Shard]

    private init(_ parts: [Import], missing: [Shard] = []) {
        (self.parts, self.missing) = (parts, missing)
    }

    /// Opens the import, and leaves the journals to others until they are needed.
    ///
    /// - Throws: ``ShardSetError`` for journals that aren't those of one import, or one that is named twice.
    package static func open(_ journals: [String], by caller: Caller) throws -> WholeImport {
        let parts = try journals.map { try Import.open($0, by: caller) }
        guard let first = parts.first, parts.count > 1 else { return WholeImport(parts) }
        var known: [Int: Import] = [:]
        for part in parts {
            guard let shard = part.record.shard else {
                throw ShardSetError(journal: part.journal, reason: .whole)
            }
            if let difference = ShardSetError.Difference(part, first) {
                throw ShardSetError(
                    journal: part.journal,
                    reason: .differs(difference, from: first.journal)
                )
            }
            if let other = known.updateValue(part, forKey: shard.number) {
                throw ShardSetError(
                    journal: part.journal,
                    reason: .twice(shard, other: other.journal)
                )
            }
        }
        let count = first.record.shard?.count ?? 0
        return WholeImport(
            parts.sorted { ($0.record.shard?.number ?? 0) < ($1.record.shard?.number ?? 0) },
            missing: (1...max(count, 1)).filter { known[$0] == nil }
                .compactMap { Shard($0, of: count) }
        )
    }

    /// What it is the import of: the first part's, which has that in common with the others.
    package var record: ImportRecord { parts[0].record }
    package var staged: ImportRecord.Staged { parts[0].staged }
    package var journals: [String] { parts.map(\.journal) }

    /// - Throws: ``ShardSetError`` where shards are missing, since what tells of a part only is no audit, or
    ///   where they are more than can be read side by side.
    package func requireAll() throws(ShardSetError) {
        guard parts.count <= JournalSet.most else {
            throw ShardSetError(journal: journals[0], reason: .tooMany(parts.count))
        }
        guard missing.isEmpty else {
            throw ShardSetError(journal: journals[0], reason: .missing(missing))
        }
    }

    /// Where it is, also while other processes send its rows.
    ///
    /// - Parameter earlier: an earlier look while runs were on: what was found in the rows is as it was then.
    package func status(since earlier: ImportStatus? = nil) throws -> ImportStatus {
        guard parts.count > 1 else { return try parts[0].status(since: earlier) }
        let known = earlier?.parts.map(Optional.some) ?? []
        let looks = try zip(parts, known.isEmpty ? parts.map { _ in nil } : known).map {
            // What another run than the earlier look's may have changed since.
            try $0.status(since: $1?.isRunning == true ? $1 : nil)
        }
        return ImportStatus(of: looks, missing: missing)
    }

    /// Whether a file has the bytes that were imported.
    package func compare(_ source: Source) throws -> SourceMatch {
        try requireAll()
        return try parts[0].compare(source)
    }

    /// All that a report tells.
    ///
    /// - Parameter includesValues: whether with what example rows hold.
    package func figures(includesValues: Bool = false) throws -> ReportFigures {
        try requireAll()
        let figures = try parts.map { try $0.figures(includesValues: includesValues) }
        return figures.count > 1 ? ReportFigures(of: figures, at: Date()) : figures[0]
    }

    /// Writes rows with what became of them, in the order of the source.
    ///
    /// - Parameter output: makes what is written to, once it is known that the choice can be had.
    /// - Returns: how many rows of each status were written.
    package func export(
        _ choice: ExportChoice,
        remark: (Remark) -> Void = { _ in },
        to output: () throws -> FileHandle
    ) throws -> [RowStatus: Int] {
        try requireAll()
        return try JournalSet.look(at: journals) {
            try Exporter(choice: choice).write($0, remark: remark, to: output)
        }
    }

    /// Looks through a journal, which may be of an import that was never staged, or through those of all
    /// shards.
    package static func check(_ journals: [String], by caller: Caller) throws -> JournalCheck {
        guard journals.count > 1 else {
            return try journals.first.map { try Import.check(journal: $0) } ?? JournalCheck()
        }
        return try open(journals, by: caller).check()
    }

    /// Looks through the journals: through each, and whether they are the whole together.
    package func check() throws -> JournalCheck {
        try requireAll()
        var check = JournalCheck()
        for part in parts {
            check.add(try Import.check(journal: part.journal), of: part.journal)
        }
        if check.rows != staged.sourceRows {
            check.faults.append(
                "the source has \(staged.sourceRows) rows, but its shards have \(check.rows)"
            )
        }
        check.faults += try JournalSet.look(at: journals) { try $0.sharedCustomers() }
        return check
    }
}

/// Journals that aren't those of one import.
package struct ShardSetError: Explained {
    package enum Reason {
        /// It has all of its source, and is no shard.
        case whole
        case differs(Difference, from: String)
        case twice(Shard, other: String)
        case missing([Shard])
        case tooMany(Int)
    }

    /// What two journals of one import never differ in.
    package enum Difference {
        case source
        case count(Shard, Shard)
        case mapping
        case service(String, String)
    }

    package var journal: String
    package var reason: Reason

    package var message: String {
        switch reason {
        case .whole: "\(journal): this journal is not one of several shards: it has the whole file"
        case .differs(.source, let other):
            "\(journal): this journal is of another file than \(other)"
        case .differs(.count(let own, let others), let other):
            "\(journal): this is shard \(own), but \(other) is shard \(others)"
        case .differs(.mapping, let other):
            "\(journal): this journal has another mapping, or other mapping options, than \(other)"
        case .differs(.service(let own, let others), let other):
            "\(journal): its rows go to \(own), but those of \(other) go to \(others)"
        case .twice(_, let other) where other == journal:
            "\(journal): this journal is named twice"
        case .twice(let shard, let other):
            "\(journal): this is shard \(shard), and so is \(other)"
        case .missing(let shards):
            "the journal\(shards.count == 1 ? "" : "s") of \(Self.list(shards))"
                + " \(shards.count == 1 ? "is" : "are") missing"
        case .tooMany(let count):
            "\(Words.grouped(count)) journals are too many to read at once: at most"
                + " \(JournalSet.most) are possible"
        }
    }

    package var hint: String? {
        switch reason {
        case .whole: "Give it alone."
        case .differs(.mapping, _):
            "Use `remap` to give each shard the same mapping."
        case .differs, .twice: "Give the journal of each shard of one import, once each."
        case .missing: "Give the journals of all shards. `status` works with some of them."
        case .tooMany: "`status` takes them all. Give other commands one journal at a time."
        }
    }

    /// `shard 3/4`, `shards 1/4, 3/4 and 2 more`.
    package static func list(_ shards: [Shard]) -> String {
        let shown = shards.prefix(5).map(\.description).joined(separator: ", ")
        let more = shards.count > 5 ? " and \(Words.grouped(shards.count - 5)) more" : ""
        return (shards.count == 1 ? "shard " : "shards ") + shown + more
    }
}

extension ShardSetError.Difference {
    /// Nil where both may be of one import.
    init?(_ part: Import, _ other: Import) {
        let (a, b) = (part.record, other.record)
        let isSameSource =
            part.staged.sourceSHA256 == other.staged.sourceSHA256
            && part.staged.sourceSize == other.staged.sourceSize
        if !isSameSource {
            self = .source
        } else if let own = a.shard, let others = b.shard, own.count != others.count {
            self = .count(own, others)
        } else if a.mapping != b.mapping || a.settings != b.settings || a.columns != b.columns
            || part.staged.sourceRows != other.staged.sourceRows
        {
            self = .mapping
        } else if a.baseURL != b.baseURL {
            self = .service(a.baseURL, b.baseURL)
        } else {
            return nil
        }
    }
}

extension JournalCheck {
    fileprivate mutating func add(_ other: JournalCheck, of journal: String) {
        rows += other.rows
        attempts += other.attempts
        isWhole = isWhole && other.isWhole
        faults += other.faults.map { "\(journal): \($0)" }
    }
}
