import Customers
import Testing

@testable import AssetAPI

struct OutcomeClassifierTests {
    private enum Kind: String {
        case created, rejected, tryLater, unknown, unauthorised, lost, stopBusiness, stopService
    }

    private func kind(_ outcome: Outcome) -> Kind {
        switch outcome {
        case .created: .created
        case .rejected: .rejected
        case .tryLater: .tryLater
        case .unknown: .unknown
        case .unauthorised: .unauthorised
        case .lost: .lost
        case .stop(_, .business): .stopBusiness
        case .stop(_, .service): .stopService
        }
    }

    static let good = #"{"data": {"id": "cus_1", "name": "A"}}"#

    @Test(arguments: [
        (200, good, "created"), (201, good, "created"),
        (201, "", "unknown"), (201, "{}", "unknown"), (201, #"{"data":{"id":""}}"#, "unknown"),
        (201, #"{"data":{"id":7}}"#, "unknown"), (201, "<html>", "unknown"),
        (202, good, "unknown"), (204, "", "unknown"),
        (300, "", "lost"), (301, "", "lost"), (302, "", "lost"), (303, "", "lost"),
        (304, "", "lost"), (307, "", "stopService"), (308, "", "stopService"),
        (400, "", "rejected"), (401, "", "unauthorised"), (402, "", "stopBusiness"),
        (403, "", "stopBusiness"), (404, #"{"detail":"no"}"#, "stopBusiness"),
        (404, "<html><title>Not found</title>", "stopBusiness"), (405, "", "stopService"),
        (407, "", "stopService"), (408, "", "unknown"), (409, "", "rejected"),
        (413, "", "rejected"), (415, "", "rejected"), (422, "", "rejected"),
        (425, "", "tryLater"), (429, "", "tryLater"), (451, "", "rejected"),
        (500, "", "unknown"), (501, "", "unknown"), (502, "", "unknown"), (503, "", "tryLater"),
        (504, "", "unknown"), (599, "", "unknown"),
    ])
    func `a status and a body mean`(status: Int, body: String, expected: String) {
        let response = HTTPResponse(status: status, body: Array(body.utf8))
        #expect(kind(OutcomeClassifier.outcome(of: response)).rawValue == expected)
    }

    @Test(arguments: TransportFailure.Cause.allCases)
    func `once the body may have left, nothing but unknown is right`(
        cause: TransportFailure.Cause
    ) {
        let outcome = OutcomeClassifier.outcome(of: .interrupted(.init(cause, "x")))
        #expect(kind(outcome) == .unknown)
    }

    @Test func `before the body left, time mends all but a false identity and a closed way`() {
        for cause in TransportFailure.Cause.allCases {
            let outcome = OutcomeClassifier.outcome(of: .notSent(.init(cause, "x")))
            let isLasting = [.tlsUntrusted, .trustFile, .proxyRefused, .badAddress].contains(cause)
            #expect(kind(outcome) == (isLasting ? .stopService : .tryLater), "\(cause)")
        }
    }

    @Test func `the created customer's id is the service's`() {
        let response = HTTPResponse(status: 201, body: Array(Self.good.utf8))
        #expect(OutcomeClassifier.outcome(of: response) == CustomerID("cus_1").map(Outcome.created))
    }

    @Test func `a redirect names where it would have led, and nothing else of it`() {
        var headers = ResponseHeaders()
        headers.note("Location: https://elsewhere.example/x?token=secret".utf8)
        let outcome = OutcomeClassifier.outcome(of: HTTPResponse(status: 302, headers: headers))
        #expect(outcome.problem?.text.contains("elsewhere.example") == true)
        #expect(outcome.problem?.text.contains("secret") == false)
    }
}

struct ErrorBodyTests {
    @Test(arguments: [
        (
            #"{"detail":[{"loc":["body","billing_address","city"],"msg":"field required"}]}"#,
            "field required", "billing_address.city"
        ),
        (
            #"{"detail":[{"loc":["body","name"],"msg":"a"},{"loc":["body","email"],"msg":"b"}]}"#,
            "a (and 1 more)", "name"
        ),
        (#"{"detail":"no such business"}"#, "no such business", nil),
        (#"{"error":{"code":"x","message":"bad"}}"#, "bad", nil),
        (#"{"error":"invalid_client"}"#, "invalid_client", nil),
        (#"{"message":"slow down"}"#, "slow down", nil),
        (#"{"type":"about:blank","title":"Conflict"}"#, "Conflict", nil),
        ("<!DOCTYPE html><html><title>502 Bad\nGateway</title>", "502 Bad Gateway", nil),
        ("upstream\r\n\u{1B}[31m down", "upstream [31m down", nil),
        (
            #"{"detail":[{"loc":["body","na\u001b[31mme"],"msg":"\u001b[1mno"}]}"#,
            "[1mno", "na [31mme"
        ),
        ("", nil, nil),
        ("{}", nil, nil),
        ("[]", nil, nil),
    ])
    func `whatever its shape, it is read`(body: String, text: String?, field: String?) {
        let read = ErrorBody(Array(body.utf8))
        #expect(read.text == text)
        #expect(read.field == field)
    }

    @Test func `it is one line of at most 300 characters`() {
        let read = ErrorBody(Array(String(repeating: "long ", count: 1_000).utf8))
        #expect(read.text?.count == 300)
    }
}
