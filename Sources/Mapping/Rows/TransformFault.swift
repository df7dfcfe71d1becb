import Customers

/// Why a text couldn't be changed as the mapping says. Its row is invalid: a half changed text must not
/// be sent, and one row must not hold up the others.
enum TransformFault: Error, Hashable, Sendable {
    /// The pattern of a `replace` can match the text in too many ways.
    case manySteps(pattern: String)
    /// The text is longer than ``mostCharacters``, or a transform or template makes it so.
    case tooLong

    /// The longest text that `replace` takes, and that any transform or template makes, in UTF-16
    /// units: forty times what the longest field takes.
    static let mostCharacters = 10_000

    var code: Problem.Code {
        switch self {
        case .manySteps: .patternLimit
        case .tooLong: .lengthLimit
        }
    }

    /// What is wrong with the field's text, for a person.
    func message(in place: FieldPlace) -> String {
        switch self {
        case .manySteps(let pattern):
            "\(place.subject) can't be changed by the mapping's pattern"
                + " “\(ShownText(pattern).text)”,"
                + " which can match it in too many ways."
        case .tooLong:
            "\(place.subject) can't be changed as the mapping says: a text that is changed or"
                + " joined may have at most 10,000 characters."
        }
    }

    /// - Throws: ``tooLong`` for a text that is longer than ``mostCharacters``.
    static func checkLength(_ text: String) throws(TransformFault) {
        // No text has more UTF-16 units than bytes, and bytes are known without counting.
        guard text.utf8.count > mostCharacters, text.utf16.count > mostCharacters else { return }
        throw .tooLong
    }
}
