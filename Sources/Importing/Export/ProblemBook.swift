import Foundation
import Journal
import Workbooks

/// Rows that are to be put right, as a workbook for the person who does that: what is wrong in whole sentences,
/// the source's columns as texts, the cells at fault filled and noted, and what `fix` needs in hidden columns.
final class ProblemBook: RowOutput {
    /// What is above the sentences.
    static let remarkHeader = "What to put right"
    /// Notes are kept in memory until the file is written.
    static let mostNotes = 1_000
    /// In characters.
    private static let remarkWidth = 56
    private static let readMeWidth = 72

    private let source: SourceColumns
    private let remarks: RowRemarks
    private let mark: (JournalRow) -> RowMark
    private let handle: FileHandle
    private var readMe: ReadMe
    private let writer: WorkbookWriter
    private let firstSheet: WorkbookWriter.Sheet
    private let sheet: WorkbookWriter.Sheet
    private let formats: Formats
    private var widths: ColumnWidths
    private let cells: [ExportColumn]
    private var row = 0
    private var notes = 0
    /// Cells whose texts a workbook can't hold whole.
    private(set) var cutCells = 0

    private struct Formats {
        let plain, remark, grave, doubtful, technical: WorkbookWriter.Format
    }

    private static let technical = [ProblemFile.markName, "_status", "_field"]

    /// - Parameters:
    ///   - mark: the mark of a row whose cells are as they are.
    ///   - source: what the rows come from, as a person knows it.
    ///   - steps: the commands with which to go on.
    /// - Throws: that a sheet has no room for so many columns.
    init(
        _ remarks: RowRemarks,
        source: String,
        steps: String,
        to handle: FileHandle,
        mark: @escaping (JournalRow) -> RowMark
    ) throws {
        self.remarks = remarks
        self.source = remarks.source
        self.mark = mark
        self.handle = handle
        cells = remarks.source.cells
        readMe = ReadMe(source: source, rows: 0, steps: steps)
        writer = try WorkbookWriter(title: "Rows of \(source) to look at")
        firstSheet = try writer.addSheet("Read me")
        sheet = try writer.addSheet(readMe.sheet)
        formats = Formats(
            plain: try writer.format(CellLook()),
            remark: try writer.format(SheetLooks.remark),
            grave: try writer.format(SheetLooks.grave),
            doubtful: try writer.format(SheetLooks.doubtful),
            technical: try writer.format(SheetLooks.technical)
        )
        let headers = cells.map { WorkbookText.written($0.header ?? $0.name) }
        widths = ColumnWidths(headers: headers)
        try SheetLooks.checkWidth(headers.count + 1 + Self.technical.count)
        try sheet.setRow(0, height: 20)
        try sheet.write(
            Self.remarkHeader,
            0,
            0,
            try writer.format(SheetLooks.remarkHeader)
        )
        let look = try writer.format(SheetLooks.header)
        for (place, header) in (headers + Self.technical).enumerated() {
            try sheet.write(header, 0, place + 1, look)
        }
    }

    var parts: JournalRow.Parts { [.cells, .mark, .findings, .outcome] }

    func write(_ row: JournalRow) throws {
        self.row += 1
        let found = remarks.remarks(of: row)
        let text = found.map(\.text).joined(separator: "\n")
        try sheet.setRow(self.row, height: RowHeight.points(text, width: Self.remarkWidth))
        try sheet.write(WorkbookText.written(text), self.row, 0, formats.remark)
        for (place, column) in cells.enumerated() {
            let cell = column.text(row) ?? ""
            let about = found.isEmpty ? [] : found.filter { $0.cells.contains(place) }
            try write(cell, place, about)
        }
        let technical = [
            mark(row).text, row.status.rawValue,
            row.problem?.field ?? row.findings.first?.field ?? "",
        ]
        for (place, text) in technical.enumerated() where !text.isEmpty {
            try sheet.write(
                WorkbookText.written(text),
                self.row,
                1 + cells.count + place,
                formats.technical
            )
        }
        widths.endRow()
    }

    private func write(_ cell: String, _ place: Int, _ about: [RowRemarks.Remark]) throws {
        guard !cell.isEmpty || !about.isEmpty else { return }
        let written = WorkbookText.written(cell)
        if WorkbookText.isCut(cell) { cutCells += 1 }
        let format =
            about.isEmpty
            ? formats.plain : about.contains { $0.isGrave } ? formats.grave : formats.doubtful
        try sheet.write(written, row, place + 1, format)
        widths.note(written, place)
        guard !about.isEmpty, notes < Self.mostNotes else { return }
        notes += 1
        try sheet.note(about.map(\.text).joined(separator: "\n"), row, place + 1)
    }

    func finish() throws {
        let count = 1 + cells.count + Self.technical.count
        try sheet.setColumn(0, width: Double(Self.remarkWidth), formats.remark)
        for place in cells.indices {
            try sheet.setColumn(place + 1, width: widths.width(place), formats.plain)
        }
        for place in Self.technical.indices {
            try sheet.setColumn(
                1 + cells.count + place,
                width: 20,
                formats.technical,
                isHidden: true
            )
        }
        sheet.freeze(rows: 1, columns: 1)
        try sheet.filter(rows: row, columns: count)
        try sheet.acceptNumbersAsTexts(rows: row, columns: count)
        try sheet.printAcross()
        readMe.rows = row
        try writeReadMe()
        try writer.finish(to: handle)
    }

    private func writeReadMe() throws {
        firstSheet.hideGrid()
        firstSheet.printOnOnePage()
        let text = try writer.format(CellLook(wraps: true))
        let heading = try writer.format(CellLook(.bold, ink: 0x1F3864, isLow: true))
        try firstSheet.setColumn(0, width: Double(Self.readMeWidth), text)
        try firstSheet.setRow(0, height: 26)
        try firstSheet.write(
            readMe.title,
            0,
            0,
            try writer.format(CellLook(.title, ink: 0x1F3864))
        )
        for (place, line) in readMe.lines.enumerated() {
            let height = RowHeight.points(line.text, width: Self.readMeWidth)
            try firstSheet.setRow(place + 1, height: line.isHeading ? height + 8 : height)
            try firstSheet.write(line.text, place + 1, 0, line.isHeading ? heading : text)
        }
    }
}

/// The first sheet of a workbook that a person is sent: what to do, and what not to touch. Pure.
struct ReadMe {
    /// A line, and whether it is a heading.
    struct Line: Hashable {
        var text: String
        var isHeading = false
    }

    /// What the rows come from, as a person knows it.
    var source: String
    var rows: Int
    /// The command that takes the file back, and those around it.
    var steps: String

    let sheet = "Problems"

    var title: String {
        "\(Words.count(rows, "row")) of \(source) \(rows == 1 ? "needs" : "need") a look"
    }

    /// Nine lines below the title.
    var lines: [Line] {
        [
            Line(
                text:
                    "The sheet “\(sheet)” lists the rows in which something looks wrong, in the order of the"
                    + " file. Rows with an orange cell haven't been imported yet."
            ),
            Line(text: "What to do", isHeading: true),
            Line(
                text:
                    "1.  In each row, read “\(ProblemBook.remarkHeader)”. It says what is wrong and what would be"
                    + " right. Orange cells are wrong. Yellow cells may be right: please check them."
            ),
            Line(
                text:
                    "2.  Correct the cells, save this file as a workbook, and send it back. Rows that you don't"
                    + " change, or that you delete, stay as they are."
            ),
            Line(text: "What to leave alone", isHeading: true),
            Line(
                text:
                    "•  The header, and the hidden columns at the end: they tell which row is which. Don't add"
                    + " rows. To sort, select whole rows."
            ),
            Line(
                text:
                    "•  The format of the cells, which is Text. It keeps 0012 as 0012, and everything else as you"
                    + " type it."
            ),
            Line(text: "For whoever sent you this file", isHeading: true),
            Line(text: "When it comes back: \(steps)"),
        ]
    }
}
