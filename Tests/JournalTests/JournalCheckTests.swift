import Foundation
import GRDB
import Testing

@testable import Journal

/// `Journal.check`: rows and attempts are read once, side by side, and nothing is overlooked.
struct JournalCheckTests {
    @Test(arguments: [
        (
            "UPDATE row SET customer_id = NULL WHERE id = 1",
            "created or updated without a customer id: row 1"
        ),
        ("UPDATE row SET payload = NULL WHERE id = 3", "to be sent without a payload: row 3"),
        (
            "UPDATE row SET status = 'existing', same_as = NULL WHERE id IN (7, 8)",
            "existing without a customer id: row 7, 8"
        ),
        (
            """
            UPDATE row SET attempts = 2 WHERE id = 1;
            INSERT INTO attempt (row, number, session, started_at, outcome) VALUES (1, 2, 1, 9, 'created')
            """,
            "created by more than one request: row 1"
        ),
        ("UPDATE row SET attempts = 0 WHERE id = 5", "fewer attempts counted than kept: row 5"),
        (
            "UPDATE row SET status = 'created', customer_id = 'cus_1' WHERE id IN (7, 9)",
            "two rows with one customer: row 1, 7, 9"
        ),
        (
            "UPDATE row SET status = 'created', customer_id = 'c' || id, external_id = 'A-1' WHERE id = 9",
            "created twice with one external_id: row 1, 9"
        ),
        ("DELETE FROM row WHERE id = 9", "12 rows were read, but the journal has 11"),
    ])
    func `a row that breaks a rule is named`(forgery: String, fault: String) throws {
        let forged = try ForgedJournal()
        let before = try Journal(reading: forged.path).check()
        try forged.forge(forgery)
        let found = try Journal(reading: forged.path).check().faults
        #expect(found.filter { !before.faults.contains($0) }.contains(fault), "\(found)")
    }

    @Test(arguments: [
        "UPDATE row SET business = 2 WHERE id = 9", "UPDATE row SET business = 0 WHERE id = 9",
        "UPDATE row SET listing = 99 WHERE id = 9", "UPDATE row SET same_as = 99 WHERE id = 9",
        "UPDATE row SET status = 'odd' WHERE id = 9", "DELETE FROM business",
        "UPDATE business SET id = 7", "UPDATE attempt SET session = 9 WHERE row = 1",
        "UPDATE attempt SET row = 0 WHERE row = 1", "UPDATE attempt SET row = 99 WHERE row = 4",
        "DELETE FROM row WHERE id = 4", "DELETE FROM status WHERE name = 'created'",
        "UPDATE session SET id = 5", "UPDATE listing SET business = 8", "UPDATE edit SET row = 99",
    ])
    func `what is referred to and isn't there is named as SQLite names it`(forgery: String) throws {
        let forged = try ForgedJournal()
        try forged.forge(forgery)
        let told = try forged.temporary.sqlite { db in
            try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
                "\($0["table"] as String) refers to a missing \($0["parent"] as String)"
            }
        }
        #expect(!told.isEmpty)
        let found = try Journal(reading: forged.path).check().faults
        #expect(found.filter { $0.contains("refers to") }.sorted() == told.sorted())
    }
}

extension ForgedJournal {
    /// Changes it as a program would that knows no rules.
    fileprivate func forge(_ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: path, configuration: configuration).write {
            try $0.execute(sql: sql)
        }
    }
}
