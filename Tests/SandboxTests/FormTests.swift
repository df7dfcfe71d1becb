import Testing

@testable import Sandbox

struct FormTests {
    @Test(
        arguments: [
            ("a=1&b=2", ["a": "1", "b": "2"]), ("a=1&a=2", ["a": "2"]), ("", [:]),
            ("&&=x&a", ["a": ""]),
            ("a=%41+b%2B", ["a": "A b+"]), ("a=b=c", ["a": "b=c"]), ("a=%zz", ["a": "%zz"]),
        ] as [(String, [String: String])]
    )
    func `a form's fields are read`(text: String, fields: [String: String]) {
        #expect(Form.parse(text) == fields)
    }
}

struct PageTokenTests {
    @Test(arguments: [0, 1, 100, 1_000_000])
    func `a token leads back to its place`(offset: Int) {
        #expect(PageToken(PageToken(offset: offset).text)?.offset == offset)
    }

    /// The last is `page:9223372036854775807`, where adding a page would overflow.
    @Test(arguments: ["", "x", "MTIz", "cGFnZTotMQ==", "cGFnZTo5MjIzMzcyMDM2ODU0Nzc1ODA3"])
    func `a token that no list gave out is refused`(text: String) {
        #expect(PageToken(text) == nil)
    }
}
