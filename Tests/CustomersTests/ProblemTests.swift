import Testing

@testable import Customers

@Test(arguments: Problem.Code.allCases)
func `each code has a meaning of one line, and a word of its own`(_ code: Problem.Code) {
    #expect(!code.meaning.isEmpty && !code.meaning.contains("\n"))
    #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
    #expect("\(code)" == code.rawValue)
    #expect(Problem(code).text == code.meaning)
}

@Test(arguments: Problem.Code.allCases)
func `what comes up before a row is sent has a gravity, and nothing else has`(
    _ code: Problem.Code
) {
    let isEarly = code.subject == .row || code.subject == .file
    #expect((code.gravity != nil) == isEarly)
}

@Test func `a held row is graver than one that is warned of, and that than a note`() {
    #expect(Problem.Gravity.told < .warned && Problem.Gravity.warned < .held)
}
