import Testing

@testable import customer_import

struct RawArgumentsTests {
    @Test func `an argument that isn't valid UTF-8 is refused, with its bytes`() throws {
        let arguments = [Array("check".utf8), Array("caf".utf8) + [0xE9] + Array("'s.csv".utf8)]
        let fault = try #require(RawArguments.fault(in: arguments))
        #expect(fault.message.contains(#"$'caf\xe9\'s.csv' isn't valid UTF-8"#))
        #expect(fault.hint?.contains(#"mv -- $'caf\xe9\'s.csv' NAME"#) == true)
        #expect(RawArguments.fault(in: [Array("café.csv".utf8), []]) == nil)
    }
}
