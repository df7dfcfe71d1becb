import Customers
import Journal
import Mapping

extension RowProblem {
    /// The problem in whole sentences, which name the sheet's column before the API's field.
    ///
    /// What our own checks say of an invalid row is a sentence as the journal has it; what came of sending
    /// a row is kept as it was said, and made one here.
    ///
    /// - Parameters:
    ///   - status: that of the row.
    ///   - places: where the fields of the import are.
    package func sentence(of status: RowStatus, _ places: FieldPlaces = .none) -> String {
        switch status {
        case .invalid: Sentence.told(text, of: field.map { places[$0] })
        case .rejected: refusal(places)
        case .failed where code == Problem.Code.likelyExisting.rawValue:
            "This row wasn't sent: \(reason)."
        case .failed: "This row couldn't be sent: \(reason)."
        case .unknown: "It isn't known whether this customer was created: \(reason)."
        default: Sentence.whole(reason)
        }
    }

    /// That the service wants the row otherwise.
    private func refusal(_ places: FieldPlaces) -> String {
        let what = field.map { places[$0].text } ?? "this row"
        guard let answer = ServiceAnswer(text) else {
            return "The service refused \(what): \(Sentence.clause(text))."
        }
        guard let said = answer.said else {
            return "The service refused \(what), and didn't say why (HTTP \(answer.status))."
        }
        return "The service refused \(what): \(Sentence.clause(said)) (HTTP \(answer.status))."
    }

    /// What came between a row and its end, in the middle of a sentence.
    fileprivate var reason: String {
        if let answer = ServiceAnswer(text) {
            let said = answer.said.map { " and said “\(Sentence.clause($0))”" } ?? ""
            return "the service answered HTTP \(answer.status)\(said)"
        }
        guard let code = Problem.Code(rawValue: code), code.isOfTheWay else {
            return Sentence.lowered(Sentence.clause(text))
        }
        return "\(Sentence.lowered(Sentence.clause(code.meaning))) (\(Sentence.clause(text)))"
    }
}

extension Problem {
    /// Why something couldn't be sent, in the middle of a sentence: `the service answered HTTP 503`.
    var reason: String { RowProblem(code: code.rawValue, field: field, text: text).reason }
}

extension Problem.Code {
    /// Whether its text is what libcurl says.
    fileprivate var isOfTheWay: Bool {
        switch self {
        case .proxyRefused, .proxyUnknown, .proxy, .dns, .connectionRefused, .connectionCut,
            .timeout,
            .tls, .tlsUntrusted, .trustFile, .transport:
            true
        default: false
        }
    }
}

/// What the service answered, from the text in which it is kept: `HTTP 422: value is not a valid email`.
private struct ServiceAnswer {
    var status: String
    /// Nil where it said nothing.
    var said: String?

    /// Nil for the text of anything else.
    init?(_ text: String) {
        guard text.hasPrefix("HTTP ") else { return nil }
        let rest = text.dropFirst(5)
        status = String(rest.prefix { $0.isASCII && $0.isNumber })
        guard status.count == 3 else { return nil }
        let end = rest.dropFirst(3)
        if end.isEmpty { return }
        guard end.hasPrefix(": "), end.count > 2 else { return nil }
        said = String(end.dropFirst(2))
    }
}

extension RowFinding {
    /// What was found, in a whole sentence; of a row that was redacted what the code means.
    package var sentence: String {
        text.map { Sentence.told($0, of: place) } ?? Problem.Code(rawValue: code)?.meaning ?? code
    }

    /// Where its text is: the column that it was found in, as far as that is a single one.
    var place: FieldPlace? {
        field.map { FieldPlace($0, header: header) }
    }
}

/// Texts as sentences. Pure.
enum Sentence {
    /// What is said about a row. A version before 0.6 kept what goes on from the name of the field: that gets
    /// its subject here.
    static func told(_ text: String, of place: FieldPlace?) -> String {
        guard let place, !isWhole(text) else { return whole(text) }
        return whole("\(place.subject) \(text)")
    }

    /// Whether a text is a sentence of its own.
    static func isWhole(_ text: String) -> Bool {
        text.first?.isUppercase == true && text.last.map(ends) == true
    }

    /// With a capital at the beginning, and a full stop at the end.
    static func whole(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + (text.last.map(ends) ?? true ? "" : ".")
    }

    /// Without the full stop, to go on from.
    static func clause(_ text: String) -> String {
        text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
    }

    /// For the middle of a sentence: a word that is written in capitals stays so.
    static func lowered(_ text: String) -> String {
        guard text.dropFirst().first?.isLowercase == true else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private static func ends(_ character: Character) -> Bool { ".!?…".contains(character) }
}
