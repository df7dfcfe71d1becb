/// What becomes of rows by what is found in them: what each code says by default, and what a person asked
/// for besides.
package struct ProblemPolicy: Hashable, Sendable {
    /// Whether every code that is warned of holds its rows.
    package var isStrict: Bool
    /// Codes whose rows are sent, and listed.
    package var accepted: Set<Problem.Code>
    /// Codes whose rows are held.
    package var held: Set<Problem.Code>
    /// Codes whose rows are left out, as a mapping's `skip_when` leaves rows out.
    package var leftOut: Set<Problem.Code>

    /// What the codes say by default.
    package static let usual = ProblemPolicy()

    package init(
        isStrict: Bool = false,
        accepted: Set<Problem.Code> = [],
        held: Set<Problem.Code> = [],
        leftOut: Set<Problem.Code> = []
    ) {
        self.isStrict = isStrict
        self.accepted = accepted
        self.held = held
        self.leftOut = leftOut
    }

    /// What becomes of a row by a problem. One that would be left out is held wherever it can't be.
    package func gravity(of code: Problem.Code) -> Problem.Gravity {
        let usual = code.gravity ?? .held
        if held.contains(code) || leftOut.contains(code) { return .held }
        if accepted.contains(code), code.refusal == nil { return min(usual, .warned) }
        return isStrict ? (usual == .warned ? .held : usual) : usual
    }

    /// The same, with further codes let through, whatever was asked before.
    package func accepting(_ codes: Set<Problem.Code>) -> ProblemPolicy {
        var policy = self
        policy.accepted.formUnion(codes)
        policy.held.subtract(codes)
        policy.leftOut.subtract(codes)
        return policy
    }
}

extension Problem.Code {
    /// The codes that a person may have let through, held or left out: those of rows, and of their source,
    /// that come up before a row is sent.
    package static let eligible = allCases.filter {
        $0.gravity != nil && $0 != .skipped && $0 != .otherShard
    }

    /// Whether such a row is most likely no customer at all: it may be let through, but nothing suggests
    /// that.
    package var isNoCustomer: Bool {
        switch self {
        case .repeatedHeader, .ruler, .totalRow, .footer, .descriptionRow, .otherTable,
            .groupHeading:
            true
        default: false
        }
    }

    /// Why a row with this problem can't be let through; nil where it can.
    package var refusal: String? {
        switch self {
        case .missing, .tooLong: "the API takes no such customer"
        case .badBusinessID, .missingBusinessID: "there is no business to create the customer in"
        case .duplicateExternalID: "an external_id can be one customer's only"
        case .tooManyCells, .unterminatedQuote, .textAfterQuote, .strayQuote, .loneLineEnd,
            .recordTooLong, .badEncoding, .nulByte, .notAnObject, .badJSON, .duplicateKey, .tooDeep,
            .damagedCell, .otherTable:
            "nothing tells for sure what the cells of such a row are"
        case .listValue, .noValue, .patternLimit, .lengthLimit: "no text can be made of such a cell"
        case .skipped: "it is no row of the import"
        case .otherShard: "it is another journal's to send"
        default: gravity == nil ? "it comes up only when a row is sent" : nil
        }
    }
}
