import AssetAPI
import Customers
import Foundation
import Synchronization

/// A service that keeps what it created and lists it, and of which one request can go wrong.
final class LedgerService: Sendable {
    /// What happens to the request that goes wrong.
    enum Fault: CaseIterable {
        case refusedConnection
        case unavailable
        case cutBeforeCreating
        case cutAfterCreating
        case serverError
    }

    private struct State {
        var names: [(id: String, name: String, externalID: String?)] = []
        var requests = 0
    }

    private let state = Mutex(State())
    private let failing: Int?
    private let fault: Fault
    private let latency: Duration

    /// - Parameters:
    ///   - failing: the number of the request that goes wrong, of all; nil for none.
    ///   - latency: what a request seems to take.
    init(failing: Int? = nil, fault: Fault = .unavailable, latency: Duration = .zero) {
        self.latency = latency
        self.failing = failing
        self.fault = fault
    }

    /// The customers that were created, with their ids.
    var customers: [(id: String, name: String)] {
        state.withLock { $0.names.map { ($0.id, $0.name) } }
    }

    /// Whether the request that was to go wrong was reached.
    var wasReached: Bool {
        state.withLock { state in failing.map { state.requests >= $0 } ?? false }
    }

    var scripted: ScriptedService {
        ScriptedService(
            pages: { [self] _, page in list(page) },
            answer: { [self] _, payload, _ in
                var exchange = create(payload)
                exchange.latency = latency
                return exchange
            }
        )
    }

    private func create(_ payload: String) -> Exchange {
        state.withLock { state in
            state.requests += 1
            let isFailing = state.requests == failing
            if isFailing {
                switch fault {
                case .refusedConnection:
                    let problem = Problem(code: .connectionRefused, text: "refused")
                    return Exchange(outcome: .tryLater(problem))
                case .unavailable: return .unavailable
                case .cutBeforeCreating, .serverError: return .cut
                case .cutAfterCreating: break
                }
            }
            let customer = try? JSONDecoder().decode(NewCustomer.self, from: Data(payload.utf8))
            let number = state.names.count + 1
            state.names.append(("cus_\(number)", customer?.name ?? "", customer?.externalID))
            return isFailing ? .cut : .created(number)
        }
    }

    /// Pages of three, the oldest first.
    private func list(_ page: String?) -> ListExchange {
        state.withLock { state in
            state.requests += 1
            if state.requests == failing {
                let problem = Problem(code: .unavailable, text: "HTTP 503")
                return ListExchange(result: .failure(.tryLater(problem)), httpStatus: 503)
            }
            let start = page.flatMap { Int($0) } ?? 0
            let end = min(start + 3, state.names.count)
            return .page(
                Array(state.names[min(start, end)..<end]),
                next: end < state.names.count ? "\(end)" : nil
            )
        }
    }
}
