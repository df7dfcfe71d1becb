/// Records of a sheet that were read ahead of their turn.
struct RecordQueue {
    private(set) var records: [Record] = []
    private var head = 0

    var isEmpty: Bool { head == records.count }

    /// Those that wait, the next one first.
    var waiting: ArraySlice<Record> { records[head...] }

    mutating func append(_ record: Record) { records.append(record) }

    /// Gives the next one; false where none waits.
    mutating func take(_ record: inout Record) -> Bool {
        guard head < records.count else { return false }
        // What was in it is not needed, and nothing is copied.
        swap(&record, &records[head])
        head += 1
        if head == records.count {
            records.removeAll(keepingCapacity: true)
            head = 0
        }
        return true
    }

    /// Takes the next ones out.
    mutating func drop(_ count: Int) {
        head = min(head + count, records.count)
    }
}
