import AssetAPI
import Journal
import Synchronization
import Testing

@testable import Delivery

/// Where there is nothing to send and nothing to look for, nobody is asked for anything.
struct NothingToSendTests {
    /// Delivers to a service that nobody may ask, with tokens that nobody may want.
    private func end(
        _ fixture: DeliveryFixture,
        _ configure: (inout DeliveryOptions) -> Void
    ) throws -> DeliveryEnd {
        let service = ScriptedService(
            pages: { _, _ in
                Issue.record("a page was asked for")
                return .page([])
            },
            answer: { number, _, _ in
                Issue.record("a row was sent")
                return .created(number)
            }
        )
        let tokens = TokenStore(canRenew: true) { _ in
            Issue.record("a token was fetched")
            return (Secret("t"), nil)
        }
        return try fixture.deliver(to: service, tokens: tokens) {
            $0.existing = .skip
            configure(&$0)
        }
    }

    private func created(_ rows: Int, answer: Exchange? = nil) throws -> DeliveryFixture {
        let fixture = try DeliveryFixture(rows: rows)
        let service = ScriptedService { number, _, _ in answer ?? .created(number) }
        _ = try fixture.deliver(to: service)
        return fixture
    }

    @Test(arguments: [false, true])
    func `all rows are settled`(reconcilesOnly: Bool) throws {
        let fixture = try created(3)
        let end = try end(fixture) {
            $0.unknown = .reconcile
            $0.reconcilesOnly = reconcilesOnly
        }
        #expect(end.isPhaseOver, "\(end)")
    }

    @Test func `unknown rows are held`() throws {
        let end = try end(try created(3, answer: .cut)) { $0.unknown = .hold }
        #expect(end.isPhaseOver, "\(end)")
    }

    @Test func `no row may be sent`() throws {
        let fixture = try DeliveryFixture(rows: 3)
        let end = try end(fixture) { $0.limit = 0 }
        #expect(end.isPhaseOver, "\(end)")
        #expect(try fixture.totals()[.pending] == 3)
    }
}
