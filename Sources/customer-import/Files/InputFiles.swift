import Importing
import Foundation
import Journal

/// Files that a command reads or keeps, and never writes over whatever is asked: told by what they
/// are on the disk, however a path to them is written.
struct InputFiles {
    private struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }

    private var places: Set<String> = []
    private var identities: Set<Identity> = []

    /// - Parameter paths: `-` for standard input, which nothing can write over, and nil are left out.
    init(_ paths: String?...) {
        for case let path? in paths where path != "-" { add(path) }
    }

    /// A journal with its companions, the source of its import, and other files.
    init(_ work: Import, _ others: String?...) {
        self.init(work.journal, source: work.record.sourcePath)
        for case let path? in others { add(path) }
    }

    /// The journals of an import.
    init(_ work: WholeImport) {
        self.init()
        for part in work.parts { add(part) }
    }

    private mutating func add(_ part: Import) {
        let files = InputFiles(part)
        places.formUnion(files.places)
        identities.formUnion(files.identities)
    }

    private init(_ journal: String, source: String) {
        self.init()
        add(journal: journal)
        guard source != "-" else { return }
        add(source)
        // An older journal has the path as it was given in whatever folder: most likely its own.
        let folder = URL(fileURLWithPath: journal).deletingLastPathComponent()
        let name = URL(fileURLWithPath: source).lastPathComponent
        add(folder.appendingPathComponent(name).path)
    }

    /// SQLite's files and the lock beside a journal are part of it.
    mutating func add(journal path: String) {
        for suffix in ["", "-wal", "-shm", "-journal", "-lock", "-new"] { add(path + suffix) }
    }

    func contains(_ path: String) -> Bool {
        places.contains(Self.place(of: path))
            || Self.identity(of: path).map(identities.contains) ?? false
    }

    private mutating func add(_ path: String) {
        places.insert(Self.place(of: path))
        if let identity = Self.identity(of: path) { identities.insert(identity) }
    }

    /// The absolute path without links, also where there is no file yet or a link leads nowhere.
    static func place(of path: String) -> String {
        var path = path
        // As many links as the system follows.
        for _ in 0..<40 {
            if let real = realpath(path, nil) {
                defer { free(real) }
                return String(cString: real)
            }
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
            else { break }
            path =
                URL(
                    fileURLWithPath: target,
                    relativeTo: URL(fileURLWithPath: path).deletingLastPathComponent()
                ).path
        }
        let url = URL(fileURLWithPath: path).standardizedFileURL
        guard let folder = realpath(url.deletingLastPathComponent().path, nil) else {
            return url.path
        }
        defer { free(folder) }
        return URL(fileURLWithPath: String(cString: folder))
            .appendingPathComponent(url.lastPathComponent).path
    }

    private static func identity(of path: String) -> Identity? {
        var entry = stat()
        guard stat(path, &entry) == 0 else { return nil }
        return Identity(device: UInt64(entry.st_dev), number: UInt64(entry.st_ino))
    }
}
