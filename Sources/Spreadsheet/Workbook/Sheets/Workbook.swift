/// A workbook of whatever format: sheets, each of which can be read by itself.
protocol Workbook: AnyObject {
    var format: SourceFormat { get }
    /// In the order in which they are shown.
    var sheets: [SheetEntry] { get }

    /// The rows of a sheet.
    ///
    /// - Parameter mostBytes: what a row may have.
    func rows(ofSheet index: Int, mostBytes: Int) throws(SourceError) -> any RowPieces

    /// The texts that cells share; nil where each cell has its own.
    func sharedStrings() throws(SourceError) -> SharedStrings?
}

/// A sheet as a workbook lists it.
struct SheetEntry: Hashable {
    var name: String
    var isHidden: Bool
}

/// Chooses the sheet of a workbook that is read.
struct SheetChooser {
    let source: Source
    let workbook: any Workbook
    let options: ReaderOptions
    /// Whether a table is what is looked for; nil where any does.
    let judge: TableJudge?

    /// How many rows a sheet is judged by.
    private static let rowsToJudge = 100

    /// The place of the sheet that is named, else of the one that holds what is looked for.
    ///
    /// - Throws: that there is no such sheet, or that it isn't clear which one is meant.
    func choose(
        reading: (Int) throws(SourceError) -> any RecordReading
    ) throws(SourceError) -> Int {
        let names = workbook.sheets.map(\.name)
        if let wanted = options.sheet {
            guard let index = Self.index(of: wanted, in: names) else {
                throw .noSheet(source.name, wanted: wanted, names)
            }
            return index
        }
        let shown = workbook.sheets.indices.filter { !workbook.sheets[$0].isHidden }
        if shown.count == 1 { return shown[0] }
        var filled: [Int] = []
        var fitting: [Int] = []
        for index in shown {
            let table = try reading(index)
            var columns: [Column] = []
            guard try table.begin(&columns) else { continue }
            filled.append(index)
            guard let judge else { continue }
            let rows = RecordLookahead(
                table,
                columns: columns,
                count: Self.rowsToJudge,
                bytes: .max
            )
            let sample = RowSample(rows).first(Self.rowsToJudge)
            if judge.fits(columns, sample) { fitting.append(index) }
        }
        guard let first = filled.first else { throw .empty(source.name) }
        if filled.count == 1 || judge == nil { return first }
        if fitting.count == 1 { return fitting[0] }
        throw .unclearSheet(
            source.name,
            fitting.isEmpty ? filled.map { names[$0] } : fitting.map { names[$0] },
            doFit: !fitting.isEmpty
        )
    }

    /// A sheet by its name, in whatever case, else by its number from 1 on.
    private static func index(of wanted: String, in names: [String]) -> Int? {
        if let index = names.firstIndex(of: wanted) { return index }
        if let index = names.firstIndex(where: { $0.lowercased() == wanted.lowercased() }) {
            return index
        }
        guard let number = Int(wanted), names.indices.contains(number - 1) else { return nil }
        return number - 1
    }
}
