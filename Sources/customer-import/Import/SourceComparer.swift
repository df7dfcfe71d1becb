import Journal
import Mapping
import Spreadsheet

/// Makes sure that a journal which is gone on with is that of the same source and mapping.
struct SourceComparer {
    let source: MappedSource
    let writer: JournalWriter

    /// Reads the source to its end, and holds it against what was staged: the same bytes, or at
    /// least the same rows in whatever order.
    ///
    /// - Throws: ``ChangedError`` that says what differs.
    func compare(with record: ImportRecord, _ staged: ImportRecord.Staged) throws {
        guard source.mappingText == record.mapping else {
            throw ChangedError(journal: writer.path, change: .mapping)
        }
        let comparison = try SourceComparison(writer)
        var digests = RowDigest()
        var row = Record()
        while let mapped = try source.next(into: &row) {
            guard !mapped.isSkipped else { continue }
            try comparison.append(digests.digest(of: row, columns: source.reader.columns))
        }
        guard source.fingerprint.sha256 != staged.sourceSHA256 else { return }
        let difference = try comparison.finish()
        guard difference.isEmpty else {
            throw ChangedError(journal: writer.path, change: .rows(difference))
        }
    }
}

/// The source or its mapping isn't the one that the journal was made from.
struct ChangedError: Explained {
    enum Change {
        case mapping
        case rows(SourceDifference)
        case business
        case baseURL(was: String)
    }

    var journal: String
    var change: Change

    var message: String {
        switch change {
        case .mapping:
            "\(journal): this journal was made with another mapping than the one given now"
        case .rows(let difference):
            "\(journal): the source has changed since this journal was made:"
                + " \(Words.count(difference.added, "row")) added or changed,"
                + " \(Words.count(difference.removed, "row")) gone or changed"
        case .business: "\(journal): this journal was made for another business"
        case .baseURL(let was): "\(journal): this journal belongs to the service at \(was)"
        }
    }

    var hint: String? {
        let path = ShellWord.quoted(journal)
        switch change {
        case .mapping, .rows:
            return "`customer-import resume \(path)` goes on with what was read then;"
                + " --journal NEW makes another import, which may create customers twice."
        case .business, .baseURL:
            return "Give the same as then, or make another import with --journal NEW."
        }
    }
}
