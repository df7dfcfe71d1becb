import Foundation

/// An access token, and which one it is of those that this process has had.
package struct Token: Hashable, Sendable {
    package var secret: Secret
    /// 1 for the first token, and one more with each renewal.
    package var version: Int
    /// Nil where the service didn't say.
    package var expiresAt: Date?
    /// When to renew it: a minute before it expires, or a tenth of its life if that is less.
    package var renewAt: Date?

    package init(secret: Secret, version: Int, expiresAt: Date?, issuedAt: Date) {
        self.secret = secret
        self.version = version
        self.expiresAt = expiresAt
        renewAt = expiresAt.map { expiry in
            expiry - min(60, max(expiry.timeIntervalSince(issuedAt), 0) / 10)
        }
    }

    /// Whether it may still be used.
    package func isFresh(at now: Date) -> Bool { renewAt.map { now < $0 } ?? true }
}

/// An answer of the token endpoint.
struct TokenAnswer: Hashable {
    var secret: Secret
    var expiresAt: Date?

    /// Reads the answer's body; nil where there is no token in it.
    ///
    /// `expires_in` is documented as a Unix timestamp in the answer, and may be absent; a number
    /// below 1e9 is taken as seconds from now, as OAuth has it (RFC 6749, 5.1).
    init?(_ body: [UInt8], receivedAt now: Date) {
        guard
            let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
            let token = object["access_token"] as? String,
            !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        secret = Secret(token)
        let number =
            (object["expires_in"] as? NSNumber)?.doubleValue
            ?? (object["expires_in"] as? String).flatMap(Double.init)
        expiresAt = number.flatMap { number in
            guard number.isFinite, number > 0, number < 1e11 else { return nil }
            return number >= 1e9 ? Date(timeIntervalSince1970: number) : now + number
        }
    }
}
