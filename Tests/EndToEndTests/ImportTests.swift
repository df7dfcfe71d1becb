import Foundation
import Journal
import Sandbox
import Testing

/// The main job, through the built program and a real socket.
struct ImportTests {
    @Test func `a clean import creates each customer once and journals its id`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(300))
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(Set(service.externalIDs) == Set(Export.identifiers(300)))
        #expect(service.externalIDs.count == 300)
        #expect(folder.names == ["customers.csv", "customers.journal.sqlite"])

        let journal = try Journal(reading: folder.file("customers.journal.sqlite"))
        let ids = Dictionary(
            uniqueKeysWithValues: service.sandbox.ledger.map {
                ($0.customer.fields.externalID ?? "", $0.customer.id.text)
            }
        )
        try journal.forEachRow(in: [.created]) { row in
            #expect(row.customerID == ids[row.externalID ?? ""])
        }
        #expect(try journal.totals()[.created] == 300)
    }

    @Test func `promise 4: the totals of a mixed file add up`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let long = String(repeating: "x", count: 300)
        let file = try folder.write(
            "mixed.csv",
            """
            Account ID,Company Name,Email Address
            1,Good,good@example.com
            2,,no-name@example.com
            3,\(long),long@example.com

            4,"Open, quote,x
            5,Two,cells,more
            6,Also good,
            ,,
            """
        )
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--json",
            environment: service.environment
        )
        #expect(outcome.status == 3)
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        )
        let rows = try #require(report["rows"] as? [String: Int])
        #expect(report["rows_read"] as? Int == 6)
        #expect(rows["created"] == 2)
        #expect(rows["invalid"] == 4)
        #expect(rows.values.reduce(0, +) == 6)
        #expect(report["adds_up"] as? Bool == true)
        #expect(report["blank_rows"] as? Int == 2)
    }

    @Test func `JSON Lines from standard input pass straight through`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let lines = """
            {"name":"A","external_id":"007","billing_address":{"street_1":"1 Main","city":"Austin",\
            "state":"IL","postal_code":"00501","country":"US"}}
            {"name":"B","phone_number":null}
            """
        let outcome = try await Tool.run(
            "run",
            "-",
            "--journal",
            folder.file("j.sqlite"),
            "--rate",
            "unlimited",
            environment: service.environment,
            input: Data(lines.utf8)
        )
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        let first = try #require(
            service.sandbox.ledger.first { $0.customer.fields.externalID == "007" }
        )
        #expect(first.customer.fields[.billing(.postalCode)] == "00501")
        #expect(service.sandbox.ledger.count == 2)
    }

    @Test func `the service's own limit is learnt from its answers and kept to`() async throws {
        let service = try await Service(limit: RateLimit(50, per: .seconds(2))) {
            $0.resetStyle = .fractionalTimestamp
        }
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(60))
        // 25 a second is 1,500 a minute; the sandbox names its limit a minute in its headers.
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "25/s",
            "--json",
            environment: service.environment
        )
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(service.externalIDs.count == 60)
        // The requests that left before the first answer came are all that may be too many.
        #expect(service.sandbox.statistics.limited <= 16)
    }

    @Test func `run --sandbox needs nothing but a file`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(5))
        let outcome = try await Tool.run("run", file, "--sandbox")
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(outcome.output.contains("5  created"))
        #expect(outcome.output.contains("next:"))
    }

    @Test func `run says which mapping it uses, and what it leaves out`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "a.csv",
            "Name,Phone,Mobile,Street,City,Zip\nA,1 555 0100,1 555 0101,1 Mill Lane,York,02139\n"
        )
        let run = try await Tool.run("run", file, "--sandbox")
        #expect(run.diagnostics.contains("phone_number"))
        #expect(run.diagnostics.contains("“Phone” is used for phone_number, and not “Mobile”"))
        #expect(
            run.diagnostics.contains(
                "no column gives the country of an address (billing_address.country)"
            )
        )
    }

    @Test(arguments: ["j", "é"])
    func `a journal's name may be as short as a name can be`(name: String) async throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("a", "Name,Account ID\nAcme,1\n")
        let run = try await Tool.start(
            ["run", "a", "--sandbox", "--rate", "unlimited", "--journal", name],
            folder: folder.path
        ).wait()
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(FileManager.default.fileExists(atPath: folder.file(name)))
    }

    @Test func `rows of several businesses are practised without a business of their own`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", "Name,Account ID,Biz\nA,1,biz_A\nB,2,biz_B\n")
        let map = try folder.write(
            "map.yaml",
            "fields:\n  name: Name\n  external_id: Account ID\nbusiness_id: Biz\n"
        )
        let run = try await Tool.run("run", file, "--map", map, "--sandbox", "--rate", "unlimited")
        #expect(run.status == 0, "\(run.diagnostics)")
    }
}
