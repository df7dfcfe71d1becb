import Customers
import Foundation
import Testing

@testable import AssetAPI

struct ListAnswerTests {
    private func page(_ body: String, status: Int = 200) -> Result<CustomerPage, ListFailure> {
        ListAnswer.page(HTTPResponse(status: status, body: Array(body.utf8)))
    }

    private func code(_ result: Result<CustomerPage, ListFailure>) -> String {
        switch result {
        case .success(let page): page.nextPageToken.map { "next \($0)" } ?? "last"
        case .failure(.stop(let problem, .business)): problem.code.rawValue
        case .failure(.tryLater(let problem)): "later \(problem.code)"
        case .failure(.tooLarge(let problem)): problem.code.rawValue
        case .failure: "?"
        }
    }

    @Test(arguments: [
        (#"{"data":[],"pagination":{"next_page_token":null}}"#, "last"),
        (#"{"data":[],"pagination":{"next_page_token":""}}"#, "last"),
        (#"{"data":[],"pagination":{"next_page_token":"p 2"}}"#, "next p 2"),
        (#"{"data":[1],"pagination":{"next_page_token":"\u0070 2"}}"#, "next p 2"),
        (#"{"data":[],"pagination":{"next_page_token":2}}"#, "next 2"),
        (#"{"data":[]}"#, "list_partial"),
        (#"{"data":[],"pagination":null}"#, "list_partial"),
        (#"{"data":[],"pagination":{}}"#, "list_partial"),
        (#"{"data":[],"pagination":[]}"#, "list_partial"),
        (#"{"data":[],"pagination":{"previous_page_token":null}}"#, "list_partial"),
        (#"{"data":[],"pagination":{"next_page_token":true}}"#, "list_partial"),
        (#"{"data":[],"pagination":{"next_page_token":2.5}}"#, "list_partial"),
        (#"{"data":[],"pagination":{"next_page_token":{"a":1}}}"#, "list_partial"),
        (#"{"data":[],"pagination":{"next_page_token":"a•••"}}"#, "list_partial"),
        (#"{"data":[],"pagination":{"next_page_token":"\ud800"}}"#, "list_partial"),
        (#"{"data":{},"pagination":{"next_page_token":null}}"#, "later unreadable_answer"),
        (#"{"pagination":{"next_page_token":null}}"#, "later unreadable_answer"),
        (#"[]"#, "later unreadable_answer"), ("<html>", "later unreadable_answer"),
        ("", "later unreadable_answer"), (#"{"data":[{"id":"cus_1"}"#, "later unreadable_answer"),
    ])
    func `a page is the last only where the service says so`(body: String, expected: String) {
        #expect(code(page(body)) == expected)
    }

    @Test(arguments: [
        (201, "later unreadable_answer"), (203, "later unreadable_answer"),
        (204, "later unreadable_answer"), (206, "list_partial"),
    ])
    func `a part of the list is no page of it`(status: Int, expected: String) {
        let body = #"{"data":[],"pagination":{"next_page_token":null}}"#
        #expect(code(page(body, status: status)) == expected)
    }

    @Test func `a page that was cut off is too large`() {
        let response = HTTPResponse(status: 200, body: [], isTruncated: true)
        #expect(code(ListAnswer.page(response)) == "list_too_large")
    }

    static let odd: [(String, String?, String?, String?, OddCustomer.Doubt)] = [
        // An entry; the id, external_id and name that can be read of it, and what is in doubt.
        (#"{"id":"cus_1","name":"a\ud83d"}"#, "cus_1", nil, "a\u{FFFD}", OddCustomer.Doubt.fields),
        (#"{"id":"cus_1","name":"\udc00\ud83d\ude00"}"#, "cus_1", nil, "\u{FFFD}😀", .fields),
        (#"{"id":"cus_1","external_id":17,"name":"A"}"#, "cus_1", "17", "A", .everything),
        (#"{"id":"cus_1","external_id":["x"]}"#, "cus_1", nil, nil, .everything),
        (#"{"id":"cus_1","external_id":"a\ud800"}"#, "cus_1", "a\u{FFFD}", nil, .everything),
        (#"{"id":"cus_1","external_id":"•••"}"#, "cus_1", "•••", nil, .everything),
        (#"{"id":"cus_1","external_id":"X","phone_number":5}"#, "cus_1", "X", nil, .fields),
        (#"{"external_id":"X","name":"A"}"#, nil, "X", "A", .nothing),
        (#"{"id":null,"name":"A"}"#, nil, nil, "A", .nothing),
        (#"{"id":7,"name":"A"}"#, nil, nil, "A", .nothing),
        (#"{"id":"..","external_id":"X"}"#, nil, "X", nil, .nothing),
        (#"{"id":"a•••","external_id":"X"}"#, nil, "X", nil, .nothing),
        (#"{"id":"cus_1","billing_address":"Main St"}"#, "cus_1", nil, nil, .fields),
        (#"{"id":"cus_1","billing_address":{"city":5}}"#, "cus_1", nil, nil, .fields),
        (#"null"#, nil, nil, nil, .everything), (#"[1]"#, nil, nil, nil, .everything),
        (#""x""#, nil, nil, nil, .everything), (#"{}"#, nil, nil, nil, .nothing),
    ]

    @Test(arguments: odd)
    func `an entry that can't be read is set aside with what can be told of it`(
        entry: String,
        id: String?,
        externalID: String?,
        name: String?,
        doubt: OddCustomer.Doubt
    ) throws {
        let good = #"{"id":"cus_9","name":"Zoë","external_id":"Z","billing_address":{"city":"B"}}"#
        let body =
            #"{"data":[\#(good),\#(entry),\#(good)],"pagination":{"next_page_token":"n"}}"#
        let page = try page(body).get()
        #expect(page.nextPageToken == "n")
        #expect(page.customers.map(\.id.text) == ["cus_9", "cus_9"])
        let odd = try #require(page.odd.first)
        #expect(page.odd.count == 1)
        #expect(odd.id?.text == id)
        #expect(odd.fields.externalID == externalID)
        #expect(odd.fields.name == name)
        #expect(odd.doubt == doubt)
    }

    @Test func `bytes that are no text don't spoil the page`() throws {
        let body = Array(
            #"{"data":[{"id":"cus_1","name":"\#u{FFFD}"}],"pagination":{"next_page_token":""}}"#
                .utf8
        )
        let page = try ListAnswer.page(HTTPResponse(status: 200, body: body)).get()
        #expect(page.odd.map(\.doubt) == [.fields])
    }

    @Test(arguments: [
        (#"a\ud800b"#, #"a\uFFFDb"#), (#"\ud83d\ude00"#, #"\ud83d\ude00"#),
        (#"\ud83d\ud83d\ude00"#, #"\uFFFD\ud83d\ude00"#), (#"\ude00"#, #"\uFFFD"#),
        (#"\\ud800"#, #"\\ud800"#), (#"\"\ud800"#, #"\"\uFFFD"#), (#"\ud80"#, #"\ud80"#),
        (#"\"#, #"\"#), (#"\u00e9\n"#, #"\u00e9\n"#), (#"\ud800\u0041"#, #"\uFFFD\u0041"#),
    ])
    func `half a surrogate pair becomes what stands for no text`(json: String, mended: String) {
        let bytes = OddCustomer.withoutLoneSurrogates(Array(json.utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == mended)
    }
}
