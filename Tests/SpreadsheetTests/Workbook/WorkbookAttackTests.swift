import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

/// Workbooks whose bytes, and whose parts' XML, were damaged at random.
struct WorkbookAttackTests {
    private static let codes = ["02139", "00501", "10115"]
    private static let rows: String =
        ExcelFile.row(1, ["Name", "Code", "City"])
        + codes.enumerated().map { place, code in
            let number = place + 2
            let value = Int(code) ?? 0
            return "<row r=\"\(number)\"><c r=\"A\(number)\" t=\"s\"><v>\(place)</v></c>"
                + "<c r=\"B\(number)\" s=\"1\"><v>\(value)</v></c>"
                + "<c r=\"C\(number)\" t=\"inlineStr\"><is><t>Town \(place)</t></is></c></row>"
        }.joined()

    private static func excel() -> ExcelFile {
        ExcelFile(
            rows: rows,
            strings: ["<t>Alder</t>", "<t>Birch</t>", "<r><t>Ce</t></r><r><t>dar</t></r>"],
            formats: ["00000"]
        )
    }

    private static let sheets =
        "<table:table table:name=\"Customers\">" + OpenDocumentFile.row(["Name", "Code", "City"])
        + OpenDocumentFile.row(["Alder", "02139", "Town 0"])
        + OpenDocumentFile.row(["Birch", "00501", "Town 1"])
        + OpenDocumentFile.row(["Cedar", "10115", "Town 2"]) + "</table:table>"

    private static let expected: Set<[String]> = [
        ["Alder", "02139", "Town 0"], ["Birch", "00501", "Town 1"], ["Cedar", "10115", "Town 2"],
    ]

    private static var trials: Int {
        ProcessInfo.processInfo.environment["ATTACK_TRIALS"].flatMap { Int($0) } ?? 150
    }

    private static var seed: UInt64 {
        ProcessInfo.processInfo.environment["ATTACK_SEED"].flatMap { UInt64($0) } ?? 1
    }

    @Test func `damage to the archive is an error, or does nothing to what sound rows hold`() {
        var random = SeededGenerator(seed: Self.seed)
        let seed = random.seed
        var packed = Self.excel()
        packed.options.isDeflated = true
        let files = [
            Self.excel().bytes, packed.bytes, OpenDocumentFile.bytes(sheets: Self.sheets),
        ]
        for trial in 0..<Self.trials {
            var bytes = files[trial % files.count]
            Self.damage(&bytes, &random)
            guard let result = try? readAll(bytes), result.columns == ["Name", "Code", "City"]
            else { continue }
            for (row, problem) in zip(result.rows, result.problems) where problem.isEmpty {
                #expect(
                    Self.expected.contains(row.map { $0 ?? "" }),
                    "seed \(seed), trial \(trial): \(row)"
                )
            }
        }
    }

    @Test func `damage to the XML ends in rows or in an error`() {
        var random = SeededGenerator(seed: Self.seed &+ 1)
        for _ in 0..<Self.trials {
            var file = Self.excel()
            let place = Int.random(in: 0..<file.parts.count, using: &random)
            var xml = Array(file.parts[place].content.utf8)
            Self.damage(&xml, &random)
            Self.repeatPiece(&xml, &random)
            file.parts[place].content = String(decoding: xml, as: UTF8.self)
            _ = try? readAll(file.bytes)
            var content = Array(OpenDocumentFile.content(sheets: Self.sheets).utf8)
            Self.damage(&content, &random)
            Self.repeatPiece(&content, &random)
            var writer = ZipWriter()
            writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            writer.add("content.xml", content)
            _ = try? readAll(writer.bytes)
        }
    }

    /// Changes, takes out or adds some bytes.
    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...3, using: &random) where bytes.count > 8 {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = .random(in: 0...255, using: &random)
            case 2:
                let end = min(place + Int.random(in: 1...40, using: &random), bytes.count)
                bytes.removeSubrange(place..<end)
            case 3: bytes.insert(.random(in: 0...255, using: &random), at: place)
            default: bytes.removeLast(Int.random(in: 1...(bytes.count / 8), using: &random))
            }
        }
    }

    /// Says a piece of it twice, or a digit as many.
    private static func repeatPiece(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard bytes.count > 2, Bool.random(using: &random) else { return }
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
        if let digit = digits.randomElement(using: &random), Bool.random(using: &random) {
            let count = Int.random(in: 1...20, using: &random)
            bytes.insert(contentsOf: Array(repeating: 0x39, count: count), at: digit)
        } else {
            let end = min(start + Int.random(in: 1...200, using: &random), bytes.count)
            bytes.insert(contentsOf: bytes[start..<end], at: end)
        }
    }
}
