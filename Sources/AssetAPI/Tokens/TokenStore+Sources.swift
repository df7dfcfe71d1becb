import Customers
import Foundation

extension TokenStore {
    /// A store for the given credentials.
    ///
    /// - Parameters:
    ///   - business: scopes a client's tokens to one business, as the token endpoint allows.
    package convenience init(
        _ source: CredentialSource,
        address: ServiceAddress,
        business: BusinessID?,
        transport: TransportOptions
    ) {
        switch source {
        case .token(let secret):
            self.init(canRenew: false) { _ in (secret, nil) }
        case .file(let path):
            self.init(canRenew: true) { (_) throws(TokenError) in
                (try CredentialSource.read(path), nil)
            }
        case .client(let id, let secret):
            let request = TokenRequest(
                address: address,
                id: id,
                secret: secret,
                business: business,
                transport: transport
            )
            self.init(canRenew: true) { (now) throws(TokenError) in
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

    func send(at now: Date) throws(TokenError) -> TokenAnswer {
        let response: HTTPResponse
        do {
            response = try CurlClient(transport).send(request)
        } catch {
            throw .unavailable(error.reason.problem)
        }
        switch response.status {
        case 200...299:
            guard let answer = TokenAnswer(response.body, receivedAt: now) else {
                throw .unavailable(
                    Problem(code: "token", text: "the token endpoint's answer holds no token")
                )
            }
            return answer
        case 408, 425, 429, 500...599:
            throw .unavailable(problem(response))
        default:
            throw .clientRefused(problem(response))
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

    /// The service's words, unless they repeat the secret.
    private func problem(_ response: HTTPResponse) -> Problem {
        let said = ErrorBody(response.body).text ?? ""
        let isSafe = !said.contains(secret.revealed)
        return Problem(
            code: "token",
            text: "HTTP \(response.status)" + (said.isEmpty || !isSafe ? "" : ": \(said)")
        )
    }
}
