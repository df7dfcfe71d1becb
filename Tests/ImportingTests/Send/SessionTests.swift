import AssetAPI
import Delivery
import Foundation
import Journal
import Sandbox
import Testing

@testable import Importing

/// Sessions of one import, and what is sent in each.
@Suite(.onThreadOfItsOwn) struct SessionTests {
    @Test func `a limit sends a few, and the session after it the rest`() async throws {
        let trial = try await Trial(Sample.customers(20))
        var options = Trial.options
        options.limit = 3
        let canary = try trial.sent(options)
        #expect(canary.end.ending == .stopped)
        #expect(canary.end.detail == "the --limit was reached")
        #expect(trial.customers.count == 3)
        #expect(try trial.sent().end.ending == .finished)
        #expect(trial.externalIDs == Sample.identifiers(20))
    }

    @Test func `a limit that lets every row through ends as finished`() async throws {
        let trial = try await Trial(Sample.customers(3))
        var options = Trial.options
        options.limit = 3
        let report = try trial.sent(options)
        #expect(report.end.ending == .finished)
        #expect(report.requests == 4)
    }

    @Test func `what the service refuses for good is rejected, with its words, and not sent again`()
        async throws
    {
        // Valid to a relaxed table, and not to the service.
        let trial = try await Trial(
            "Company Name,Billing Street,Billing City\nA,1 Main St,Berlin\nB,,\n"
        )
        func sent() throws -> SendingReport {
            try trial.stage(sendsPartialAddresses: true)
                .send(to: trial.target, Trial.options, watcher: Watcher())
        }
        let status = try sent().status
        #expect(status.totals[.rejected] == 1)
        #expect(status.problems.first?.field?.hasPrefix("billing_address.") == true)
        #expect(try sent().requests == 0)
        #expect(trial.customers.count == 1)
    }

    @Test func `a token is fetched and renewed with a client's credentials`() async throws {
        let trial = try await Trial(
            faults: "expire-token:@20",
            Sample.customers(60),
            configure: {
                $0.bearers = .issued(alsoAccepting: [])
                $0.clients = .only(id: "me", secret: "hush")
            }
        )
        let target = ServiceTarget(
            trial.target.address,
            isGiven: true,
            credentials: .client(id: "me", secret: Secret("hush")),
            transport: trial.target.transport
        )
        let watcher = Watcher()
        let report = try trial.stage(at: target).send(to: target, Trial.options, watcher: watcher)
        #expect(report.status.totals[.created] == 60)
        #expect(trial.customers.count == 60)
        #expect(trial.sandbox.statistics.tokensIssued == 2)
        let events = watcher.told.withLock { $0.events }
        #expect(events.contains { if case .tokenRenewed = $0 { true } else { false } })
    }

    @Test(.timeLimit(.minutes(2)))
    func `a sandbox of this process is asked in doubt without a wait: nothing is under way there`()
        async throws
    {
        let trial = try await Trial(Sample.customers(5))
        let practice = ServiceTarget(
            practiceAt: trial.target.address,
            forgets: false,
            credentials: trial.target.credentials,
            transport: trial.target.transport
        )
        var options = Trial.options
        options.grace = .seconds(3_600)
        for existing in [0, 5] {
            // Its rows were sent, and it is gone.
            try? FileManager.default.removeItem(atPath: trial.journal)
            let report = try trial.stage(at: practice)
                .send(to: practice, options, watcher: Watcher())
            #expect(report.status.totals[.existing] == existing)
        }
        #expect(trial.customers.count == 5)
    }

    @Test func `the journal keeps what late keys of JSON Lines were mapped to, and goes on`()
        async throws
    {
        let early = (1...1_200).map { "{\"Name\":\"Early \($0)\"}\n" }.joined()
        let late = "{\"Name\":\"Late\",\"Customer ID\":\"7\",\"Phone\":\"1 555 0100\"}\n"
        let trial = try await Trial(early + late, name: "a.jsonl")
        var told: [String] = []
        var goesOn = false
        for _ in 1...2 {
            let work = try trial.stage {
                if case .late(let remark) = $0 { told.append(remark) }
                if case .goesOn = $0 { goesOn = true }
            }
            #expect(work.record.mapping.contains("phone_number: Phone"))
            #expect(work.record.mapping.contains("external_id: Customer ID"))
        }
        #expect(told.contains { $0.contains("“Phone” is used for phone_number from row 1,201 on") })
        #expect(goesOn)
    }
}
