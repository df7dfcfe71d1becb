/// Reads the rows of a sheet of a workbook.
final class WorkbookReading: SheetReading {
    /// With the columns that the sheet doesn't show, once a row was read.
    var detection: Detection {
        var detection = found
        detection.hiddenColumns = rows.hiddenColumns
        return detection
    }
    private let found: Detection
    /// A workbook stores no blank cells, or stores them for their looks.
    let usualCells = Int.max
    let isRagged = true

    private let name: String
    private let sheet: String
    private let rows: RowFeed
    private var strings: SharedStrings?
    private let mostBytes: Int
    private let marksValues: Bool

    /// - Parameters:
    ///   - name: the source's.
    ///   - index: the sheet's among all of the workbook.
    ///   - packings: what the workbook is packed with besides.
    init(
        _ workbook: any Workbook,
        sheet index: Int,
        name: String,
        _ packings: [Packing],
        _ options: ReaderOptions
    ) throws(SourceError) {
        self.name = name
        sheet = workbook.sheets[index].name
        mostBytes = options.maximumRecordBytes
        marksValues = options.marksValues
        found = Detection(
            format: workbook.format,
            formatOrigin: .detected,
            encoding: .utf8,
            encodingOrigin: .detected,
            dialect: nil,
            delimiterOrigin: .assumed,
            packings: packings,
            sheet: sheet,
            sheetCount: workbook.sheets.count
        )
        strings = try workbook.sharedStrings()
        rows = RowFeed(try workbook.rows(ofSheet: index, mostBytes: mostBytes))
    }

    func next(into record: inout Record) throws(SourceError) -> Bool {
        guard let row = try rows.next() else { return false }
        record.beginSheetRow(line: row.number, in: sheet, isHidden: row.isHidden)
        do throws(ScratchFileError) {
            try fill(&record, rows.queue.cells[row.cells], rows.queue.text)
        } catch {
            throw .unreadable(name, reason: error.message)
        }
        if let code = row.problem { note(code, in: &record, column: 1) }
        record.rawCount = record.storage.count
        return true
    }

    func check(_ record: inout Record) { record.problem = record.damage }

    private func fill(
        _ record: inout Record,
        _ cells: ArraySlice<RowQueue.Cell>,
        _ text: [UInt8]
    ) throws(ScratchFileError) {
        for cell in cells {
            let start = record.storage.count
            switch cell.kind {
            case .text, .value, .figure:
                record.storage.append(contentsOf: text[Int(cell.start)..<Int(cell.end)])
            case .shared:
                if try strings?.append(Int(cell.start), to: &record.storage) != true {
                    note(.damagedCell, in: &record, column: Int(cell.column) + 1)
                }
            case .valueless: break
            }
            record.setSheetCell(
                Int(cell.column),
                start..<record.storage.count,
                cell.kind,
                marksValue: marksValues
            )
            guard record.storage.count <= mostBytes else {
                return note(.recordTooLong, in: &record, column: 1)
            }
        }
    }

    private func note(_ code: RecordProblem.Code, in record: inout Record, column: Int) {
        guard record.problem == nil else { return }
        record.problem = RecordProblem(
            code: code,
            position: record.position(ofCell: column - 1),
            message: code == .recordTooLong
                ? RecordProblem.Words.tooLong(mostBytes) : RecordProblem.Words.damagedCell
        )
    }
}
