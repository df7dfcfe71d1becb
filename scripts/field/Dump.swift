import Foundation

/// Reads each file that standard input names, one path a line, as the program would without an
/// option, and writes one line of JSON for each: the dialect, the columns, and the rows with
/// their problems; with `encodings` as its argument the encoding, how sure it is, and the text.
///
/// Compiled together with `Sources/Spreadsheet` by `scripts/field/run`.
@main
struct Dump {
    static func main() throws {
        let isEncodings = CommandLine.arguments.dropFirst().first == "encodings"
        while let path = readLine() {
            let object = isEncodings ? encoding(path) : read(path)
            let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
            FileHandle.standardOutput.write(data + [0x0A])
        }
    }

    private static func read(_ path: String) -> [String: Any] {
        do {
            let reader = try RecordReader(.file(path: path))
            var rows: [[String]] = []
            var problems: [String] = []
            var record = Record()
            do {
                while try reader.next(into: &record) {
                    rows.append((0..<record.count).map { record[cell: $0] ?? "" })
                    problems.append(record.problem?.code.rawValue ?? "")
                }
            } catch {
                guard case .headerOnly = error else { throw error }
            }
            return [
                "file": path, "header": reader.columns.map(\.header), "rows": rows,
                "problems": problems, "read_as": reader.detection.summary,
                "dialect": dialect(reader.detection),
            ]
        } catch {
            var object: [String: Any] = [
                "file": path, "error": (error as? SourceError)?.message ?? "\(error)",
            ]
            // A damaged header stops the program, whatever the dialect.
            let options = ReaderOptions(header: .none)
            if let reader = try? RecordReader(.file(path: path), options: options) {
                object["dialect"] = dialect(reader.detection)
            }
            return object
        }
    }

    /// What the reader does with the text of a file that is no table.
    private static func encoding(_ path: String) -> [String: Any] {
        do throws(SourceError) {
            var options = ReaderOptions(format: .csv, dialect: DialectOptions(delimiter: .comma))
            options.guessesEncoding = true
            let source = Source.file(path: path)
            let opened = try OpenedSource(source, tap: nil)
            guard case .stream(let stream) = opened.content else {
                return ["file": path, "error": "a workbook"]
            }
            var input = try TextInput(source, stream, opened.packings, options: options)
            while !input.isAtEnd { try input.fill() }
            return [
                "file": path, "encoding": input.encoding.rawValue,
                "is_sure": input.encodingDoubt.isEmpty,
                "likely": input.encodingDoubt.map(\.encoding.rawValue),
                "text": String(decoding: input.bytes, as: UTF8.self),
            ]
        } catch {
            return ["file": path, "error": error.message]
        }
    }

    private static func dialect(_ detection: Detection) -> [String: String] {
        [
            "delimiter": detection.dialect?.delimiter.text ?? ",",
            "quote": detection.dialect?.quote.map { String(Unicode.Scalar($0)) } ?? "",
        ]
    }
}
