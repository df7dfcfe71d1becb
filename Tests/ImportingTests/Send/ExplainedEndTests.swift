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
            (.dns, "the service's name can't be found (what was said)", "--base-url"),
            (
                .connectionRefused, "the service's machine refused the connection (what was said)",
                "port"
            ),
            (.timeout, "no answer came in time (what was said)", "--timeout"),
            (.proxy, "the proxy failed (what was said)", "https_proxy"),
            (.proxyUnknown, "the proxy's name can't be found (what was said)", "no_proxy"),
            (.tls, "no encrypted connection could be made (what was said)", "encrypted"),
            (.throttled, "what was said", "rate limit"),
            (.token, "what was said", "issues no token"),
            (.unavailable, "what was said", "is back"),
        ] as [(Problem.Code, String, String)]
    )
    func `a run that gave up names the last failure, and what may mend it`(
        code: Problem.Code,
        cause: String,
        step: String
    ) throws {
        let words = words(code, "what was said")
        let error = try #require(words.error)
        #expect(error.kind == .service)
        #expect(error.message.hasSuffix("away for 15 min: \(cause)"), "\(error.message)")
        #expect(error.hint?.contains(step) == true, "\(error.hint ?? "")")
        #expect(error.hint?.contains("the same command") == true)
        #expect(words.detail?.hasSuffix("away for 15 min: \(cause)") == true)
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
