import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

struct EncodingEvidenceTests {
    private static let ascii = Array("Plain,x@example.com\n".utf8)

    private func isUTF8(_ bytes: [UInt8]) -> Bool {
        var evidence = EncodingEvidence()
        evidence.add(bytes)
        evidence.end()
        return evidence.isUTF8
    }

    @Test(
        arguments: [
            (Array(String(repeating: "Zoë,", count: 50).utf8) + [0xE9], true),
            ([0xC3, 0xBC, 0x20, 0xE9, 0x20], true), ([0x5A, 0xEB, 0x20], false),
            // A sequence that the end of the text cuts.
            ([0x43, 0x61, 0x66, 0xC3], false), ([0x43, 0xC3, 0xA9, 0xC3], true),
            (Array("日本".utf8), true), ([0xC4, 0xD6, 0xDC, 0xC3, 0xBC], false),
        ] as [([UInt8], Bool)]
    )
    func `as many good sequences as bad bytes mean UTF-8`(bytes: [UInt8], expected: Bool) {
        #expect(isUTF8(bytes) == expected)
    }

    @Test func `pieces make no difference, nor does what is behind the window`() {
        var random = SeededGenerator(seed: .random(in: 0 ... .max))
        let pieces: [[UInt8]] = [[0x61], [0xC3, 0xA9], [0xE9], [0xE2, 0x82, 0xAC], [0xE2, 0x82]]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 1...40, using: &random)).flatMap { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            let window = Int.random(in: 1...30, using: &random)
            var whole = EncodingEvidence(window: window)
            whole.add(bytes)
            whole.end()
            var cut = EncodingEvidence(window: window)
            var index = 0
            while index < bytes.count {
                let end = min(index + Int.random(in: 1...5, using: &random), bytes.count)
                cut.add(bytes, from: index, to: end)
                index = end
            }
            cut.end()
            #expect(cut.isUTF8 == whole.isUTF8, "seed \(random.seed): \(bytes), \(window)")
        }
    }

    @Test func `much good UTF-8 settles it, and nothing that is still bad does`() {
        var evidence = EncodingEvidence()
        evidence.add(Array(repeating: [0xC3, 0xA9], count: EncodingEvidence.enough).flatMap { $0 })
        #expect(evidence.isSettled)
        var damaged = EncodingEvidence()
        damaged.add([0xE9, 0x20])
        damaged.add(Array(repeating: [0xC3, 0xA9], count: EncodingEvidence.enough).flatMap { $0 })
        #expect(!damaged.isSettled)
    }

    @Test func `the whole of a file decides: one bad byte far before the first good sequence`()
        throws
    {
        var bytes = Array("name,email\n1,Caf".utf8) + [0xE9, 0x0A]
        for _ in 0..<20_000 { bytes += Self.ascii }
        for _ in 0..<3 { bytes += Array("Müller,m@example.com\n".utf8) }
        let result = try readAll(bytes, ReaderOptions(chunkBytes: 4_096))
        #expect(result.detection == "CSV, UTF-8, comma-separated")
        #expect(result.problems.filter { !$0.isEmpty } == ["bad_encoding@2:6"])
        #expect(result.rows.last == ["Müller", "m@example.com"])
    }

    @Test(arguments: [0, 1, 2, 3])
    func `a byte beyond ASCII at the end of a chunk decides nothing by that`(shift: Int) throws {
        var bytes = Array("name,email\n".utf8)
        while bytes.count < 4_096 + shift - 40 { bytes += Self.ascii }
        bytes += Array(repeating: UInt8(ascii: "x"), count: 4_096 + shift - bytes.count - 2)
        bytes += [0xE9, 0x2C, 0x31, 0x0A] + Self.ascii
        let result = try readAll(bytes, ReaderOptions(chunkBytes: 4_096))
        #expect(result.detection == "CSV, Windows-1252, comma-separated")
        #expect(result.problems.allSatisfy { $0.isEmpty })
    }

    /// Reads bytes that are written to a pipe in pieces.
    private func readPiped(_ pieces: [[UInt8]]) throws -> ReadResult {
        let path = NSTemporaryDirectory() + "pipe-\(UUID().uuidString)"
        #expect(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: path) else { return }
            for piece in pieces {
                try? handle.write(contentsOf: Data(piece))
                Thread.sleep(forTimeInterval: 0.05)
            }
            try? handle.close()
        }
        writer.start()
        return try readAll(path: path, ReaderOptions(chunkBytes: 4_096))
    }

    @Test(arguments: [
        // One bad byte, then good UTF-8; Windows-1252 that is cut behind a byte beyond ASCII.
        ([0x42, 0xFF, 0x2C, 0x31, 0x0A], Array("Café,1\nMüller,2\n".utf8), "UTF-8"),
        ([0x43, 0x61, 0x66, 0xE9], [0x2C, 0x31, 0x0A, 0x5A, 0xEB, 0x2C, 0x32], "Windows-1252"),
        ([0x43, 0x61, 0x66, 0xC3], [0xA9, 0x2C, 0x31, 0x0A, 0x5A, 0x2C, 0x32], "UTF-8"),
    ])
    func `a pipe's pieces make no difference to its encoding`(
        first: [UInt8],
        second: [UInt8],
        encoding: String
    ) throws {
        var head = Array("name,email\n".utf8)
        while head.count < 20_000 { head += Self.ascii }
        let results = try [
            [head + first + second], [head + first, second], [head, first, second],
        ]
        .map(readPiped)
        #expect(Set(results).count == 1)
        #expect(results[0].detection == "CSV, \(encoding), comma-separated")
    }
}
