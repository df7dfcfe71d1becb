import Foundation

/// What an error answer's body says, whatever its shape.
///
/// The API pages show no error body, so this reads what generated services and proxies send:
/// `{"detail": [{"loc", "msg"}]}`, `{"detail": "…"}`, `{"error": {"code", "message"}}`,
/// `{"message"}`, problem+json's `title`, the title of an HTML page, or else the text itself.
struct ErrorBody: Hashable {
    /// One line, at most 300 characters; nil where the body says nothing.
    var text: String?
    /// The API's dotted name of the field at fault.
    var field: String?
    var isHTML = false

    init(_ body: [UInt8]) {
        let data = Data(body.prefix(65_536))
        if let json = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) {
            (text, field) = Self.read(json)
            text = text.map(Self.line)
            field = field.map(Self.line)
            return
        }
        let plain = String(decoding: body.prefix(4_096), as: UTF8.self)
        let start = plain.drop { $0.isWhitespace }.prefix(15).lowercased()
        isHTML =
            start.hasPrefix("<!doctype") || start.hasPrefix("<html") || start.hasPrefix("<head")
        let said = isHTML ? Self.title(of: plain) : plain
        text = said.map(Self.line).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func read(_ json: Any) -> (String?, String?) {
        if let text = json as? String { return (text, nil) }
        guard let object = json as? [String: Any] else { return (nil, nil) }
        if let details = object["detail"] as? [[String: Any]], let first = details.first {
            let field = (first["loc"] as? [Any])?.dropFirst(isBody(first["loc"]) ? 1 : 0)
                .map { "\($0)" }.joined(separator: ".")
            let more = details.count > 1 ? " (and \(details.count - 1) more)" : ""
            let message = (first["msg"] as? String).map { $0 + more }
            return (message, field.flatMap { $0.isEmpty ? nil : $0 })
        }
        for key in ["detail", "message", "error_description", "title", "error"] {
            if let text = object[key] as? String { return (text, nil) }
        }
        if let error = object["error"] as? [String: Any] {
            let message = error["message"] as? String ?? error["code"] as? String
            return (message, error["field"] as? String ?? error["param"] as? String)
        }
        if let errors = object["errors"] as? [Any], let first = errors.first { return read(first) }
        return (nil, nil)
    }

    private static func isBody(_ location: Any?) -> Bool {
        (location as? [Any])?.first as? String == "body"
    }

    private static func title(of page: String) -> String? {
        guard let start = page.range(of: "<title>", options: .caseInsensitive),
            let end = page.range(of: "</title>", options: .caseInsensitive),
            start.upperBound <= end.lowerBound
        else { return nil }
        return String(page[start.upperBound..<end.lowerBound])
    }

    /// One harmless line: control characters and line ends become spaces.
    private static func line(_ text: String) -> String {
        let words = text.unicodeScalars
            .map { $0.properties.generalCategory == .control ? " " : Character($0) }
            .split(separator: " ").map { String($0) }.joined(separator: " ")
        return words.count > 300 ? words.prefix(299) + "…" : words
    }
}
