import Testing

@testable import Sandbox

struct ServiceRequestTests {
    @Test(
        arguments: [
            ("/v0/x", "/v0/x", nil), ("/v0/x?a=1&b=2", "/v0/x", "a=1&b=2"), ("/v0/x?", "/v0/x", ""),
            ("/v0/x?a=1#b", "/v0/x", "a=1"), ("/v0/x?a=http://b/c", "/v0/x", "a=http://b/c"),
            ("//v0/x", "//v0/x", nil), ("*", "*", nil), ("", "/", nil), ("?a", "/", "a"),
            ("http://host:80/v0/x?a", "/v0/x", "a"), ("HTTPS://host", "/", nil),
            ("http://host?a", "/", "a"), ("http://", "/", nil), ("host:80", "host:80", nil),
        ] as [(String, String, String?)]
    )
    func `a target is split into its path and its query`(
        text: String,
        path: String,
        query: String?
    ) {
        let target = ServiceRequest.target(text)
        #expect(target.path == path)
        #expect(target.query == query)
    }
}
