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
    /// Takes this token, and all that it was had with, out of texts.
    package var redactor: Redactor

    /// - Parameter redactor: that of what the token was had with.
    package init(
        secret: Secret,
        version: Int,
        expiresAt: Date?,
        issuedAt: Date,
        redactor: Redactor = Redactor()
    ) {
        self.secret = secret
        self.version = version
        self.expiresAt = expiresAt
        self.redactor = redactor
        self.redactor.add(secret)
        renewAt = expiresAt.map { expiry in
            expiry - min(60, max(expiry.timeIntervalSince(issuedAt), 0) / 10)
        }
    }

    /// Whether it needn't be renewed yet.
    package func isFresh(at now: Date) -> Bool { renewAt.map { now < $0 } ?? true }

    /// Whether the service should still take it.
    func isValid(at now: Date) -> Bool { expiresAt.map { now < $0 } ?? true }

    /// Tries for a new one again after a tenth of the life that is left, a second at least.
    ///
    /// - Parameter pause: the least to wait, as far as the token lives that long.
    mutating func postponeRenewal(at now: Date, pause: Duration?) {
        guard let expiresAt else { return }
        let least = max(pause?.timeInterval ?? 0, 1)
        renewAt = min(expiresAt, now + max(expiresAt.timeIntervalSince(now) / 10, least))
    }
}

extension Duration {
    /// For Foundation's clock, in seconds.
    var timeInterval: TimeInterval {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

/// An answer of the token endpoint.
struct TokenAnswer: Hashable {
    var secret: Secret
    var expiresAt: Date?

    /// Reads the answer's body; nil where there is no token in it.
    ///
    /// `expires_in` is documented as a Unix timestamp in the answer, and may be absent; a number
    /// below 1e9 is taken as seconds from now, as OAuth has it (RFC 6749, 5.1). A timestamp is held
    /// against the answer's own `Date`, so that a clock that is wrong doesn't matter. What leaves the
    /// token less than a second counts as absent: the service gave it to be used, and will refuse
    /// it in time. Without a `Date` so does less than a minute: a clock that is ahead would have each
    /// token renewed at once.
    ///
    /// - Parameter serviceTime: the answer's `Date`; nil where it had none.
    init?(_ body: [UInt8], receivedAt now: Date, serviceTime: Date? = nil) {
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
            guard number.isFinite, number < 1e11 else { return nil }
            let isTimestamp = number >= 1e9
            let life = isTimestamp ? number - (serviceTime ?? now).timeIntervalSince1970 : number
            let least: TimeInterval = isTimestamp && serviceTime == nil ? 60 : 1
            return life >= least ? now + life : nil
        }
    }
}
