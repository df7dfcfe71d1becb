import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

struct GzipTests {
    /// `gzip -n` of the lines `a,b`, `1,é` and `2,x`.
    private static let packed: [UInt8] = pack("a,b\n1,é\n2,x\n")

    /// A gzip member whose data is stored, not compressed (RFC 1951, 3.2.4).
    private static func pack(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        func little(_ value: some FixedWidthInteger) -> [UInt8] {
            withUnsafeBytes(of: value.littleEndian) { Array($0) }
        }
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        return header + ZipWriter.deflated(bytes) + little(ZipWriter.checksum(bytes))
            + little(UInt32(bytes.count))
    }

    @Test(arguments: [1, 7, 1 << 20])
    func `a packed file is read like the file in it`(chunkBytes: Int) throws {
        let result = try readAll(Self.packed, ReaderOptions(chunkBytes: chunkBytes))
        #expect(result.detection == "gzip, CSV, UTF-8, comma-separated")
        #expect(result.rows == [["1", "é"], ["2", "x"]])
    }

    @Test func `members one after the other are one file`() throws {
        let result = try readAll(Self.pack("a,b\n1,") + Self.pack("2\n3,4\n"))
        #expect(result.rows == [["1", "2"], ["3", "4"]])
    }

    @Test func `data that is cut off or damaged is said to be`() {
        var damaged = Self.packed
        damaged[damaged.count - 6] ^= 0xFF
        for bytes in [Array(Self.packed.dropLast(5)), damaged] {
            #expect(throws: SourceError.self) { try readAll(bytes) }
        }
    }

    @Test func `the tap sees the bytes of the file, not those in it`() throws {
        let path = NSTemporaryDirectory() + "gzip-\(UUID().uuidString)"
        try Data(Self.packed).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var seen: [UInt8] = []
        let reader = try RecordReader(.file(path: path)) { seen.append(contentsOf: $0) }
        var record = Record()
        while try reader.next(into: &record) {}
        #expect(seen == Self.packed)
    }
}
