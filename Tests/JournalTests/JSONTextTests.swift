import Foundation
import TestSupport
import Testing

@testable import Journal

@Test(arguments: [
    #"[]"#, #"[""]"#, #"[null]"#, #"["a",null,"b"]"#, #"["a \"b\" \\ \n \r \t \/"]"#, #"["\\\\"]"#,
    #"["\u00e4\ud83d\ude00"]"#, #"[ "a" , null ]"#, #"["ä","日本"]"#, #"["\b\f"]"#, #"["\\n"]"#,
])
func `cells are read as a decoder reads them`(_ text: String) throws {
    let decoded: [String?] = try JSONText.decode(text)
    #expect(try JSONText.texts(of: Array(text.utf8)) == decoded)
}

@Test(arguments: [
    "", "[", "]", "[]]", "[[]", #"["a"#, #"["a""#, #"[,"a"]"#, #"["a""b"]"#, #"["a\"]"#,
    #"["\x"]"#, "[nul]", "[nullnull]", "[1]", "{}", "null", #""a""#, "[\"a\nb\"]", #"["a"]x"#,
    "[,]",
])
func `what is no array of texts is refused`(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONText.texts(of: Array(text.utf8)) }
}

@Test(arguments: 0..<8)
func `damaged cells are read as a decoder reads them, or refused`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
        "\"", "\\", ",", "null", "[", "]", "a", "ä", "n", "\\u0041", "\n", " ", "\\\"", "u",
    ]
    for _ in 0..<2_000 {
        let inner = (0..<Int.random(in: 0...8, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }
        let text = "[" + inner.joined() + "]"
        let decoded = try? JSONText.decode(text) as [String?]
        #expect((try? JSONText.texts(of: Array(text.utf8))) == decoded, "seed \(seed): \(text)")
    }
}

@Test(arguments: [
    "[]", "[[]]", #"[["a",null],["b"]]"#, #"[["a \"b\""],[null,null]]"#, #"[["\u0001"]]"#,
    "[[],[]]",
    #"[ ["a"] ]"#,
])
func `what was found of a row is read as a decoder reads it`(_ text: String) throws {
    let decoded: [[String?]] = try JSONText.decode(text)
    #expect(try JSONText.lists(of: Array(text.utf8)) == decoded)
}

@Test(arguments: [
    "", "[[]", "[]]", "[[]x]", #"["a"]"#, #"[["a"]["b"]]"#, "[null]", "[[1]]", "[[]][]",
])
func `what is no array of arrays is refused`(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONText.lists(of: Array(text.utf8)) }
}
