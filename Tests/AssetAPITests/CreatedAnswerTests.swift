import Customers
import Foundation
import Testing

@testable import AssetAPI

struct CreatedAnswerTests {
    @Test(arguments: [
        (#"{"data":{"id":"cus_1"}}"#, "cus_1"),
        (" {\n\"data\" : { \"name\" : \"A\" , \"id\" : \"cus_1\" }\r\n} ", "cus_1"),
        (
            #"{"meta":{"id":"no","data":{"id":"no"}},"data":{"tags":[{"id":"no"}],"id":"yes"}}"#,
            "yes"
        ),
        (#"{"data":{"n":-1.5e+3,"t":true,"x":null,"a":[],"o":{},"id":"ä€😀"}}"#, "ä€😀"),
        (#"{"data":{"name":"a \"quoted\\\" } name","id":"cus_1"}}"#, "cus_1"),
        // What the scanner doesn't read, and Foundation does.
        (#"{"data":{"id":"\u0063us_1"}}"#, "cus_1"),
        (#"{"dat\u0061":{"id":"cus_2"}}"#, "cus_2"),
    ])
    func `the id is read wherever it stands in the answer`(body: String, id: String) {
        #expect(CreatedAnswer(Array(body.utf8))?.id.text == id)
    }

    @Test(arguments: [
        "", "{}", "[]", #""cus_1""#, #"{"id":"cus_1"}"#, #"{"data":"cus_1"}"#, #"{"data":null}"#,
        #"{"data":{"id":7}}"#, #"{"data":{"id":null}}"#, #"{"data":{"id":" "}}"#,
        #"{"data":[{"id":"cus_1"}]}"#, #"{"data":{"id":"cus_1"}"#, #"{"data":{"id":"cus_1"}}x"#,
        #"{"data":{"id":"cus"#, "{\"data\":{\"id\":\"a\nb\"}}", "<html>",
        String(repeating: "[", count: 100_000),
    ])
    func `where no id can be read, there is none`(body: String) {
        #expect(CreatedAnswer(Array(body.utf8)) == nil)
    }

    @Test func `what the scanner reads, Foundation reads too, whatever is done to the answer`() {
        struct Answer: Decodable {
            struct Created: Decodable { var id: String }
            var data: Created
        }
        let good = Array(#"{"a":[1,{"b":"c\n"}],"data":{"name":"é","id":"cus_1","x":{}}}"#.utf8)
        let replacements = Array("\"\\{}[]:,x0 \n".utf8) + [0xFF]
        for place in good.indices {
            for byte in replacements {
                var body = good
                body[place] = byte
                var scanner = JSONScanner(body)
                let decoded = try? JSONDecoder().decode(Answer.self, from: Data(body)).data.id
                if let read = scanner.text(at: ["data", "id"]), let decoded {
                    #expect(read == decoded, "\(String(decoding: body, as: UTF8.self))")
                }
            }
            var cutOff = JSONScanner(Array(good[..<place]))
            #expect(cutOff.text(at: ["data", "id"]) == nil)
        }
    }
}

/// Answers that are the row's own, and answers that are another's.
struct AnswerOfAnotherTests {
    private static func payload(_ name: String, _ externalID: String?) -> [UInt8] {
        NewCustomer([.name: name, .externalID: externalID, .email: "a@b.example"]).payload()
    }

    @Test(arguments: [
        // What the row has, what the answer has beside an id, and the field that tells them apart.
        ("Ada", "A-1", #""external_id":"A-1","name":"Ada""#, nil),
        ("Ada", "A-1", #""external_id":"B-2","name":"Ada""#, "external_id"),
        ("Ada", "A-1", #""name":"Bob","external_id":"A-1""#, nil),
        ("Ada", "A-1", #""name":"Bob""#, "name"),
        ("Ada", "A-1", #""name":"Bob","external_id":null"#, "name"),
        ("Ada", "A-1", #""name":"Bob","external_id":"""#, "name"),
        ("Ada", "A-1", #""name":"Bob","external_id":17"#, "name"),
        ("Ada", "A-1", #""x":1"#, nil),
        ("Ada", nil, #""external_id":"B-2","name":"Ada""#, nil),
        ("Ada", nil, #""external_id":"B-2""#, nil),
        ("Ada", nil, #""name":"Bob""#, "name"),
        ("Ada", nil, #""name":null"#, nil),
        ("Ada", nil, #""name":["Bob"]"#, nil),
        ("Ada", nil, #""name":"  Ada\t""#, nil),
        (" Ada ", " A-1 ", #""name":"Ada","external_id":"A-1""#, nil),
        ("Ada  Ho", nil, #""name":"ADA HO""#, nil),
        ("Zoë", "Ä-1", #""external_id":"\u00c4-1","name":"Zo\u00eb""#, nil),
        ("Zoë", nil, #""name":"Zoe\u0308""#, nil),
        ("Zoë", "Ä-1", #""external_id":"\u00c4-2""#, "external_id"),
        ("a\"b", #"c\d"#, #""external_id":"c\\d","name":"a\"b""#, nil),
        ("Ada", "A-1", #""external_id":"a-1""#, "external_id"),
    ])
    func `an answer is held against what was sent`(
        name: String,
        externalID: String?,
        fields: String,
        difference: String?
    ) throws {
        for body in [
            #"{"data":{"id":"cus_1",\#(fields)}}"#, #"{"data":{\#(fields),"\u0069d":"cus_1"}}"#,
        ] {
            let answer = try #require(CreatedAnswer(Array(body.utf8)), "\(body)")
            let found = answer.difference(from: Self.payload(name, externalID))
            #expect(found?.field == difference, "\(body)")
        }
    }

    @Test func `a row whose answer is another's is unknown, and the problem names both`() {
        let response = HTTPResponse(
            status: 201,
            body: Array(#"{"data":{"id":"cus_9","external_id":"B-2"}}"#.utf8)
        )
        let outcome = OutcomeClassifier.outcome(of: response, to: Self.payload("Ada", "A-1"))
        guard case .unknown(let problem) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(problem.code == .otherAnswer)
        #expect(problem.text.contains("“B-2”") && problem.text.contains("“A-1”"))
    }
}
