import AssetAPI
import Delivery
import Testing

@testable import Importing

/// What is said where a run didn't end well.
struct ExplainedEndTests {
    private func words(_ code: String, _ text: String) -> ExplainedEnd {
        ExplainedEnd(.gaveUp(after: .seconds(900), last: Problem(code: code, text: text)))
    }

    @Test(
        arguments: [
            ("dns", "--base-url"), ("connection_refused", "port"), ("timeout", "--timeout"),
            ("proxy", "https_proxy"), ("proxy_unknown", "no_proxy"), ("tls", "encrypted"),
            ("throttled", "allowance"), ("token", "token endpoint"), ("unavailable", "is back"),
        ]
    )
    func `a run that gave up names the last failure, and what may mend it`(
        code: String,
        step: String
    ) throws {
        let words = words(code, "what was said")
        let error = try #require(words.error)
        #expect(error.kind == .service)
        #expect(error.message.contains("15 min; last failure \(code): what was said"))
        #expect(error.hint?.contains(step) == true, "\(error.hint ?? "")")
        #expect(error.hint?.contains("the same command goes on") == true)
        #expect(words.detail?.contains("last failure \(code): what was said") == true)
    }

    @Test func `an answer of a paragraph is cut`() throws {
        let error = try #require(words("x", String(repeating: "long ", count: 100)).error)
        #expect(error.message.count < 250)
        #expect(error.message.hasSuffix("…"))
    }

    @Test(arguments: [("proxy_unknown", "no way to"), ("forbidden", "the service stopped")])
    func `a run that was stopped says by whom`(code: String, word: String) throws {
        let problem = Problem(code: code, text: "x")
        #expect(try #require(ExplainedEnd(.stopped(problem)).error).message.contains(word))
    }
}
