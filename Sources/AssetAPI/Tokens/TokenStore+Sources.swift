import Customers
import Foundation

extension TokenStore {
    /// A store for the given credentials.
    ///
    /// - Parameters:
    ///   - business: scopes a client's tokens to one business, as the token endpoint allows.
    ///   - environment: where libcurl finds proxies, whose passwords are secrets, too.
    package convenience init(
        _ source: CredentialSource,
        address: ServiceAddress,
        business: BusinessID?,
        transport: TransportOptions,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        var redactor = Redactor(Redactor.proxySecrets(environment))
        switch source {
        case .token(let secret):
            self.init(canRenew: false, redactor: redactor) { _ in (secret, nil) }
        case .file(let path):
            self.init(canRenew: true, redactor: redactor) { (_) throws(TokenError) in
                (try CredentialSource.read(path), nil)
            }
        case .client(let id, let secret):
            redactor.add(secret)
            let request = TokenRequest(
                address: address,
                id: id,
                secret: secret,
                business: business,
                transport: transport,
                redactor: redactor
            )
            self.init(
                canRenew: true,
                redactor: redactor,
                refusedAgain: .renewedTokenRefused
            ) { (now) throws(TokenError) in
                let answer = try request.send(at: now)
                return (answer.secret, answer.expiresAt)
            }
        }
    }
}

/// A client-credentials request to the token endpoint (RFC 6749, 4.4).
struct TokenRequest: Sendable {
    var address: ServiceAddress
    var id: String
    var secret: Secret
    var business: BusinessID?
    var transport: TransportOptions
    /// Takes the client's secret, and what else it goes by, out of answers.
    var redactor: Redactor

    /// - Throws: why there is no token, in words that repeat no secret.
    func send(at now: Date) throws(TokenError) -> TokenAnswer {
        let response: HTTPResponse
        switch CurlClient(transport).send([request], redactor: redactor)[0].result {
        case .success(let answer): response = answer
        case .failure(let failure):
            let problem = Self.named(failure.reason.problem)
            if failure.reason.cause.isLasting { throw .wrongEndpoint(problem) }
            throw failure.isUnsent ? .unreachable(problem) : .unavailable(problem)
        }
        switch response.status {
        case 200...299:
            let serviceTime = response.headers.date.flatMap(HTTPDate.parse)
            guard
                let answer = TokenAnswer(response.body, receivedAt: now, serviceTime: serviceTime)
            else {
                throw .unavailable(
                    Problem(code: .token, text: "the token endpoint's answer has no token")
                )
            }
            return answer
        case 300...399: throw .wrongEndpoint(Self.named(OutcomeClassifier.redirect(response)))
        case 404, 405:
            throw .wrongEndpoint(Self.named(OutcomeClassifier.problem(.notTheAPI, response)))
        case 407:
            throw .wrongEndpoint(Self.named(OutcomeClassifier.problem(.proxyRefused, response)))
        case 408, 425, 429, 500...599:
            let rate = RateLimitReport(headers: response.headers, receivedAt: Date())
            throw .unavailable(
                Self.named(OutcomeClassifier.problem(.token, response)),
                retryAfter: rate?.retryAfter
            )
        default: throw .clientRefused(OutcomeClassifier.problem(.token, response))
        }
    }

    private var request: HTTPRequest {
        var form = [
            ("grant_type", "client_credentials"), ("client_id", id),
            ("client_secret", secret.revealed),
        ]
        if let business { form.append(("business_id", business.text)) }
        let body = form.map { "\($0.0)=\(ServiceAddress.escaped($0.1))" }.joined(separator: "&")
        return HTTPRequest(
            .post,
            address.token,
            headers: [
                "Content-Type: application/x-www-form-urlencoded", "Accept: application/json",
            ],
            body: Array(body.utf8)
        )
    }

    /// Says whose problem it is, where nothing else does.
    private static func named(_ problem: Problem) -> Problem {
        Problem(code: problem.code, text: "the token endpoint: \(problem.text)")
    }
}
