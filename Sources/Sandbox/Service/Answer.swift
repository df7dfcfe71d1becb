import Foundation

/// What the service answers, and how the answer fares on its way.
struct Answer: Sendable {
    /// What becomes of the answer.
    enum Sending: Hashable, Sendable {
        case whole
        case late(Duration)
        /// The body stops half-way and the connection closes.
        case cut
        /// The connection closes without an answer.
        case none
        /// The service goes down for a time, this connection with it.
        case goDown(Duration)
    }

    var status: Int
    var headers: [(name: String, value: String)] = []
    var contentType = "application/json"
    var body = Data()
    var sending = Sending.whole
}

extension Answer {
    /// An answer with that value as JSON; 500 where it can't be encoded.
    static func json(_ status: Int, _ value: some Encodable) -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let body = try? encoder.encode(value) else {
            return Answer(status: 500, body: Data(#"{"detail":"Internal Server Error"}"#.utf8))
        }
        return Answer(status: status, body: body)
    }

    /// An error whose body is `{"detail": "…"}`.
    static func detail(_ status: Int, _ text: String) -> Answer {
        json(status, ["detail": text])
    }

    /// A refusal of a request's parts: 422 with a list of what is wrong.
    static func refusal(_ problems: [PayloadProblem]) -> Answer {
        json(422, ["detail": problems])
    }

    /// A page that no API sends, as proxies do.
    static func page(_ status: Int, _ title: String) -> Answer {
        let html = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>"
        return Answer(status: status, contentType: "text/html", body: Data(html.utf8))
    }

    func with(_ name: String, _ value: String) -> Answer {
        var changed = self
        changed.headers.append((name, value))
        return changed
    }

    /// Whether any of it goes out.
    var isSent: Bool {
        switch sending {
        case .whole, .late, .cut: true
        case .none, .goDown: false
        }
    }

    var isSuccess: Bool { (200..<300).contains(status) }
}

extension Fault {
    /// The answer of a request that this fault keeps from being handled; nil for a fault that
    /// lets it be handled.
    var answerBeforeHandling: Answer? {
        switch kind {
        case .refuse: .unsent(.goDown(time ?? .seconds(2)))
        case .dropBefore: .unsent(.none)
        case .tooManyRequests:
            time.map { Answer.detail(429, "Rate limit exceeded").retryAfter($0) }
                ?? .detail(429, "Rate limit exceeded")
        case .unprocessable: .refusal([.notAnAddress(["email"])])
        case .errorBefore: .detail(500, "Internal Server Error")
        case .badGateway: .page(502, "502 Bad Gateway")
        case .unavailable:
            .detail(503, "Service Unavailable").retryAfter(time ?? .seconds(1))
        case .expireToken: .unauthorised("Token has expired")
        case .forbidden: .detail(403, "Forbidden")
        case .notFound: .detail(404, "Business not found")
        case .reset, .dropAfter, .errorAfter, .slow, .slowBefore, .cutBody, .notJSON, .noID: nil
        }
    }

    /// How long the request waits before it is handled.
    var wait: Duration? { kind == .slowBefore ? time : nil }

    /// What becomes of the answer of a request that was handled.
    func applied(to answer: Answer) -> Answer {
        var changed = answer
        switch kind {
        case .dropAfter: changed.sending = .none
        case .errorAfter: changed = .detail(500, "Internal Server Error")
        case .slow: changed.sending = .late(time ?? .seconds(5))
        case .cutBody: changed.sending = .cut
        case .notJSON where answer.isSuccess:
            changed = .page(answer.status, "Welcome")
        case .noID where answer.isSuccess:
            changed.body = Self.withoutID(answer.body)
        default: break
        }
        return changed
    }

    private static func withoutID(_ body: Data) -> Data {
        guard let json = try? JSONSerialization.jsonObject(with: body) as? [String: Any],
            var data = json["data"] as? [String: Any]
        else { return body }
        data["id"] = nil
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return (try? JSONSerialization.data(withJSONObject: ["data": data], options: options))
            ?? body
    }
}

extension Answer {
    /// An answer that is never sent.
    fileprivate static func unsent(_ sending: Sending) -> Answer {
        var answer = Answer.detail(500, "")
        answer.sending = sending
        return answer
    }

    /// 401 with the challenge that RFC 6750 asks for.
    static func unauthorised(_ detail: String) -> Answer {
        .detail(401, detail).with("www-authenticate", "Bearer")
    }

    /// `Retry-After` in whole seconds, rounded up.
    fileprivate func retryAfter(_ time: Duration) -> Answer {
        with("retry-after", String(Int(time.clamped.inSeconds.rounded(.up))))
    }

    /// The `x-ratelimit-*` headers.
    func reporting(
        _ allowance: RateLimiter.Verdict,
        as style: SandboxConfiguration.ResetStyle,
        at now: Date
    ) -> Answer {
        let reset = allowance.reset.timeIntervalSince1970
        let text: String
        switch style {
        case .absent: return self
        case .timestamp: text = String(Int(reset.rounded(.up)))
        case .fractionalTimestamp: text = String((reset * 1_000).rounded(.up) / 1_000)
        case .seconds:
            text = String(Int(max(allowance.reset.timeIntervalSince(now), 0).rounded(.up)))
        }
        return with("x-ratelimit-limit", String(allowance.limit))
            .with("x-ratelimit-remaining", String(allowance.remaining))
            .with("x-ratelimit-reset", text)
    }
}
