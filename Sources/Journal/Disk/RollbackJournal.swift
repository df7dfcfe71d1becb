import Foundation

/// The `-journal` file that SQLite keeps beside a database while it changes the file in place, as when it enters
/// or leaves the WAL mode: the pages as they were, to be played back after a kill.
///
/// SQLite plays back whatever has this name. One that is of another state of the file, or of another file that
/// had the name, would damage it. <https://sqlite.org/fileformat.html#the_rollback_journal>
struct RollbackJournal {
    private static let magic: [UInt8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]
    /// What a database begins with.
    private static let fileMagic = Array("SQLite format 3\0".utf8)
    private static let headerSize = 28
    private static let leastPageSize = 512
    /// As many pages are looked through for the first one: more than any change of a journal touches that isn't
    /// huge.
    private static let mostPages = 1_000_000

    /// Of a database's header: where its counter of changes, its count of pages and its version of SQLite stand.
    private enum Place {
        static let pageSize = 16
        static let versions = 18..<20
        static let changes = 24
        static let pages = 28
        static let validFor = 92..<100
    }

    /// In bytes.
    private let pageSize: Int
    /// Pages of the database before the change.
    private let pages: Int
    /// The first page before the change; nil where it isn't in it.
    private var firstPage: [UInt8]?
    /// How many pages were looked through.
    private var records = 0

    /// The path of the file: SQLite names it after the database itself, whatever symbolic link led to it.
    static func path(of database: String) -> String {
        URL(fileURLWithPath: database).resolvingSymlinksInPath().path + "-journal"
    }

    /// Nil where there is none, or nothing that SQLite would play back.
    init?(of database: String) {
        guard let file = FileHandle(forReadingAtPath: Self.path(of: database)) else { return nil }
        defer { try? file.close() }
        guard let header = Self.header(file, at: 0) else { return nil }
        pages = Self.number(header, at: 16)
        let sectorSize = Self.number(header, at: 20)
        pageSize = Self.number(header, at: 24)
        guard (Self.leastPageSize...1 << 16).contains(pageSize),
            (Self.headerSize...1 << 16).contains(sectorSize)
        else { return nil }
        // Parts, each with a header of its own that says how many pages follow.
        var place = 0
        while records < Self.mostPages, let header = Self.header(file, at: place) {
            place += sectorSize
            var left = Self.number(header, at: 8)
            while left > 0, records < Self.mostPages, let number = Self.read(file, at: place, 4) {
                if Self.number(number, at: 0) == 1 {
                    firstPage = Self.read(file, at: place + 4, pageSize)
                }
                (left, records) = (left - 1, records + 1)
                place += pageSize + 8
            }
            guard left == 0 else { break }
            place = (place + sectorSize - 1) / sectorSize * sectorSize
        }
    }

    /// Whether playing it back would bring a database file to another state than one that it was in.
    ///
    /// SQLite counts a file's changes in its first page, one up with each that it makes in place, so the counter is
    /// that from before or the next one.
    func isStray(beside database: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: database) else { return false }
        defer { try? file.close() }
        guard let page = Self.read(file, at: 0, pageSize) else { return false }
        // A page that was torn while it was written is what a rollback journal is for.
        guard page.starts(with: Self.fileMagic) else { return false }
        let stated = Self.number(page, at: Place.pageSize, 2)
        guard (stated == 1 ? 1 << 16 : stated) == pageSize else { return true }
        guard let firstPage else {
            guard records < Self.mostPages else { return false }
            // Not changed, so its own count of pages is the one from before.
            let size = (try? file.seekToEnd()).map(Int.init) ?? 0
            return pages != Self.number(page, at: Place.pages) && pages != size / pageSize
        }
        let (was, now) = (
            Self.number(firstPage, at: Place.changes), Self.number(page, at: Place.changes)
        )
        guard now == was || now == (was + 1) & 0xffff_ffff else { return true }
        // Entering or leaving the WAL mode changes nothing else of it. Another program may have changed more of a
        // page that has the next number.
        return records == 1 && now == was && Self.unchanged(page) != Self.unchanged(firstPage)
    }

    /// A first page without what a change of the mode changes.
    private static func unchanged(_ page: [UInt8]) -> [UInt8] {
        var page = page
        for place in [Place.versions, Place.changes..<Place.pages, Place.validFor] {
            for byte in place where byte < page.count { page[byte] = 0 }
        }
        return page
    }

    private static func header(_ file: FileHandle, at place: Int) -> [UInt8]? {
        read(file, at: place, headerSize).flatMap { $0.starts(with: magic) ? $0 : nil }
    }

    private static func read(_ file: FileHandle, at place: Int, _ count: Int) -> [UInt8]? {
        guard (try? file.seek(toOffset: UInt64(place))) != nil,
            let bytes = try? file.read(upToCount: count), bytes.count == count
        else { return nil }
        return Array(bytes)
    }

    /// A number whose highest byte comes first.
    private static func number(_ bytes: [UInt8], at place: Int, _ count: Int = 4) -> Int {
        bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }
}
