import Foundation

extension Redactor {
    /// As much of an error's body as is ever read or kept.
    private static let longestBody = 65_536

    /// As much of a request's id as is kept.
    private static let longestID = 200

    /// A body in UTF-8, without secrets.
    ///
    /// A body may hold texts in several forms of Unicode, whatever it is as a whole: so what is in it with
    /// NULs between is looked for first, or else half a character could hide it.
    private func redacted(body: [UInt8]) -> [UInt8] {
        if body.contains(0) {
            let raw = redacted(body)
            if raw != body { return redacted(TextShape.utf8(raw.filter { $0 != 0 })) }
        }
        return redacted(TextShape.utf8(body))
    }

    /// What came of a request, with its texts as they may be kept or shown: in UTF-8, so that nothing
    /// hides in another form, and without secrets.
    func redacted(
        _ result: Result<HTTPResponse, TransportFailure>
    ) -> Result<HTTPResponse, TransportFailure> {
        switch result {
        case .success(var response):
            response.headers.requestID = response.headers.requestID.map {
                String(redacted($0).prefix(Self.longestID))
            }
            response.headers.location = response.headers.location.map(redacted)
            // Not cut where it is read as a whole: half a page is none.
            let isGood = (200...299).contains(response.status)
            let body = isGood ? response.body : Array(response.body.prefix(Self.longestBody))
            response.body = redacted(body: body)
            return .success(response)
        case .failure(.notSent(let reason)):
            return .failure(.notSent(.init(reason.cause, redacted(reason.text))))
        case .failure(.interrupted(let reason)):
            return .failure(.interrupted(.init(reason.cause, redacted(reason.text))))
        }
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
