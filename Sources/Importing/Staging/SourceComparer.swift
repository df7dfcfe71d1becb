import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// Makes sure that a journal which is gone on with is that of the same source and mapping.
struct SourceComparer {
    let source: MappedSource
    let writer: JournalWriter

    init(source: MappedSource, writer: JournalWriter) {
        self.source = source
        self.writer = writer
    }

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
            throw ChangedError(
                journal: path,
                change: .business(
                    was: record.settings["business"],
                    now: wanted.settings["business"]
                )
            )
        }
        guard wanted.shard == record.shard else {
            throw ChangedError(
                journal: path,
                change: .shard(was: record.shard, now: wanted.shard)
            )
        }
        let (was, now) = (
            ProblemPolicy(settings: record.settings), ProblemPolicy(settings: wanted.settings)
        )
        guard was == now else {
            throw ChangedError(
                journal: path,
                change: .findings(was: was.options, now: now.options)
            )
        }
        // A guess may have grown with the keys of JSON Lines: then only its end can be compared.
        let isSame = isSameMapping(wanted.mapping, record.mapping)
        let mayGrow = source.mayGrow && !isSame
        guard mayGrow || isSame, wanted.settings == record.settings else {
            throw changedMapping(record, wanted)
        }
        if !mayGrow, wanted.dialect == record.dialect, isSameFile(staged) { return }
        let difference = try compareRows(of: record.shard)
        guard isSameMapping(source.mappingText, record.mapping) else {
            var read = wanted
            read.mapping = source.mappingText
            throw changedMapping(record, read)
        }
        guard difference.isEmpty else {
            throw ChangedError(journal: path, change: .rows(difference))
        }
    }

    private func changedMapping(_ was: ImportRecord, _ now: ImportRecord) -> ChangedError {
        var file: String?
        if case .file(let path) = source.origin { file = path }
        return ChangedError(
            journal: writer.path,
            change: .mapping(MappingDifference(was: was, now: now), file: file)
        )
    }

    /// Whether two texts are one mapping. What a guess has from the first rows is of no matter: another order
    /// of the same rows tells otherwise, and what the journal has was mapped by its own.
    private func isSameMapping(_ one: String, _ other: String) -> Bool {
        guard one != other, case .guess = source.origin else { return one == other }
        let mappings = [one, other].map { try? Mapping(yaml: $0, fileName: "").withoutHabits }
        return mappings[0] != nil && mappings[0] == mappings[1]
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

    private func compareRows(of shard: Shard?) throws -> SourceDifference {
        let comparison = try SourceComparison(writer)
        var digests = CellDigest()
        var row = Record()
        while let checked = try source.next(into: &row) {
            if case .mapped(let mapped) = checked, mapped.isSkipped { continue }
            if let shard, !shard.holds(checked.business) { continue }
            try comparison.append(digests.digest(of: row, columns: source.reader.columns))
        }
        return try comparison.finish()
    }
}
