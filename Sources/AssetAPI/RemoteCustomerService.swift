import Customers
import Foundation

/// The service over HTTP, through libcurl, over connections that are kept.
///
/// What it gives back holds no secret, whatever the service's answers repeat: ``CurlClient`` has the
/// ``Redactor`` take them out.
package final class RemoteCustomerService: CustomerService {
    private let address: ServiceAddress
    private let client: CurlClient
    /// The headers for the token that was used last: they change with it only.
    private var authorised: (version: Int, headers: [String])?
    /// Where the latest customers were made: rows of a business come together.
    private var latest: (business: BusinessID, url: String)?

    package init(address: ServiceAddress, transport: TransportOptions) {
        self.address = address
        client = CurlClient(transport)
    }

    package func create(
        _ customers: [Creation],
        token: Token
    ) -> [Exchange] {
        let headers = headers(token)
        let requests = customers.map {
            HTTPRequest(.post, url(of: $0.business), headers: headers, body: $0.payload)
        }
        let exchanges = zip(
            client.send(requests, redactor: token.redactor),
            customers
        ).map { transfer, customer in
            exchange(transfer) {
                OutcomeClassifier.outcome(ofSending: customer.payload, $0)
            }
        }
        return trusting(exchanges)
    }

    package func update(
        _ customer: CustomerID,
        _ changes: [UInt8],
        business: BusinessID,
        token: Token
    ) -> Exchange {
        let url = address.customer(customer, of: business)
        let request = HTTPRequest(.patch, url, headers: headers(token), body: changes)
        let transfer = client.send([request], redactor: token.redactor)[0]
        let exchange = exchange(transfer) {
            OutcomeClassifier.outcome(ofUpdating: customer, $0)
        }
        return trusting([exchange])[0]
    }

    package func list(
        business: BusinessID,
        pageToken: String?,
        size: Int,
        token: Token
    ) -> ListExchange {
        let url = address.customers(of: business, page: pageToken, size: size)
        let request = HTTPRequest(.get, url, headers: headers(token))
        switch client.send([request], redactor: token.redactor)[0].result {
        case .success(let response):
            return ListExchange(
                result: Self.page(response),
                rate: RateLimitReport(headers: response.headers, receivedAt: Date()),
                httpStatus: response.status
            )
        case .failure(let failure):
            return ListExchange(
                result: .failure(Self.failure(OutcomeClassifier.outcome(of: failure))),
                isUnsent: failure.isUnsent
            )
        }
    }

    /// Closes the connections after an answer that isn't what its request asked for: whoever is
    /// between here and the service may be an answer behind, and would stay so.
    private func trusting(_ exchanges: [Exchange]) -> [Exchange] {
        let isInOrder = exchanges.allSatisfy { exchange in
            guard let problem = exchange.outcome.problem else { return true }
            let isGood = exchange.httpStatus.map { (200...299).contains($0) } ?? false
            return !isGood && problem.code != .otherAnswer
        }
        if !isInOrder { client.closeConnections() }
        return exchanges
    }

    private func exchange(
        _ transfer: Transfer,
        _ outcome: (Result<HTTPResponse, TransportFailure>) -> Outcome
    ) -> Exchange {
        let outcome = outcome(transfer.result)
        guard case .success(let response) = transfer.result else {
            return Exchange(outcome: outcome, latency: transfer.time)
        }
        var answer: String?
        if outcome.problem != nil, !response.body.isEmpty {
            answer = String(decoding: response.body.prefix(4_096), as: UTF8.self)
        }
        return Exchange(
            outcome: outcome,
            httpStatus: response.status,
            rate: RateLimitReport(headers: response.headers, receivedAt: Date()),
            requestID: response.headers.requestID,
            latency: transfer.time,
            answer: answer
        )
    }

    private func url(of business: BusinessID) -> String {
        if let latest, latest.business == business { return latest.url }
        let url = address.customers(of: business)
        latest = (business, url)
        return url
    }

    private func headers(_ token: Token) -> [String] {
        if let authorised, authorised.version == token.version { return authorised.headers }
        let headers = [
            "Authorization: Bearer \(token.secret.revealed)",
            "Content-Type: application/json",
            "Accept: application/json",
        ]
        authorised = (token.version, headers)
        return headers
    }

    private static func page(_ response: HTTPResponse) -> Result<CustomerPage, ListFailure> {
        guard (200...299).contains(response.status) else {
            return .failure(failure(OutcomeClassifier.outcome(of: response)))
        }
        return ListAnswer.page(response)
    }

    private static func failure(_ outcome: Outcome) -> ListFailure {
        switch outcome {
        case .unauthorised(let problem): .unauthorised(problem)
        case .stop(let problem, let scope): .stop(problem, scope)
        case .lost(let problem): .stop(problem, .service)
        case .rejected(let problem): .stop(problem, .business)
        case .tryLater(let problem), .unknown(let problem): .tryLater(problem)
        case .created: .tryLater(Problem(code: .unreadableAnswer, text: "not a page"))
        }
    }
}
