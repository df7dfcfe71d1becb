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
