import Testing

@testable import Sandbox

struct RequestLogTests {
    @Test func `a path is logged as it travels, whatever it says once it is decoded`() {
        #expect(RequestLog.shown("/v0/business/biz_1/customers") == "/v0/business/biz_1/customers")
        #expect(RequestLog.shown("/a\u{1B}[2J\nnext: x") == "/a%1B%5B2J%0Anext:%20x")
        #expect(RequestLog.shown("/\u{9B}2J\u{202E}é") == "/%C2%9B2J%E2%80%AE%C3%A9")
    }
}
