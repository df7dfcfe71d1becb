import Foundation
import Journal
import Mapping
import Spreadsheet

/// Makes sure that a journal which is gone on with is that of the same source and mapping.
struct SourceComparer {
    let source: MappedSource
    let writer: JournalWriter

    /// Holds the source against what was staged: the same bytes read in the same way, or at least
    /// the same rows in whatever order.
    ///
    /// - Parameter wanted: what the import would be if it began now.
    /// - Throws: ``ChangedError`` that says what differs.
    func compare(
        _ wanted: ImportRecord,
        with record: ImportRecord,
        _ staged: ImportRecord.Staged
    ) throws {
        let path = writer.path
        guard wanted.settings["business"] == record.settings["business"] else {
            throw ChangedError(journal: path, change: .business)
        }
        // A guess may have grown with the keys of JSON Lines: then only its end can be compared.
        let mayGrow = source.mayGrow && wanted.mapping != record.mapping
        guard mayGrow || wanted.mapping == record.mapping, wanted.settings == record.settings else {
            throw ChangedError(journal: path, change: .mapping)
        }
        if !mayGrow, wanted.dialect == record.dialect, isSameFile(staged) { return }
        let difference = try compareRows()
        guard source.mappingText == record.mapping else {
            throw ChangedError(journal: path, change: .mapping)
        }
        guard difference.isEmpty else {
            throw ChangedError(journal: path, change: .rows(difference))
        }
    }

    /// Whether a file on disk has the bytes that were staged: a quick look, which saves mapping
    /// every row again.
    private func isSameFile(_ staged: ImportRecord.Staged) -> Bool {
        guard case .file(let path) = source.reader.source,
            let file = FileHandle(forReadingAtPath: path)
        else { return false }
        let hash = SourceHash()
        while let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty {
            chunk.withUnsafeBytes { hash.update($0) }
        }
        return hash.finish() == (staged.sourceSize, staged.sourceSHA256)
    }

    private func compareRows() throws -> SourceDifference {
        let comparison = try SourceComparison(writer)
        var digests = RowDigest()
        var row = Record()
        while let mapped = try source.next(into: &row) {
            guard !mapped.isSkipped else { continue }
            try comparison.append(digests.digest(of: row, columns: source.reader.columns))
        }
        return try comparison.finish()
    }
}

/// The source or its mapping isn't the one that the journal was made from.
struct ChangedError: Explained {
    enum Change {
        case mapping
        case rows(SourceDifference)
        case business
        case baseURL(was: String, now: String)
    }

    var journal: String
    var change: Change

    var message: String {
        switch change {
        case .mapping:
            "\(journal): this journal was made with another mapping, or other options for it, than now"
        case .rows(let difference):
            "\(journal): the source has changed since this journal was made:"
                + " \(Words.count(difference.added, "row")) added or changed,"
                + " \(Words.count(difference.removed, "row")) gone or changed"
        case .business: "\(journal): this journal was made for another business"
        case .baseURL(ServiceTarget.sandboxName, let now):
            "\(journal): this journal belongs to the sandbox in the process, and this command names the"
                + " service at \(now)"
        case .baseURL(let was, ServiceTarget.sandboxName):
            "\(journal): this journal belongs to the service at \(was), and this command names the sandbox"
                + " in the process"
        case .baseURL(let was, let now):
            "\(journal): this journal belongs to the service at \(was), and this command names \(now)"
        }
    }

    var hint: String? {
        let path = ShellWord.quoted(journal)
        switch change {
        case .mapping, .rows:
            return "`customer-import resume \(path)` goes on with what was read then;"
                + " --journal NEW makes another import, which may create customers twice."
        case .business:
            return "Give the same as then, or make another import with --journal NEW."
        case .baseURL(ServiceTarget.sandboxName, _):
            return
                "`run` with --sandbox goes on with the practice; --journal NEW makes another import."
        case .baseURL(let was, ServiceTarget.sandboxName):
            return
                "Leave out --sandbox and give --base-url \(ShellWord.quoted(was)) to go on with it, or"
                + " practise with --journal NEW."
        case .baseURL(let was, _):
            return
                "--base-url \(ShellWord.quoted(was)) goes on with it; `run` with --journal NEW makes"
                + " another import, for the other service."
        }
    }
}
