import Foundation

/// What the first bytes of a database file say, read before SQLite opens it.
enum JournalHeader {
    /// Where the header has the versions of writing and reading: 2 for a file with a `-wal` beside it.
    private static let versions = 18..<20
    /// A log that holds anything is longer than its own header.
    private static let leastLog: UInt64 = 33

    /// Whether the header says that the file is used with a `-wal`, and none is there that holds anything.
    ///
    /// So it is with a file that was moved, or copied, without its log. One that was closed well says 1;
    /// where another program closed it last, it says 2, and its last session has an end.
    static func lacksLog(_ path: String) -> Bool {
        guard namesLog(path) else { return false }
        let log = try? FileManager.default.attributesOfItem(atPath: Self.log(of: path))
        return (log?[.size] as? NSNumber)?.uint64Value ?? 0 < leastLog
    }

    /// Whether the header says that the file is used with a `-wal`.
    static func namesLog(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let header = try? file.read(upToCount: versions.upperBound)
        guard let header, header.count == versions.upperBound else { return false }
        return header[versions].allSatisfy { $0 == 2 }
    }

    /// The path of the log: SQLite names it after the file itself, whatever symbolic link led to it.
    static func log(of path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path + "-wal"
    }
}
