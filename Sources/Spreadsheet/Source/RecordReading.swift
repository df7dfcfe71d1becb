/// One format's way of reading records.
protocol RecordReading: AnyObject {
    /// What the source turned out to be, as far as it was read.
    var detection: Detection { get }

    /// Reads what comes before the rows, such as a header; false where the source is empty.
    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool

    /// Reads the next record, blank ones too; false at the end.
    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool
}
