import Customers
import Foundation
import Synchronization

/// The service without its sockets: requests in, answers out.
///
/// A request is handled in two steps, so that a fault can put time between them: ``admit(_:)``
/// decides whether it is let in, ``perform(_:)`` does what it asks.
final class Service: Sendable {
    /// A request that was let in.
    struct Call: Sendable {
        var endpoint: Endpoint
        var request: ServiceRequest
        var fault: Fault?
        /// What is said of the allowance in the answer's headers.
        var allowance: RateLimiter.Verdict?
    }

    /// What became of a request at the door.
    enum Admission: Sendable {
        case answered(Answer)
        case admitted(Call)
    }

    let configuration: SandboxConfiguration
    let state: Mutex<ServiceState>
    private let clock: @Sendable () -> Date
    private let requestCount = Atomic(0)

    /// A service that tells the time by `clock`.
    ///
    /// Throws ``SandboxError`` where the store can't be used.
    init(
        _ configuration: SandboxConfiguration,
        clock: @escaping @Sendable () -> Date = { Date() }
    ) throws(SandboxError) {
        self.configuration = configuration
        let offset = configuration.clockOffset.clamped.inSeconds
        self.clock = { clock().addingTimeInterval(offset) }
        var ledger = Ledger()
        var file: LedgerFile?
        if let path = configuration.storePath {
            (file, ledger) = try LedgerFile.open(path)
        }
        // A token of an earlier start with the same seed must not be repeated.
        let start = clock().timeIntervalSince1970.bitPattern
        state = Mutex(
            ServiceState(
                configuration: configuration,
                ledger: ledger,
                file: file,
                tokenSeed: configuration.seed ^ start
            )
        )
    }

    /// The service's own time.
    var now: Date { clock() }

    /// An id for the next answer, never the same twice.
    func nextRequestID() -> String {
        let number = requestCount.wrappingAdd(1, ordering: .relaxed).newValue
        var generator = SeededGenerator(
            seed: configuration.seed,
            stream: "request",
            number: number
        )
        return "req_" + generator.base62(16)
    }

    /// Gives the store up for another sandbox; what is in memory stays.
    func close() {
        state.withLock { $0.file?.close() }
    }

    /// Lets a request in, or answers it here: unknown path, token, business, allowance, or a
    /// fault that comes before handling.
    func admit(_ request: ServiceRequest) -> Admission {
        let endpoint: Endpoint
        switch Endpoint.lookUp(method: request.method, path: request.path) {
        case .found(let found): endpoint = found
        case .notFound: return .answered(answeredOutside(.detail(404, "Not Found")))
        case .otherMethods(let methods):
            let answer = Answer.detail(405, "Method Not Allowed")
            return .answered(
                answeredOutside(answer.with("allow", methods.joined(separator: ", ")))
            )
        }
        guard let operation = endpoint.operation else {
            if configuration.guardsPages, let answer = refusalOfPage(request) {
                return .answered(answer)
            }
            return .admitted(Call(endpoint: endpoint, request: request))
        }
        let now = now
        var call = Call(endpoint: endpoint, request: request)
        let answer = state.withLock { state in
            state.statistics.requests[operation.rawValue, default: 0] += 1
            return refusal(of: &call, operation, in: &state, at: now)
        }
        guard let answer else { return .admitted(call) }
        recordArrival(of: call, at: now)
        return .answered(finish(answer, of: call))
    }

    /// The answer of a request for one of the sandbox's own pages that has no good token.
    private func refusalOfPage(_ request: ServiceRequest) -> Answer? {
        let verdict = state.withLock { $0.tokens.verdict(of: request.bearer, at: now) }
        if case .good = verdict { return nil }
        return .unauthorised("Not authenticated")
    }

    /// The answer of a request that isn't let in; nil for one that is.
    private func refusal(
        of call: inout Call,
        _ operation: Operation,
        in state: inout ServiceState,
        at now: Date
    ) -> Answer? {
        let business = call.endpoint.business
        if let business, let answer = unauthorised(call, business, state.tokens, at: now) {
            call.allowance = state.limits.verdict(for: business, at: now, charging: false)
            return answer
        }
        call.allowance = state.limits.verdict(for: business, at: now, charging: true)
        if let allowance = call.allowance, !allowance.isAllowed {
            state.statistics.limited += 1
            return limited(allowance, at: now)
        }
        call.fault = state.drawFault(operation, seed: configuration.seed)
        guard let fault = call.fault else { return nil }
        if fault.kind == .expireToken, let token = call.request.bearer {
            state.tokens.revoke(token)
        }
        return fault.answerBeforeHandling
    }

    private func unauthorised(
        _ call: Call,
        _ business: BusinessID,
        _ tokens: TokenDesk,
        at now: Date
    ) -> Answer? {
        let scope: BusinessID?
        switch tokens.verdict(of: call.request.bearer, at: now) {
        case .missing: return .unauthorised("Not authenticated")
        case .unknown: return .unauthorised("Invalid token")
        case .expired: return .unauthorised("Token has expired")
        case .good(let good): scope = good
        }
        if let scope, scope != business {
            return .detail(403, "The token does not give access to this business")
        }
        if case .only(let known) = configuration.businesses, !known.contains(business) {
            return .detail(404, "Business not found")
        }
        return nil
    }

    private func limited(_ allowance: RateLimiter.Verdict, at now: Date) -> Answer {
        let answer = Answer.detail(429, "Rate limit exceeded")
        guard configuration.sendsRetryAfter else { return answer }
        let wait = max(allowance.next.timeIntervalSince(now).rounded(.up), 1)
        return answer.with("retry-after", String(Int(wait)))
    }

    /// Counts the payload of a create that was not let in, where it has one.
    private func recordArrival(of call: Call, at now: Date) {
        guard case .create(let business) = call.endpoint,
            let (customer, _) = try? PayloadReader.create(call.request.body)
        else { return }
        state.withLock { state in
            // The store's trouble is reported to the next create that is let in.
            try? state.recordArrival(customer, in: business, at: now, fault: call.fault)
        }
    }

    /// Does what an admitted request asks, and sets how its answer fares.
    func perform(_ call: Call) -> Answer {
        let answer =
            switch call.endpoint {
            case .create(let business): create(call, in: business)
            case .list(let business): list(call, of: business)
            case .get(let business, let id): get(id, of: business)
            case .update(let business, let id): update(call, id: id, of: business)
            case .token: issueToken(call)
            case .ledger: ledgerPage()
            case .stats: Answer.json(200, statistics)
            }
        return finish(call.fault?.applied(to: answer) ?? answer, of: call)
    }

    private func answeredOutside(_ answer: Answer) -> Answer {
        let allowance = state.withLock { state in
            state.limits.verdict(for: nil, at: now, charging: false)
        }
        return finish(answer, allowance: allowance)
    }

    private func finish(_ answer: Answer, of call: Call) -> Answer {
        guard call.endpoint.operation != nil else { return answer }
        return finish(answer, allowance: call.allowance)
    }

    private func finish(_ answer: Answer, allowance: RateLimiter.Verdict?) -> Answer {
        if answer.isSent {
            state.withLock { $0.statistics.answers[String(answer.status), default: 0] += 1 }
        }
        guard let allowance else { return answer }
        return answer.reporting(allowance, as: configuration.resetStyle, at: now)
    }
}
