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
