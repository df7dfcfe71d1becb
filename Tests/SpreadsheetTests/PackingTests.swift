import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

struct PackingTests {
    /// What `xz`, `zstd` and `bzip2` made of the lines `a,b`, `1,é` and `2,x`.
    private static let packed: [(Packing, [UInt8])] = [
        (
            .xz,
            """
            /Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAMYSxiCjEsw6kKMix4CgAAAADBv4rWg8SExAABJQ1xGcS2H7bzfQEA\
            AAAABFla
            """
        ), (.zstd, "KLUv/SQNaQAAYSxiCjEsw6kKMix4Cp+uTLQ="),
        (
            .bzip2,
            """
            QlpoOTFBWSZTWSPCONsAAARZlAAQAAQwADAAAEAAIAgAIAAxBkxBDTQ9RgAbJHLxdyRThQkCPCONsA==
            """
        ),
    ].map { ($0, Array(Data(base64Encoded: $1) ?? Data())) }

    private static let text = Array("a,b\n1,é\n2,x\n".utf8)

    private static func zip(_ files: [(String, [UInt8])]) -> [UInt8] {
        var writer = ZipWriter()
        for (name, content) in files { writer.add(name, content) }
        return writer.bytes
    }

    private func fault(_ bytes: [UInt8]) -> (file: String?, fault: PackingFault)? {
        do {
            _ = try readAll(bytes)
            return nil
        } catch {
            guard case .packing(_, _, let file, let fault)? = error as? SourceError else {
                return nil
            }
            return (file, fault)
        }
    }

    @Test(arguments: packed.map(\.0), [1, 1 << 20])
    func `packed data is read like the file in it`(packing: Packing, chunkBytes: Int) throws {
        let bytes = try #require(Self.packed.first { $0.0 == packing }).1
        let result = try readAll(bytes, ReaderOptions(chunkBytes: chunkBytes))
        #expect(result.detection == "\(packing.rawValue), CSV, UTF-8, comma-separated")
        #expect(result.rows == [["1", "é"], ["2", "x"]])
    }

    @Test(arguments: packed.map(\.0))
    func `packed data that is cut off or damaged is said to be`(packing: Packing) throws {
        let bytes = try #require(Self.packed.first { $0.0 == packing }).1
        for count in stride(from: 12, to: bytes.count, by: 5) {
            #expect(throws: SourceError.self, "\(count)") { try readAll(Array(bytes[..<count])) }
        }
        // The checksums: xz has one of the data and others of its index.
        for place in stride(from: 12, to: bytes.count - 12, by: 7) {
            var damaged = bytes
            damaged[place] ^= 0xFF
            let result = try? readAll(damaged)
            #expect(result == nil, "\(place)")
        }
    }

    @Test func `the one file of a zip archive is read, whatever a Mac adds to it`() throws {
        let archive = Self.zip([
            ("export/customers.csv", Self.text), ("__MACOSX/export/._customers.csv", [0, 5]),
            ("export/.DS_Store", [1]),
        ])
        let result = try readAll(archive)
        #expect(result.detection == "zip, CSV, UTF-8, comma-separated")
        #expect(result.rows == [["1", "é"], ["2", "x"]])
    }

    @Test(arguments: [true, false], [true, false])
    func `a zip archive may be compressed, and lengths come after the data`(
        isDeflated: Bool,
        hasDescriptor: Bool
    ) throws {
        var options = ZipWriter.Options()
        options.isDeflated = isDeflated
        options.hasDescriptor = hasDescriptor
        var writer = ZipWriter()
        writer.add("a.csv", Self.text, options)
        #expect(try readAll(writer.bytes).rows == [["1", "é"], ["2", "x"]])
    }

    @Test func `an archive in an archive is unpacked too`() throws {
        let inner = Self.zip([("customers.csv", Self.text)])
        let result = try readAll(Self.zip([("customers.zip", inner)]))
        #expect(result.detection == "zip, zip, CSV, UTF-8, comma-separated")
        #expect(result.rows == [["1", "é"], ["2", "x"]])
    }

    @Test func `several files in an archive are named`() throws {
        let archive = Self.zip([("a.csv", Self.text), ("b.csv", Self.text)])
        #expect(fault(archive)?.fault == .severalFiles(["a.csv", "b.csv"], count: 2))
    }

    @Test func `an archive without a file, or an encrypted one, is said to be`() {
        #expect(fault(Self.zip([]))?.fault == .empty)
        var options = ZipWriter.Options()
        options.isEncrypted = true
        var writer = ZipWriter()
        writer.add("a.csv", Self.text, options)
        #expect(fault(writer.bytes)?.fault == .encrypted)
        #expect(fault(writer.bytes)?.file == "a.csv")
    }

    @Test func `an archive that is cut off is said to be`() {
        let archive = Self.zip([("a.csv", Self.text)])
        for count in [30, 60, archive.count - 23] {
            #expect(fault(Array(archive[..<count]))?.fault == .cutOff, "\(count)")
        }
    }

    @Test(arguments: [true, false])
    func `a file that isn't what its archive says of it is damaged`(isLength: Bool) {
        var options = ZipWriter.Options()
        options.isDeflated = true
        if isLength { options.claimedLength = 5 } else { options.claimedChecksum = 1 }
        var writer = ZipWriter()
        writer.add("a.csv", Self.text, options)
        guard case .damaged? = fault(writer.bytes)?.fault else {
            Issue.record("\(String(describing: fault(writer.bytes)))")
            return
        }
        #expect(fault(writer.bytes)?.file == "a.csv")
    }

    @Test func `what unpacks to hundreds of times its size is refused from a quarter of a GiB on`()
    {
        var guardian = RatioGuard(packedBytes: 1_000)
        guardian.unpacked = RatioGuard.harmless
        #expect(guardian.isSound(packed: 10))
        guardian.unpacked += 1
        #expect(!guardian.isSound(packed: 10))
        guardian.packedBytes = nil
        #expect(guardian.isSound(packed: 1 << 20))
    }

    @Test func `the tap sees the bytes of the source once, in order`() throws {
        let archive = Self.zip([("a.csv", Self.text)])
        for bytes in Self.packed.map(\.1) + [archive] {
            let path = NSTemporaryDirectory() + "packed-\(UUID().uuidString)"
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            var seen: [UInt8] = []
            let reader = try RecordReader(.file(path: path)) { seen.append(contentsOf: $0) }
            var record = Record()
            while try reader.next(into: &record) {}
            #expect(seen == bytes)
        }
    }

    @Test(arguments: PackingFault.samples)
    func `every fault says what to do`(fault: PackingFault) {
        let error = SourceError.packing("a.zip", .zip, file: "b.csv", fault)
        #expect(error.message.hasPrefix("a.zip: b.csv in it: "))
        #expect(error.hint?.isEmpty == false)
    }
}

extension PackingFault {
    fileprivate static let samples: [PackingFault] = [
        .damaged("bad"), .cutOff, .trailingBytes, .encrypted, .empty,
        .severalFiles(["a"], count: 2), .bomb(ratio: 500), .unsupported,
    ]
}
