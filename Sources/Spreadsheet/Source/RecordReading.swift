/// One format's way of reading records.
protocol RecordReading: AnyObject {
    /// What the source turned out to be, as far as it was read.
    var detection: Detection { get }

    /// Reads what comes before the rows, such as a header; false where the source is empty.
    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool

    /// Reads the next record, blank ones too; false at the end.
    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool
}

/// One format's way of reading the rows of a sheet: cells as they stand, of which nobody says yet which
/// are a table's. ``TableReading`` finds the table in them.
protocol SheetReading: AnyObject {
    /// What the source turned out to be, as far as it was read.
    var detection: Detection { get }

    /// How many cells a row may have, where most have the same surplus of blank ones behind the first row's;
    /// 0 where they haven't, `Int.max` where blank cells at the end never tell anything.
    var usualCells: Int { get }

    /// Whether blank cells at the end of a row aren't stored, so that rows may have fewer than the header.
    var isRagged: Bool { get }

    /// Reads the next row, blank ones too, with its ``Record/line``, which people find it by; false at
    /// the end.
    func next(into record: inout Record) throws(SourceError) -> Bool

    /// The first row as a header whose damage leaves no doubt about its names, and what the damage is;
    /// ``next(into:)`` goes on behind it. Nil where it needs no mending, or isn't on the line that is wanted.
    ///
    /// Is called once, before anything is read.
    ///
    /// - Parameter line: where the header is said to stand; nil where nothing is said.
    func mendedHeader(onLine line: Int?) -> (record: Record, fault: TablePlace.HeaderFault)?

    /// Notes damage of how a row is written. Is called of rows that have as many cells as their table.
    func check(_ record: inout Record)
}

extension SheetReading {
    func mendedHeader(onLine line: Int?) -> (record: Record, fault: TablePlace.HeaderFault)? { nil }
}
