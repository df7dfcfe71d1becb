import Customers
import Foundation
import Testing

@testable import Sandbox

struct PayloadReaderTests {
    private static let address =
        #"{"street_1":"1 A St","city":"B","state":"C","postal_code":"01234","country":"US"}"#

    private func problems(_ json: String) throws -> [String] {
        try PayloadReader.create(Data(json.utf8)).problems.map {
            "\($0.loc.dropFirst().joined(separator: ".")) \($0.type)"
        }
    }

    @Test(
        arguments: [
            (#"{}"#, ["name missing"]),
            (#"{"name":null}"#, ["name string_type"]),
            (#"{"name":"   "}"#, ["name missing"]),
            (
                #"{"name":7,"email":true,"external_id":[]}"#,
                ["name string_type", "external_id string_type", "email string_type"]
            ),
            (#"{"name":"A","email":null,"external_id":null,"phone_number":null}"#, []),
            (#"{"name":"A","unknown":1}"#, []),
            (#"{"name":"A","billing_address":null}"#, ["billing_address dict_type"]),
            (#"{"name":"A","billing_address":"1 A St"}"#, ["billing_address dict_type"]),
            (#"{"name":"A","shipping_address":\#(address)}"#, []),
            (
                #"{"name":"A","shipping_address":{"street_1":"1","city":"B","state":"C","country":"  "}}"#,
                ["shipping_address.postal_code missing", "shipping_address.country missing"]
            ),
            (
                #"{"name":"A","billing_address":{"street_1":"1","city":2,"state":"C","postal_code":"1","country":"US"}}"#,
                ["billing_address.city string_type"]
            ),
            (#"[]"#, [" dict_type"]),
            (#""text""#, [" dict_type"]),
            (#"7"#, [" dict_type"]),
        ] as [(String, [String])]
    )
    func `a create is held to the page`(json: String, expected: [String]) throws {
        #expect(try problems(json) == expected)
    }

    @Test(arguments: [
        ("name", 255), ("external_id", 255), ("email", 255), ("phone_number", 32),
    ])
    func `a text may have as many characters as the page says`(field: String, limit: Int) throws {
        // Ä is two bytes and one character; the flag is eight bytes and two.
        for unit in ["x", "Ä"] {
            let rest = field == "name" ? "" : #""name":"A","#
            let longest = String(repeating: unit, count: limit)
            #expect(try problems("{\(rest)\"\(field)\":\"\(longest)\"}") == [])
            let longer = longest + unit
            #expect(
                try problems("{\(rest)\"\(field)\":\"\(longer)\"}") == ["\(field) string_too_long"]
            )
        }
    }

    @Test func `texts are kept trimmed and blank ones as absent`() throws {
        let json = #"{"name":" Ann\u00a0","email":" ","phone_number":"\t+1 555","external_id":""}"#
        let customer = try PayloadReader.create(Data(json.utf8)).customer
        #expect(customer == NewCustomer([.name: "Ann", .phoneNumber: "+1 555"]))
    }

    @Test(arguments: [
        "", "{", "{]", "nul", #"{"name":"A""#, #"{"name":"A"} trailing"#, "\u{FEFF}\u{0}", "<html>",
        #"{"name":"\u12"}"#,
    ])
    func `what isn't JSON is told apart`(text: String) {
        #expect(throws: PayloadReader.NotJSON.self) {
            try PayloadReader.create(Data(text.utf8))
        }
    }

    /// Nil for what isn't JSON.
    private static let odd: [(body: String, expected: [String]?)] = [
        (#"{"name":"\ud800"}"#, nil),
        (#"{"name":1e999}"#, nil),
        (#"{"name":"A","name":"B"}"#, []),
        (
            #"{"name":"A","billing_address":{"city":{"city":{}}}}"#,
            [
                "billing_address.street_1 missing", "billing_address.city string_type",
                "billing_address.state missing", "billing_address.postal_code missing",
                "billing_address.country missing",
            ]
        ),
        (String(repeating: "[", count: 100_000), nil),
        (
            String(repeating: #"{"a":"#, count: 5_000) + "1" + String(repeating: "}", count: 5_000),
            nil
        ),
    ]

    @Test(arguments: odd.indices)
    func `odd bodies are read or told apart`(index: Int) {
        let (body, expected) = Self.odd[index]
        #expect((try? problems(body)) == expected)
        let update = try? PayloadReader.update(Data(body.utf8), of: NewCustomer([.name: "A"]))
        #expect((update == nil) == (expected == nil))
    }

    @Test func `bytes that were changed give no text that isn't in the body`() throws {
        var generator = SeededGenerator(seed: 5)
        var accepted = 0
        for trial in 0..<2_000 {
            var bytes = Array(#"{"name":"Ann","billing_address":{"city":"B"}}"#.utf8)
            for _ in 0..<3 {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let customer = try? PayloadReader.create(Data(bytes)).customer else { continue }
            accepted += 1
            let text = try #require(String(validating: bytes, as: UTF8.self), "trial \(trial)")
            if let name = customer.name, !text.contains("\\") {
                #expect(text.contains(name), "trial \(trial)")
            }
        }
        #expect(accepted > 0)
    }

    @Test func `an update changes what it names and no more`() throws {
        let before = NewCustomer([
            .name: "Ann",
            .externalID: "7",
            .email: "a@b",
            .phoneNumber: "+1 555",
        ])
        let (after, problems) = try PayloadReader.update(
            Data(#"{"email":null,"phone_number":" +2 "}"#.utf8),
            of: before
        )
        #expect(problems.isEmpty)
        #expect(after == NewCustomer([.name: "Ann", .externalID: "7", .phoneNumber: "+2"]))
    }

    @Test(arguments: [
        (#"{"external_id":"8"}"#, "extra_forbidden"), (#"{"name":null}"#, "string_type"),
        (#"{"name":""}"#, "missing"), (#"{"billing_address":{"city":"B"}}"#, "missing"),
    ])
    func `an update is held to the page too`(json: String, type: String) throws {
        let read = try PayloadReader.update(Data(json.utf8), of: NewCustomer([.name: "Ann"]))
        #expect(read.problems.first?.type == type)
    }
}
