import Foundation
import GRDB

/// A page in the middle of a journal, among its rows, that was written over.
enum DamagedPage {
    static func make(in path: String) async throws {
        let database = try DatabaseQueue(path: path)
        let (size, count) = try await database.writeWithoutTransaction { db in
            // So that the page is read from the file, and not from its log.
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            return (
                try UInt64.fetchOne(db, sql: "PRAGMA page_size") ?? 0,
                try UInt64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            )
        }
        try database.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: count / 2 * size)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size)))
        try file.close()
    }
}
