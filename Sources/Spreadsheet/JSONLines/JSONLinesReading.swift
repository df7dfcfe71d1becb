/// Reads the records of a JSON Lines source: one object a line, flattened into columns.
final class JSONLinesReading: RecordReading {
    private(set) var input: TextInput
    private let options: ReaderOptions
    private var line = 1
    private var indexByPath: [[UInt8]: Int] = [:]

    /// Rows that are looked at for columns before the first one is handed out.
    private static let rowsForColumns = 1_000

    init(_ input: TextInput, _ options: ReaderOptions) {
        self.input = input
        self.options = options
    }

    /// Collects the columns of the rows in the buffer, so that a mapping can be made before the
    /// first row is read; the rows stay to be read.
    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool {
        // As far as a first chunk surely goes, so that a pipe's pieces make no difference.
        let limit = min(input.bytes.count, input.start + max(options.chunkBytes, 4_096))
        let isWhole = input.isAtEnd && limit == input.bytes.count
        var index = input.start
        var hasContent = false
        for _ in 1...Self.rowsForColumns {
            let end = lineEnd(from: index)
            guard index < limit, end < limit || isWhole else { break }
            hasContent = hasContent || input.bytes[index..<end].contains { $0 > 0x20 }
            var parser = JSONLineParser(Array(input.bytes[index..<end]))
            try? parser.parse()
            for entry in parser.entries { _ = self.index(of: entry.path, &columns) }
            index = min(end + 1, input.bytes.count)
        }
        hasContent = hasContent || limit < input.bytes.count
        return hasContent || !input.isAtEnd
    }

    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool {
        while true {
            let start = input.start
            let end = lineEnd(from: start)
            if end < input.bytes.count || input.isAtEnd {
                guard start < input.bytes.count else { return false }
                if end - start > options.maximumRecordBytes {
                    fail(tooLong(), into: &record)
                } else {
                    take(from: start, to: end, into: &record, &columns)
                }
                line += 1
                input.consume(upTo: min(end + 1, input.bytes.count))
                return true
            }
            if end - start > options.maximumRecordBytes {
                fail(tooLong(), into: &record)
                try skipLine()
                return true
            }
            try input.fill()
        }
    }

    private func take(
        from start: Int,
        to end: Int,
        into record: inout Record,
        _ columns: inout [Column]
    ) {
        // A CR before the LF is white space to JSON.
        var parser = JSONLineParser(Array(input.bytes[start..<end]))
        record.line = line
        record.problem = nil
        record.rawCount = end - start
        record.cells.removeAll(keepingCapacity: true)
        if input.bytes[start..<end].allSatisfy({ $0 <= 0x20 }) {
            record.storage.removeAll(keepingCapacity: true)
            record.rawCount = 0
            return
        }
        var fault: JSONLineParser.Fault?
        do throws(JSONLineParser.Fault) {
            try parser.parse()
        } catch {
            fault = error
        }
        record.storage = parser.bytes
        for entry in parser.entries {
            let index = index(of: entry.path, &columns)
            while record.cells.count <= index { record.cells.append(.absent) }
            if record.cells[index].rawStart > 0 {
                fault = fault ?? duplicate(entry)
            }
            record.cells[index] = Record.Cell(
                start: entry.text?.lowerBound ?? -1,
                end: entry.text?.upperBound ?? -1,
                rawStart: entry.offset
            )
        }
        while record.cells.count < columns.count { record.cells.append(.absent) }
        record.problem = Self.damage(record) ?? fault.map { problem($0, record) }
    }

    /// The column of a path, made where it is new.
    private func index(of path: [UInt8], _ columns: inout [Column]) -> Int {
        if let index = indexByPath[path] { return index }
        indexByPath[path] = columns.count
        columns.append(
            Column(name: String(decoding: path, as: UTF8.self), position: columns.count + 1)
        )
        return columns.count - 1
    }

    private func lineEnd(from start: Int) -> Int {
        ByteScanner.first(
            of: UInt8(ascii: "\n"),
            in: input.bytes,
            from: start,
            to: input.bytes.count
        )
    }

    private func skipLine() throws(SourceError) {
        while true {
            let end = lineEnd(from: input.start)
            if end < input.bytes.count {
                input.consume(upTo: end + 1)
                line += 1
                return
            }
            input.consume(upTo: end)
            guard !input.isAtEnd else { return }
            try input.fill()
        }
    }

    private func fail(_ problem: RecordProblem, into record: inout Record) {
        record.line = line
        record.storage.removeAll(keepingCapacity: true)
        record.rawCount = 0
        record.cells.removeAll(keepingCapacity: true)
        record.problem = problem
    }

    private func tooLong() -> RecordProblem {
        RecordProblem(
            code: .recordTooLong,
            position: SourcePosition(line: line, column: 1),
            message: "the line is longer than \(options.maximumRecordBytes) bytes"
        )
    }

    private func duplicate(_ entry: JSONLineParser.Entry) -> JSONLineParser.Fault {
        let name = String(decoding: entry.path, as: UTF8.self)
        return JSONLineParser.Fault(
            code: .duplicateKey,
            offset: entry.offset,
            message: "the key “\(name)” stands twice"
        )
    }

    private func problem(_ fault: JSONLineParser.Fault, _ record: Record) -> RecordProblem {
        RecordProblem(
            code: fault.code,
            position: record.position(ofByte: fault.offset),
            message: fault.message
        )
    }

    private static func damage(_ record: Record) -> RecordProblem? {
        let place = UTF8Check.firstDamage(in: record.storage, from: 0, to: record.rawCount)
        return place.map { place in
            RecordProblem(
                code: record.storage[place] == 0 ? .nulByte : .badEncoding,
                position: record.position(ofByte: place),
                message: "there are bytes that aren't text here"
            )
        }
    }
}
