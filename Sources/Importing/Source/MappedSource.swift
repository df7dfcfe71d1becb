import Mapping
import Spreadsheet

/// A source opened for reading, with the mapping that makes customers of its rows.
package final class MappedSource {
    /// Where the mapping came from.
    package enum Origin {
        case file(String)
        case guess(MappingGuess)
    }

    package let reader: RecordReader
    package let origin: Origin
    private var checker: RowChecker
    /// Of the bytes as they are read; nil where nobody asks what file it is.
    let hash: SourceHash?
    /// The encoding as it looked before the first row, which a pipe may belie.
    private let firstEncoding: TextEncoding

    /// Opens a source and settles its mapping.
    ///
    /// - Parameter hash: takes in every byte that is read; nil where nobody asks what file it was.
    /// - Throws: why the source can't be read, or the mapping not be used, before a row is read.
    init(_ options: SourceOptions, hash: SourceHash?) throws {
        self.hash = hash
        let given = try options.mappingFile.map { path in
            (path: path, mapping: try MappingFile.read(path))
        }
        reader = try RecordReader(
            options.source,
            options: options.reading,
            judge: given.map { .columns(of: $0.mapping) } ?? .customers,
            headerJudge: given.map { .naming(columnsOf: $0.mapping) } ?? .guessing,
            tap: hash.map { hash in { hash.update($0) } }
        )
        firstEncoding = reader.detection.encoding
        let mapping: Mapping
        if let given {
            mapping = given.mapping
            origin = .file(given.path)
        } else {
            let guess = MappingGuess(of: reader)
            mapping = guess.mapping
            origin = .guess(guess)
        }
        var isGuess = false
        if case .guess = origin { isGuess = true }
        do throws(MappingError) {
            let mapper = try RowMapper(
                mapping,
                columns: reader.columns,
                format: reader.detection.format,
                mapsNewColumns: isGuess,
                table: options.fieldTable,
                policy: options.policy
            )
            checker = RowChecker(mapper)
        } catch {
            throw UnfitMapping(reason: error, reader: reader)
        }
    }

    /// Opens a source and settles its mapping, only to look at it.
    ///
    /// - Parameter isHashed: whether it is to be known by its bytes, as a ``FindingFile`` needs it.
    /// - Throws: why the source can't be read, or the mapping not be used, before a row is read.
    package convenience init(_ options: SourceOptions, isHashed: Bool = false) throws {
        try self.init(options, hash: isHashed ? SourceHash() : nil)
    }

    /// The canonical text of the mapping as it is, which keys of JSON Lines that come up late
    /// may add to.
    package var mappingText: String { mapper.mapping.canonicalText }

    /// The mapping as it is, made ready for this source.
    package var mapper: RowMapper { checker.mapper }

    /// Whether rows may still add to the mapping.
    var mayGrow: Bool {
        guard case .guess = origin else { return false }
        return reader.detection.format == .jsonLines
    }

    /// How the source is read as it looks by now, for the journal.
    var dialect: [String: String] {
        let detection = reader.detection
        var dialect = [
            "format": detection.format.rawValue, "encoding": detection.encoding.rawValue,
        ]
        if let sheet = detection.sheet { dialect["sheet"] = sheet }
        if let csv = detection.dialect { dialect.merge(csv.record) { $1 } }
        if let table = detection.table { dialect.merge(table.record) { $1 } }
        return dialect
    }

    /// What can be said of the whole source only once it was read to its end.
    package var lateRemarks: [String] {
        var remarks: [String] = []
        let encoding = reader.detection.encoding
        if encoding != firstEncoding {
            remarks.append(
                "the first letter beyond A to Z comes late in the file: it was read as \(encoding.name)"
            )
        }
        remarks += mapper.lateFields.map { late in
            "“\(late.source)” is used for \(late.field.path) from row"
                + " \(Words.grouped(late.row)) on, the first"
                + " that has it"
        }
        return remarks
    }

    /// Reads the next row and finds out what it is; nil at the end.
    ///
    /// - Throws: at the end also that the mapping names what no row had.
    func next(into record: inout Record) throws -> CheckedRow? {
        guard try reader.next(into: &record) else {
            try mapper.requireSeenColumns()
            return nil
        }
        return try checker.check(record, columns: reader.columns)
    }

    /// What is to be sent of the row that was read last, where it is plain.
    func payload(of record: Record, _ row: PlainRow) -> [UInt8] {
        checker.payload(of: record, row)
    }

    /// The `external_id` of that row.
    func externalID(ofPlain record: Record) -> String? {
        checker.externalID(ofPlain: record)
    }

    /// A damaged line of JSON as it is in the source: its cells show but a part of it. Nil for any
    /// other row; those of CSV have all that was written in their cells.
    func raw(of record: Record) -> String? {
        record.problem != nil && reader.detection.format == .jsonLines ? record.text : nil
    }
}
