import Testing

@testable import Importing

struct BaseURLChoiceTests {
    @Test func `a base URL is chosen by what was given, then by what is known`() throws {
        typealias Case = (given: String?, recorded: String?, remembered: [String], chosen: String?)
        let vendor = "https://api.sandbox.getasset.com"
        let cases: [Case] = [
            (nil, nil, [], vendor), ("https://a.example", nil, [], "https://a.example"),
            ("https://a.example", "https://b.example", [], "https://a.example"),
            (nil, vendor, [], vendor), (nil, "https://b.example", [], nil),
            (nil, "https://b.example", ["https://a.example"], nil),
            (
                nil, "https://b.example", ["https://a.example", "https://b.example"],
                "https://b.example"
            ),
        ]
        for (given, recorded, remembered, chosen) in cases {
            let journal = recorded.map {
                KnownService(path: "j", baseURL: $0, remembered: remembered)
            }
            #expect((try? BaseURLChoice(given: given, journal: journal).choose()) == chosen)
        }
    }
}
