/// Reads the records of a JSON Lines source: one object a line, flattened into columns.
final class JSONLinesReading: RecordReading {
    private var input: TextInput
    private let source: Source
    private let options: ReaderOptions
    private let formatOrigin: Detection.Origin
    private var line = 1
    private var indexByPath: [[UInt8]: Int] = [:]

    /// Rows that are looked at for columns before the first one is handed out.
    private static let rowsForColumns = 1_000

    init(
        _ source: Source,
        _ input: TextInput,
        _ options: ReaderOptions,
        _ formatOrigin: Detection.Origin
    ) {
        self.source = source
        self.input = input
        self.options = options
        self.formatOrigin = formatOrigin
        line += input.skippedLines
    }

    var detection: Detection {
        Detection(
            format: .jsonLines,
            formatOrigin: formatOrigin,
            encoding: input.encoding,
            encodingOrigin: input.encodingOrigin,
            encodingDoubt: input.encodingDoubt,
            dialect: nil,
            delimiterOrigin: .assumed,
            packings: input.packings
        )
    }

    /// Collects the columns of the rows in the buffer, so that a mapping can be made before the
    /// first row is read; the rows stay to be read.
    ///
    /// - Throws: ``SourceError/notJSONLines(_:_:)`` where each of them is no JSON object.
    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool {
        // The first line is whole, however long.
        while lineEnd(from: input.start) == input.bytes.count, !input.isAtEnd,
            input.bytes.count - input.start <= options.maximumRecordBytes
        {
            try input.fill()
        }
        guard input.start < input.bytes.count else { return false }
        // As far as a first chunk surely goes, so that a pipe's pieces make no difference.
        let firstBytes = max(options.chunkBytes, TextInput.leastFirstBytes)
        let limit = min(
            input.bytes.count,
            max(input.start + firstBytes, lineEnd(from: input.start) + 1)
        )
        let isWhole = input.isAtEnd && limit == input.bytes.count
        var index = input.start
        var sound = 0
        var problem: RecordProblem?
        for offset in 0..<Self.rowsForColumns {
            let end = lineEnd(from: index)
            guard index < limit, end < limit || isWhole else { break }
            let text = Array(input.bytes[index..<end])
            index = min(end + 1, input.bytes.count)
            guard text.contains(where: { $0 > 0x20 }), text.count <= options.maximumRecordBytes
            else { continue }
            var parser = JSONLineParser(text)
            do throws(JSONLineParser.Fault) {
                try parser.parse()
                sound += 1
            } catch {
                let place = SourcePosition(line: line + offset, column: 1)
                problem =
                    problem
                    ?? RecordProblem(code: error.code, position: place, message: error.message)
            }
            for entry in parser.entries { _ = self.index(of: entry.path, &columns) }
        }
        if let problem, sound == 0 { throw .notJSONLines(source.name, problem) }
        return true
    }

    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool {
        while true {
            let start = input.start
            let end = lineEnd(from: start)
            if end < input.bytes.count || input.isAtEnd {
                guard start < input.bytes.count else { return false }
                if end - start > options.maximumRecordBytes {
                    cutShort(from: start, into: &record)
                } else {
                    take(from: start, to: end, into: &record, &columns)
                }
                line += 1
                input.consume(upTo: min(end + 1, input.bytes.count))
                return true
            }
            if end - start > options.maximumRecordBytes {
                cutShort(from: start, into: &record)
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
        let hasReturn = end > start && input.bytes[end - 1] == UInt8(ascii: "\r")
        record.rawCount = end - start - (hasReturn ? 1 : 0)
        record.cells.removeAll(keepingCapacity: true)
        record.arrayCells.removeAll(keepingCapacity: true)
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
                fault = fault ?? duplicate(entry.path, at: entry.offset)
            }
            if entry.isArray { record.arrayCells.append(index) }
            record.cells[index] = Record.Cell(
                start: entry.text?.lowerBound ?? -1,
                end: entry.text?.upperBound ?? -1,
                rawStart: entry.offset
            )
        }
        fault = fault ?? duplicateObject(parser.objects, record)
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

    /// Makes an invalid row of a line that is longer than records may be.
    private func cutShort(from start: Int, into record: inout Record) {
        let most = options.maximumRecordBytes
        record.line = line
        record.storage.removeAll(keepingCapacity: true)
        record.storage.append(contentsOf: input.bytes[start..<start + most])
        record.rawCount = most
        record.cells.removeAll(keepingCapacity: true)
        record.arrayCells.removeAll(keepingCapacity: true)
        record.problem = RecordProblem(
            code: .recordTooLong,
            position: SourcePosition(line: line, column: 1),
            message: RecordProblem.Words.longLine(most)
        )
    }

    /// An object whose key has another object or a value besides.
    private func duplicateObject(
        _ objects: [JSONLineParser.Object],
        _ record: Record
    ) -> JSONLineParser.Fault? {
        var seen: Set<[UInt8]> = []
        for object in objects {
            let isSecond = !seen.insert(object.path).inserted
            let cell = indexByPath[object.path].map {
                record.cells.indices.contains($0) ? record.cells[$0].rawStart : 0
            }
            if isSecond || cell ?? 0 > 0 {
                return duplicate(object.path, at: max(object.offset, cell ?? 0))
            }
        }
        return nil
    }

    private func duplicate(_ path: [UInt8], at offset: Int) -> JSONLineParser.Fault {
        let name = String(decoding: path, as: UTF8.self)
        return JSONLineParser.Fault(
            code: .duplicateKey,
            offset: offset,
            message: RecordProblem.Words.duplicateKey(name)
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
                message: RecordProblem.Words.noUTF8
            )
        }
    }
}
