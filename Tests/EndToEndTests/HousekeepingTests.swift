import Foundation
import GRDB
import Testing

/// `journal check`, as a person or a script meets it. What it finds is held in ImportingTests, with what
/// `redact` takes out.
struct HousekeepingTests {
    @Test func `a journal is whole, or contradicts itself, or is damaged, and the exit code tells`()
        async throws
    {
        let trial = try await SmallImport(Export.customers(300))
        let journal = trial.journal
        let whole = try await Tool.run("journal", "check", journal)
        #expect(whole.status == 0, "\(whole.output)")
        #expect(whole.output.contains("nothing is wrong. 300 rows, 300 attempts"))

        try await DatabaseQueue(path: journal).write { db in
            try db.execute(sql: "UPDATE import SET rows_read = 400")
        }
        let wrong = try await Tool.run("journal", "check", journal)
        #expect(wrong.status == 6)
        #expect(wrong.output.contains("400 rows were read, but the journal has 300"))

        let file = try FileHandle(forUpdating: URL(fileURLWithPath: journal))
        let size = try file.seekToEnd()
        for offset in stride(from: UInt64(8_192), to: size, by: 4_096) {
            try file.seek(toOffset: offset)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 600))
        }
        try file.close()
        let damaged = try await Tool.run("journal", "check", journal)
        #expect(damaged.status == 1)
        #expect((damaged.output + damaged.diagnostics).contains("damaged"))
        let status = try await Tool.run("status", journal)
        #expect(status.status != 0)
        #expect(!status.diagnostics.isEmpty)
    }
}
