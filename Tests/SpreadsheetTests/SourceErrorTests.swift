import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

struct SourceErrorTests {
    private func error(_ bytes: [UInt8]) -> SourceError? {
        do {
            _ = try readAll(bytes)
            return nil
        } catch {
            return error as? SourceError
        }
    }

    @Test(arguments: ["", "\n\n", "  \n", "\u{FEFF}"])
    func `a source with nothing in it is said to be empty`(text: String) {
        guard case .empty = error(Array(text.utf8)) else {
            Issue.record("\(String(describing: error(Array(text.utf8))))")
            return
        }
    }

    @Test(arguments: [
        ("%PDF-1.7", FileKind.pdf), ("\n%PDF-1.7", .pdf), ("{\\rtf1\\ansi", .richText),
        ("SQLite format 3\0", .sqlite),
        ("  <!DOCTYPE html><html>", .html),
        ("<table><tr>", .html), ("<meta charset=utf-8>", .html), ("<style>td{}", .html),
        ("<body bgcolor=red>", .html), ("<div>a", .html), ("<!-- made by -->\n<p>", .html),
        ("<records>\n  <record>", .html), ("<w:x xmlns:w='y'>", .html),
        ("MIME-Version: 1.0\nContent-Type: multipart/related", .html),
    ])
    func `a file of another kind is named, with what to do`(text: String, kind: FileKind) {
        guard case .otherKind(_, let found)? = error(Array(text.utf8)) else {
            Issue.record("\(String(describing: error(Array(text.utf8))))")
            return
        }
        #expect(found == kind)
    }

    @Test(arguments: ["<name>,<email>\nA,a@b.de\n", "<b>x</b>,y\n1,2\n", "<5,>9\n1,2\n"])
    func `angle brackets alone make no web page`(text: String) throws {
        #expect(try readAll(text).rows.count == 1)
    }

    @Test func `a web page in UTF-16 is one too`() {
        let text = Array("<html><body>".utf16)
        let bytes: [UInt8] =
            [0xFF, 0xFE] + text.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit), 0] }
        guard case .otherKind(_, .html)? = error(bytes) else {
            Issue.record("was read")
            return
        }
    }

    private static let types = "[Content_Types].xml"

    @Test(arguments: [
        ([types, "xl/workbook.xml"], "", FileKind.excelWorkbook),
        ([types, "XL/Workbook.xml"], "", .excelWorkbook),
        ([types, "_rels/.rels", "workbook.xml"], "", .excelWorkbook),
        ([types, "xl/workbook.bin"], "", .binaryWorkbook),
        ([types, "word/document.xml"], "", .officeDocument),
        ([types, "ppt/slides/slide1.xml"], "", .officeDocument),
        (["Index/Document.iwa", "preview.jpg"], "", .numbers),
        (
            ["mimetype", "content.xml"], "application/vnd.oasis.opendocument.spreadsheet",
            .openDocumentSheet
        ),
        (["mimetype", "content.xml"], "application/vnd.oasis.opendocument.text", .officeDocument),
        (["export_rels/customers.csv"], "", .zip), (["customers.csv"], "", .zip),
    ])
    func `what a zip file is shows by the files in it`(
        files: [String],
        type: String,
        kind: FileKind
    ) {
        #expect(FileKind.zipped(files, type: type) == kind)
    }

    @Test(arguments: [TextEncoding.utf8, .windows1252, .utf16LittleEndian])
    func `another kind of file stays one, whatever encoding is given`(encoding: TextEncoding) {
        #expect(throws: SourceError.self) {
            try readAll([0xD0, 0xCF, 0x11, 0xE0, 0xA1], ReaderOptions(encoding: encoding))
        }
    }

    @Test(arguments: 1...20)
    func `a binary file is one in whatever encoding it might be`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes =
            [0x89, 0x50, 0x4E, 0x47]
            + (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        guard case .otherKind(_, .binary)? = error(bytes) else {
            Issue.record("was read")
            return
        }
    }

    @Test(arguments: [
        ("name,\"email\nAcme,\"x@y.de\",1\nBeta,z@w.de,2\n", 2, 7), ("a,\"b\"x\n1,2\n", 1, 6),
        ("a,\"b\n1,2\n", 1, 3), ("a,b\0\n1,2\n", 1, 4),
    ])
    func `a damaged header ends the reading at its place`(text: String, line: Int, column: Int) {
        guard case .damagedHeader(_, let problem)? = error(Array(text.utf8)) else {
            Issue.record("was read")
            return
        }
        #expect(problem.position == SourcePosition(line: line, column: column))
    }

    @Test func `a header that isn't text ends the reading too`() {
        let bytes: [UInt8] = [0x61, 0x2C, 0xFF, 0x0A] + Array("Zoë,Zoë\n".utf8)
        guard case .damagedHeader? = error(bytes) else {
            Issue.record("was read")
            return
        }
    }

    @Test func `a file that becomes shorter while it is read is said to`() throws {
        let path = NSTemporaryDirectory() + "shrinking-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = "a,b\n" + String(repeating: "1,2\n", count: 10_000)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let reader = try RecordReader(.file(path: path), options: ReaderOptions(chunkBytes: 100))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: 8_000)
        var record = Record()
        #expect(throws: SourceError.self) { while try reader.next(into: &record) {} }
    }

    @Test func `old Excel is told by its first bytes`() {
        #expect(FileKind.judge([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .oldExcelWorkbook)
    }

    @Test func `a JSON array is no JSON Lines`() {
        guard case .jsonDocument = error(Array("[{\"a\": 1}]".utf8)) else {
            Issue.record("not jsonDocument")
            return
        }
    }

    @Test func `a missing file and a folder are told apart`() {
        #expect(throws: SourceError.missing("/no/such.csv")) {
            _ = try RecordReader(.file(path: "/no/such.csv"))
        }
        #expect(throws: SourceError.directory("/tmp")) {
            _ = try RecordReader(.file(path: "/tmp"))
        }
    }

    @Test func `every error says what and most say what to do`() {
        for kind in FileKind.allCases {
            #expect(!kind.name.isEmpty && !kind.advice.isEmpty)
        }
    }
}
