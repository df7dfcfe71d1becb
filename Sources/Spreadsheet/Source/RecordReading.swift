/// One format's way of reading records.
protocol RecordReading: AnyObject {
    /// What the source turned out to be, as far as it was read.
    var detection: Detection { get }

    /// Reads what comes before the rows, such as a header; false where the source is empty.
    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool

    /// Reads the next record, blank ones too; false at the end.
    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool
}

/// One format's way of reading the rows of a sheet: cells as they are, of which nobody says yet which
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
    /// - Parameter line: where the header is said to be; nil where nothing is said.
    func mendedHeader(onLine line: Int?) -> (record: Record, fault: TablePlace.HeaderFault)?

    /// Notes damage of how a row is written. Is called of rows that have as many cells as their table.
    func check(_ record: inout Record)
}

extension SheetReading {
    func mendedHeader(onLine line: Int?) -> (record: Record, fault: TablePlace.HeaderFault)? { nil }
}

/// A way of reading records that has read some of them ahead, and gives them again.
///
/// So a mapping can be guessed by what the columns hold, from a pipe too. The records come as they
/// would have come, with the columns that were known at each, and so does what ended the reading.
final class RecordLookahead: RecordReading {
    private let reading: any RecordReading
    private var ahead = PackedRecords()
    /// All columns that are known by now.
    private var columns: [Column]
    /// What came after the last record that was read ahead; nil where there is more to read.
    private var end: Result<Bool, SourceError>?
    /// Whether all that was read ahead was given, and nothing ended the reading meanwhile.
    private var isThrough = false

    /// Reads ahead as many records as there are, up to a number of them, or of bytes that they take.
    init(_ reading: any RecordReading, columns: [Column], count: Int, bytes: Int) {
        self.reading = reading
        self.columns = columns
        var record = Record()
        while ahead.count < count, ahead.size < bytes, end == nil {
            do throws(SourceError) {
                if try reading.next(into: &record, columns: &self.columns) {
                    ahead.append(record, columns: self.columns.count)
                } else {
                    end = .success(false)
                }
            } catch {
                end = .failure(error)
            }
        }
    }

    /// Shows the records that were read ahead, in order, before the first of them is given.
    ///
    /// - Parameter body: says whether to go on.
    func show(_ body: (Record) -> Bool) {
        var record = Record()
        for place in 0..<ahead.count {
            ahead.read(place, into: &record)
            if !body(record) { return }
        }
    }

    var detection: Detection { reading.detection }

    /// The header was read before.
    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool { true }

    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool {
        if isThrough { return try reading.next(into: &record, columns: &columns) }
        if let known = ahead.take(into: &record) {
            if columns.count < known { columns += self.columns[columns.count..<known] }
            return true
        }
        if let end { return try end.get() }
        isThrough = true
        return try reading.next(into: &record, columns: &columns)
    }
}

/// The first rows of a source, which its reader gives again.
package struct RowSample {
    private let lookahead: RecordLookahead

    init(_ lookahead: RecordLookahead) {
        self.lookahead = lookahead
    }

    /// The first of them.
    package func first(_ count: Int) -> [Record] {
        var records: [Record] = []
        guard count > 0 else { return [] }
        forEach { record in
            records.append(record)
            return records.count < count
        }
        return records
    }

    /// Shows each row that is sound, blank ones left out, before the reader gives the first of them.
    ///
    /// - Parameter body: says whether to go on.
    package func forEach(_ body: (Record) -> Bool) {
        lookahead.show { record in
            record.problem != nil || record.isBlank ? true : body(record)
        }
    }
}
