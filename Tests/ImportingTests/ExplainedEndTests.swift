import AssetAPI
import Customers
import Delivery
import Testing

@testable import Importing

/// What is said where a run didn't end well.
struct ExplainedEndTests {
    private func words(_ code: Problem.Code, _ text: String) -> ExplainedEnd {
        ExplainedEnd(.gaveUp(after: .seconds(900), last: Problem(code: code, text: text)))
    }

    @Test(
        arguments: [
            (.dns, "--base-url"), (.connectionRefused, "port"), (.timeout, "--timeout"),
            (.proxy, "https_proxy"), (.proxyUnknown, "no_proxy"), (.tls, "encrypted"),
            (.throttled, "rate limit"), (.token, "issues no token"), (.unavailable, "is back"),
        ] as [(Problem.Code, String)]
    )
    func `a run that gave up names the last failure, and what may mend it`(
        code: Problem.Code,
        step: String
    ) throws {
        let words = words(code, "what was said")
        let error = try #require(words.error)
        #expect(error.kind == .service)
        #expect(error.message.contains("15 min; last failure \(code): what was said"))
        #expect(error.hint?.contains(step) == true, "\(error.hint ?? "")")
        #expect(error.hint?.contains("the same command") == true)
        #expect(words.detail?.contains("last failure \(code): what was said") == true)
    }

    @Test func `an answer of a paragraph is cut`() throws {
        let error = try #require(words(.transport, String(repeating: "long ", count: 100)).error)
        #expect(error.message.count < 250)
        #expect(error.message.hasSuffix("…"))
    }

    @Test(
        arguments: [(.proxyUnknown, "can't be reached"), (.forbidden, "the service stopped")]
            as [(Problem.Code, String)]
    )
    func `a run that was stopped says by whom`(code: Problem.Code, word: String) throws {
        let problem = Problem(code: code, text: "x")
        #expect(try #require(ExplainedEnd(.stopped(problem)).error).message.contains(word))
    }
}
