import Customers
import Foundation

/// The service over HTTP, through libcurl, over connections that are kept.
///
/// What it gives back holds no secret, whatever the service's answers repeat: see ``Redactor``.
package final class RemoteCustomerService: CustomerService {
    private let address: ServiceAddress
    private let client: CurlClient
    /// The headers for the token that was used last: they change with it only.
    private var authorised: (version: Int, headers: [String])?

    package init(address: ServiceAddress, transport: TransportOptions) {
        self.address = address
        client = CurlClient(transport)
    }

    package func create(
        _ payloads: [[UInt8]],
        business: BusinessID,
        token: Token
    ) -> [Exchange] {
        let url = address.customers(of: business)
        let headers = headers(token)
        let requests = payloads.map { HTTPRequest(.post, url, headers: headers, body: $0) }
        return client.send(requests).map {
            exchange($0, token.redactor, OutcomeClassifier.outcome(of:))
        }
    }

    package func update(
        _ customer: CustomerID,
        _ changes: [UInt8],
        business: BusinessID,
        token: Token
    ) -> Exchange {
        let url = address.customer(customer, of: business)
        let request = HTTPRequest(.patch, url, headers: headers(token), body: changes)
        return exchange(client.send([request])[0], token.redactor) {
            OutcomeClassifier.outcome(ofUpdating: customer, $0)
        }
    }

    package func list(
        business: BusinessID,
        pageToken: String?,
        size: Int,
        token: Token
    ) -> ListExchange {
        let url = address.customers(of: business, page: pageToken, size: size)
        let transfer = client.send([HTTPRequest(.get, url, headers: headers(token))])[0]
        switch token.redactor.redacted(transfer.result) {
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

    private func exchange(
        _ transfer: Transfer,
        _ redactor: Redactor,
        _ outcome: (Result<HTTPResponse, TransportFailure>) -> Outcome
    ) -> Exchange {
        let result = redactor.redacted(transfer.result)
        let outcome = outcome(result)
        guard case .success(let response) = result else {
            return Exchange(outcome: outcome, latency: transfer.time)
        }
        var answer: String?
        if outcome.problem != nil, !response.body.isEmpty {
            answer = redactor.excerpt(of: response.body, length: 4_096)
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
        struct Answer: Decodable {
            struct Pagination: Decodable { var next_page_token: String? }
            var data: [Customer]
            var pagination: Pagination?
        }
        guard (200...299).contains(response.status) else {
            return .failure(failure(OutcomeClassifier.outcome(of: response)))
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body)) else {
            let problem = Problem(
                code: "unreadable_answer",
                text: "HTTP \(response.status) without a page of customers that can be read"
            )
            return .failure(.tryLater(problem))
        }
        return .success(
            CustomerPage(
                customers: answer.data,
                nextPageToken: answer.pagination?.next_page_token
            )
        )
    }

    private static func failure(_ outcome: Outcome) -> ListFailure {
        switch outcome {
        case .unauthorised(let problem): .unauthorised(problem)
        case .stop(let problem, let scope): .stop(problem, scope)
        case .lost(let problem): .stop(problem, .service)
        case .rejected(let problem): .stop(problem, .business)
        case .tryLater(let problem), .unknown(let problem): .tryLater(problem)
        case .created: .tryLater(Problem(code: "unreadable_answer", text: "not a page"))
        }
    }
}
