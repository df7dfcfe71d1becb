import Customers
import Foundation
import Journal
import Testing

/// Files whose rows belong to several businesses.
struct BusinessTests {
    private static let other = "biz_Other"

    private func run(_ service: Service, _ folder: TemporaryFolder) async throws -> Tool.Outcome {
        let rows = (1...6).map { number in
            "C-\(number),Company \(number),\(number.isMultiple(of: 2) ? Self.other : Service.business)"
        }
        let file = try folder.write(
            "a.csv",
            (["Account ID,Company Name,Business"] + rows).joined(separator: "\n")
        )
        let map = try folder.write(
            "a.mapping.yaml",
            """
            version: 1
            fields:
              name: Company Name
              external_id: Account ID
            business_id: Business
            """
        )
        return try await Tool.run(
            "run",
            file,
            "--map",
            map,
            "--rate",
            "unlimited",
            environment: service.environment
        )
    }

    @Test func `a business that isn't there is stopped, and the others' rows are sent`()
        async throws
    {
        let known = try #require(BusinessID(Service.business))
        let service = try await Service { $0.businesses = .only([known]) }
        let folder = try TemporaryFolder()
        let outcome = try await run(service, folder)
        #expect(outcome.status == 5, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("\(Self.other): HTTP 404"))
        let totals = try Journal(reading: folder.file("a.journal.sqlite")).totals()
        #expect((totals[.created], totals[.pending]) == (3, 3))
        #expect(Set(service.externalIDs) == ["C-1", "C-3", "C-5"])
    }
}
