import Foundation

extension Redactor {
    /// As much of an error's body as is ever read or kept.
    private static let longestBody = 65_536

    /// What came of a request, as far as its texts may be kept or shown.
    ///
    /// The body of a good answer stays as it is: it is read, and neither kept nor shown as a text.
    func redacted(
        _ result: Result<HTTPResponse, TransportFailure>
    ) -> Result<HTTPResponse, TransportFailure> {
        switch result {
        case .success(var response):
            response.headers.requestID = response.headers.requestID.map(redacted)
            response.headers.location = response.headers.location.map(redacted)
            if !(200...299).contains(response.status) {
                response.body = redacted(Array(response.body.prefix(Self.longestBody)))
            }
            return .success(response)
        case .failure(.notSent(let reason)):
            return .failure(.notSent(.init(reason.cause, redacted(reason.text))))
        case .failure(.interrupted(let reason)):
            return .failure(.interrupted(.init(reason.cause, redacted(reason.text))))
        }
    }

    /// The beginning of a body as the journal keeps it.
    ///
    /// - Parameter length: the most bytes of it.
    func excerpt(of body: [UInt8], length: Int) -> String {
        let redacted = redacted(Array(body.prefix(Self.longestBody)))
        return String(decoding: redacted.prefix(length), as: UTF8.self)
    }
}

extension Redactor {
    /// What proxies are entered with, by the variables that libcurl reads.
    static func proxySecrets(_ environment: [String: String]) -> [Secret] {
        ["https_proxy", "http_proxy", "all_proxy"].flatMap { [$0, $0.uppercased()] }
            .compactMap { environment[$0] }
            .flatMap { proxy -> [Secret] in
                let rest = proxy.range(of: "://").map { proxy[$0.upperBound...] } ?? proxy[...]
                guard let at = rest.lastIndex(of: "@") else { return [] }
                let login = rest[..<at]
                let password = login.firstIndex(of: ":").map { login[login.index(after: $0)...] }
                return [login, password ?? ""].filter { !$0.isEmpty }.map { Secret(String($0)) }
            }
    }
}
