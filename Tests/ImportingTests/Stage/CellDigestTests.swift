import Foundation
import Spreadsheet
import Testing

@testable import Importing

struct CellDigestTests {
    /// The digest of each line, taken as the lines bring their keys along.
    private func digests(_ lines: [String]) throws -> [[UInt8]] {
        let path = NSTemporaryDirectory() + "digests-\(UUID().uuidString).jsonl"
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let reader = try RecordReader(.file(path: path))
        var digest = CellDigest()
        var record = Record()
        var found: [[UInt8]] = []
        while try reader.next(into: &record) {
            found.append(digest.digest(of: record, columns: reader.columns))
        }
        return found
    }

    @Test func `a line is the same row, whenever its keys are first seen`() throws {
        let plain = (0..<1_000).map { "{\"name\":\"\($0)\"}" }
        let late = (0..<300).map { (number: Int) -> String in
            let keys: [String] = ["m", "b", "z", "a.b", "n"].map {
                #""\#($0)\#(number * 7_919 % 300)":"\#(number)""#
            }
            return #"{"name":"late",\#(keys.joined(separator: ","))}"#
        }
        let inOrder = try digests(plain + late)
        let turned = try digests(plain + late.reversed())
        #expect(Set(inOrder).count == 1_300)
        #expect(Array(inOrder.dropFirst(1_000)) == turned.dropFirst(1_000).reversed())
        #expect(try digests(late) == Array(inOrder.dropFirst(1_000)))
    }

    @Test func `the digest of a row is the one that is in journals`() throws {
        let lines = [
            #"{"external_id":"C-1","name":"Acme","email":"","city":"Köln"}"#,
            #"{"city":"Köln","external_id":"C-1","name":"Acme"}"#,
        ]
        for digest in try digests(lines) {
            #expect(
                digest.map { String(format: "%02x", $0) }.joined()
                    == "82a536eb4b33dbf5106646c17bb7c288"
            )
        }
    }
}
