/// A way of reading records that has read some of them ahead, and gives them again.
///
/// So a mapping can be guessed by what the columns hold, from a pipe too. The records come as they
/// would have come, with the columns that were known at each, and so does what ended the reading.
final class RecordLookahead: RecordReading {
    private let reading: any RecordReading
    /// What was read, the next one last, each with how many columns were known by then.
    private var ahead: [(record: Record, columns: Int)] = []
    /// All columns that are known by now.
    private var columns: [Column]
    /// What came after the last record that was read ahead; nil where there is more to read.
    private var end: Result<Bool, SourceError>?
    /// Whether all that was read ahead was given, and nothing ended the reading meanwhile.
    private var isThrough = false

    /// Reads ahead as many records as there are, up to a number of them.
    init(_ reading: any RecordReading, columns: [Column], count: Int) {
        self.reading = reading
        self.columns = columns
        while ahead.count < count, end == nil {
            var record = Record()
            do throws(SourceError) {
                if try reading.next(into: &record, columns: &self.columns) {
                    ahead.append((record, self.columns.count))
                } else {
                    end = .success(false)
                }
            } catch {
                end = .failure(error)
            }
        }
        ahead.reverse()
    }

    /// The records that were read ahead and not given yet, in order.
    var records: [Record] { ahead.reversed().map(\.record) }

    var detection: Detection { reading.detection }

    /// The header was read before.
    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool { true }

    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool {
        if isThrough { return try reading.next(into: &record, columns: &columns) }
        if let next = ahead.popLast() {
            record = next.record
            columns += self.columns[min(columns.count, next.columns)..<next.columns]
            return true
        }
        if let end { return try end.get() }
        isThrough = true
        return try reading.next(into: &record, columns: &columns)
    }
}
