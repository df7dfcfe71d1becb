import Foundation
import GRDB
import Testing

@testable import Journal

/// A journal whose file was being changed in place when the process was killed.
struct CutChangeTests {
    @Test(arguments: [false, true])
    func `promise 5: a change of the file that was cut off is taken back by whoever looks first`(
        looks: Bool
    ) throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 400).close()
        let cut = temporary.folder + "/cut.sqlite"
        let database = try DatabaseQueue(path: temporary.path)
        try database.inDatabase { db in
            // So that pages are written before the change is over.
            try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; UPDATE row SET line = line + 1")
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: temporary.path + suffix,
                    toPath: cut + suffix
                )
            }
            try db.execute(sql: "ROLLBACK")
        }
        let lines =
            looks
            ? try Journal.look(at: cut) { try $0.lines() } : try Journal(reading: cut).lines()
        #expect(lines == Array(2...401))
    }
}

extension Journal {
    fileprivate func lines() throws -> [Int] {
        try read { try Int.fetchAll($0, sql: "SELECT line FROM row ORDER BY id") }
    }
}
