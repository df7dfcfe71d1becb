/// What is wrong with a row, with its source, or with what became of its request: the one form in which
/// all parts of the program say it.
package struct Problem: Hashable, Sendable {
    package var code: Code
    /// The API's dotted name of the field at fault, or `business_id`; nil where no one field is.
    package var field: String?
    /// What is wrong in this case, for a person; one line. Never holds a token, nor the text of a cell.
    package var text: String

    package init(code: Code, field: String? = nil, text: String) {
        self.code = code
        self.field = field
        self.text = text
    }

    /// A problem of which there is no more to say than what its code means.
    package init(_ code: Code, field: String? = nil) {
        self.init(code: code, field: field, text: code.meaning)
    }

    /// - Parameter row: the number of the one that has all fields alike.
    package static func repeated(row: Int64) -> Problem {
        Problem(
            code: .repeatedRow,
            text: "This row is the same as row \(row) in every field that is sent."
        )
    }
}

extension Problem {
    /// How grave it is that something is wrong with a row that is to be sent: the three levels of findings.
    ///
    /// Held is by default what makes a customer that nobody wants: the text isn't what its field holds, or
    /// the row is no customer. Warned of is what is unusual and may be right.
    package enum Gravity: Int, Hashable, Sendable, Comparable {
        /// A note; the row is sent.
        case told
        /// The row is sent, and listed.
        case warned
        /// The row is invalid, and isn't sent.
        case held

        /// What the documents and journals call it.
        package var word: String {
            switch self {
            case .told: "told"
            case .warned: "warned"
            case .held: "held"
            }
        }

        package static func < (first: Gravity, second: Gravity) -> Bool {
            first.rawValue < second.rawValue
        }
    }

    /// What a problem is one of.
    package enum Subject: Hashable, Sendable {
        /// A row's own, as the source has it.
        case row
        /// The source's: rows show it, and none is the cause.
        case file
        /// An answer's, or of the way to the service: it comes up only when the row is sent.
        case sending
        /// The service's list of customers.
        case list
    }
}
