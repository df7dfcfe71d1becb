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
        #expect(CreatedAnswer.id(in: Array(body.utf8))?.text == id)
    }

    @Test(arguments: [
        "", "{}", "[]", #""cus_1""#, #"{"id":"cus_1"}"#, #"{"data":"cus_1"}"#, #"{"data":null}"#,
        #"{"data":{"id":7}}"#, #"{"data":{"id":null}}"#, #"{"data":{"id":" "}}"#,
        #"{"data":[{"id":"cus_1"}]}"#, #"{"data":{"id":"cus_1"}"#, #"{"data":{"id":"cus_1"}}x"#,
        #"{"data":{"id":"cus"#, "{\"data\":{\"id\":\"a\nb\"}}", "<html>",
        String(repeating: "[", count: 100_000),
    ])
    func `where no id can be read, there is none`(body: String) {
        #expect(CreatedAnswer.id(in: Array(body.utf8)) == nil)
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
