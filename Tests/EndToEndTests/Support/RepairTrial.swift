import Foundation
import GRDB
import Testing

/// An import of which rows 2, 3 and 4 are invalid, and its problems in `problems.csv`.
struct RepairTrial {
    static let export = """
        Account ID,Company Name,Phone,Price,Note
        A-1,Acme,+1 555 0101,10.00,
        A-2,,+1 555 0102,02.50,"two
        lines"
        A-3,,+1 555 0103,1e5,x
        A-4,,+1 555 0104,1/2/2024,y
        """

    let service: Service
    let folder: TemporaryFolder
    let journal: String
    var problems: String { folder.file("problems.csv") }

    init(
        _ text: String = RepairTrial.export,
        name: String = "customers.csv",
        _ options: [String] = []
    ) async throws {
        service = try await Service()
        folder = try TemporaryFolder()
        let file = try folder.write(name, text)
        journal = folder.file("import.sqlite")
        let run = try await Tool.start(
            ["run", file, "--journal", journal, "--rate", "unlimited"] + options,
            environment: service.environment
        ).wait()
        #expect(run.status == 3, "\(run.diagnostics)")
        try await exportProblems()
    }

    func exportProblems() async throws {
        let out = try await Tool.run(
            "export",
            journal,
            "--problems",
            "-o",
            problems,
            "--force"
        )
        #expect(out.status == 0, "\(out.diagnostics)")
    }

    var text: String { folder.text("problems.csv") }

    func edit(_ old: String, _ new: String) throws {
        #expect(text.contains(old), "\(text)")
        _ = try folder.write("problems.csv", text.replacing(old, with: new))
    }

    func fix() async throws -> Tool.Outcome { try await Tool.run("fix", journal, problems) }

    func resume() async throws -> Tool.Outcome {
        try await Tool.run(
            "resume",
            journal,
            "--rate",
            "unlimited",
            environment: service.environment
        )
    }

    func value<Value: DatabaseValueConvertible & Sendable>(_ sql: String) async throws -> Value? {
        try await DatabaseQueue(path: journal).write { try Value.fetchOne($0, sql: sql) }
    }

    /// As if the service had rejected rows that were fine.
    func reject(_ rows: String) async throws {
        try await DatabaseQueue(path: journal).write { db in
            try db.execute(sql: "DROP TRIGGER IF EXISTS row_moves_legally")
            try db.execute(
                sql: """
                    UPDATE row SET status = 'rejected', problem_code = 'refused',
                        http_status = 409, customer_id = NULL WHERE id IN (\(rows))
                    """
            )
        }
    }
}
