import Journal
import Spreadsheet

extension RepairSource {
    /// The file with the encoding that it was saved in, where that is to be found out and its letters alone
    /// tell it: by holding its cells against the journal's.
    ///
    /// - Throws: ``UnclearCodePage``, or what is wrong with the file.
    func withCodePage(_ journal: Journal, columns: [Column], used: Set<Int>) throws -> RepairSource
    {
        guard encoding == nil, try isInCodePage() else { return self }
        let reader = try ProblemFile.reader(saved(in: .bytes))
        let headers = reader.columns.map { TextEncoding.bytes(of: $0.header) }
        guard let mark = reader.columns.lastIndex(where: { $0.name == ProblemFile.markName }) else {
            return self
        }
        var page = SavedCodePage(headers: headers, columns: columns, used: used)
        var record = Record()
        var isLast = false
        while !isLast {
            var cells: [(row: RowID, cell: SavedCodePage.Cell)] = []
            while cells.count < Self.cellsAtATime {
                isLast = try !reader.next(into: &record)
                if isLast { break }
                // What is wrong with a line is told when it is read for good.
                guard let row = RowMark(record[cell: mark] ?? "") else { continue }
                for place in headers.indices {
                    guard let bytes = record.bytes(ofCell: place) else { continue }
                    cells.append((row.row, .init(place: place, bytes: bytes, form: row.form)))
                }
            }
            let rows = try journal.rows(Array(Set(cells.map(\.row))))
            page.note(
                cells.map { row, cell in
                    var cell = cell
                    cell.row = rows[row]
                    return cell
                }
            )
        }
        switch page.verdict {
        case .saved(let encoding): return saved(in: encoding)
        case .unsure(let readings): throw UnclearCodePage(file: source.name, readings: readings)
        case .unknown: return self
        }
    }

    private func saved(in encoding: TextEncoding) -> RepairSource {
        var file = self
        file.encoding = encoding
        return file
    }

    private static let cellsAtATime = 2_000

    /// Whether it is text of which neither a mark nor its form says what it is in.
    private func isInCodePage() throws -> Bool {
        let detection = try ProblemFile.reader(self, guessesEncoding: true).detection
        return detection.format == .csv && detection.encoding.isCodePage
    }
}

/// That a problem file could have been saved in any of several code pages, of which none can be told by the
/// cells that nobody touched.
struct UnclearCodePage: Explained {
    let file: String
    let readings: [EncodingReading]

    var message: String {
        "\(file): it could have been saved in any of several encodings, and what was changed would be:\n"
            + EncodingReading.table(readings)
    }

    var hint: String? {
        "Give the one that reads right, such as --encoding"
            + " \(readings.first?.encoding.rawValue ?? "windows-1252"); or save the file as .xlsx or as CSV in"
            + " UTF-8, and give that."
    }

    var code: ErrorCode { .unclearEncoding }
    var location: ErrorPlace? { ErrorPlace(file: file) }
}
