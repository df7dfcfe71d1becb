/// A zip archive whose files are read in any order.
final class ZipFile {
    typealias Entry = ArchiveReader.Entry

    /// The source's.
    let name: String
    /// The files in it, in order.
    let files: [Entry]
    private let bytes: any RandomBytes

    /// More than any workbook or export has.
    private static let mostEntries = 20_000

    init(_ bytes: any RandomBytes, name: String) throws(SourceError) {
        self.bytes = bytes
        self.name = name
        var files: [Entry] = []
        do throws(ArchiveFailure) {
            let reader = try ArchiveReader(zip: bytes)
            while let entry = try reader.nextEntry() {
                guard entry.index < Self.mostEntries else {
                    throw .fault(.damaged("there are more than \(Self.mostEntries) files in it"))
                }
                if entry.isFile { files.append(entry) }
            }
        } catch {
            throw SourceError(error, name, .zip, file: nil)
        }
        self.files = files
    }

    /// The file of a name, in whatever case it is written; nil where there is none.
    func file(_ name: String) -> Entry? {
        files.first { $0.name == name }
            ?? files.first { $0.name.lowercased() == name.lowercased() }
    }

    /// What a file unpacks to.
    func open(_ file: Entry) throws(SourceError) -> PackedStream {
        guard !file.isEncrypted else {
            throw .packing(name, .zip, file: file.name, .encrypted)
        }
        do throws(ArchiveFailure) {
            let reader = try ArchiveReader(zip: bytes)
            while let entry = try reader.nextEntry() {
                guard entry.index == file.index else { continue }
                return PackedStream(
                    reader,
                    .zip,
                    name: name,
                    file: file.name,
                    packedBytes: bytes.count
                )
            }
            throw .fault(.damaged(nil))
        } catch {
            throw SourceError(error, name, .zip, file: file.name)
        }
    }

    /// Whether it is a workbook, or another document that is a zip archive, or nothing but an archive.
    func kind() throws(SourceError) -> FileKind {
        var type: [UInt8] = []
        if let file = file("mimetype"), !file.isEncrypted {
            _ = try open(file).read(256, appendingTo: &type)
        }
        return .zipped(
            files.map(\.name),
            type: String(decoding: type.prefix(256), as: UTF8.self)
        )
    }

    /// The one file in the archive that a person put there.
    ///
    /// - Throws: that there is none, or that there are several.
    func onlyFile() throws(SourceError) -> Entry {
        // What macOS adds.
        let own = files.filter { file in
            let last = file.name.split(separator: "/").last ?? ""
            return !file.name.hasPrefix("__MACOSX/") && last != ".DS_Store"
                && !last.hasPrefix("._")
        }
        guard let first = own.first else { throw .packing(name, .zip, .empty) }
        guard own.count == 1 else {
            let names = own.prefix(10).map(\.name)
            throw .packing(name, .zip, .severalFiles(names, count: own.count))
        }
        return first
    }
}
