import Foundation
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// Problem files that were saved in a code page, which the cells tell that nobody touched.
@Suite(.onThreadOfItsOwn) struct SavedCodePageTests {
    /// Three names as an encoding has them, and what the first is changed into.
    struct Saved: CustomTestStringConvertible, Sendable {
        let encoding: String
        let names: [String]
        /// Aligned with the names, in hexadecimal.
        let bytes: [String]

        init(_ encoding: String, _ names: [String], _ bytes: [String]) {
            (self.encoding, self.names, self.bytes) = (encoding, names, bytes)
        }

        var testDescription: String { encoding }
        var mended: String { names[3] }

        /// A text with its names as the encoding has them. What the encoding may lack becomes a question mark,
        /// as spreadsheets do it: the quotes of what is said about a row.
        func encoded(_ text: String) -> Data {
            let text = text.replacing("“", with: "?").replacing("”", with: "?")
            return zip(names, bytes).reduce(Data(text.utf8)) { data, name in
                data.replacing(Data(name.0.utf8), with: Self.data(name.1))
            }
        }

        static func data(_ hexadecimal: String) -> Data {
            let digits = Array(hexadecimal)
            return Data(
                stride(from: 0, to: digits.count, by: 2).compactMap {
                    UInt8(String(digits[$0...($0 + 1)]), radix: 16)
                }
            )
        }
    }

    private static let files = [
        Saved(
            "windows-1250",
            ["Żółć", "Kraków", "Łódź", "Świątek"],
            ["aff3b3e6", "4b72616bf377", "a3f3649f", "8c7769b974656b"]
        ),
        Saved(
            "windows-1251",
            ["Ромашка", "Москва", "Київ", "Ёлка"],
            ["d0eeece0f8eae0", "cceef1eae2e0", "cae8bfe2", "a8ebeae0"]
        ),
        Saved(
            "windows-1252",
            ["Müller", "Besançon", "Peña", "Señor Œuvre"],
            ["4dfc6c6c6572", "426573616ee76f6e", "5065f161", "5365f16f72208c75767265"]
        ),
        Saved(
            "windows-1253",
            ["Αθήνα", "Ηράκλειο", "Πάτρα", "Δήμητρα"],
            ["c1e8deede1", "c7f1dceaebe5e9ef", "d0dcf4f1e1", "c4deece7f4f1e1"]
        ),
        Saved(
            "windows-1254",
            ["İğde", "Şişli", "Çağlayan", "Gülşah"],
            ["ddf06465", "de69fe6c69", "c761f06c6179616e", "47fc6cfe6168"]
        ),
        Saved(
            "macintosh",
            ["Müller", "Besançon", "Œuvre", "Señor"],
            ["4d9f6c6c6572", "426573616e8d6f6e", "ce75767265", "5365966f72"]
        ),
        Saved(
            "cp852",
            ["Żółć", "Kraków", "Łódź", "Świątek"],
            ["bda28886", "4b72616ba277", "9da264ab", "977769a574656b"]
        ),
        Saved(
            "cp866",
            ["Ромашка", "Москва", "Пермь", "Ёлка"],
            ["90aeaca0e8aaa0", "8caee1aaa2a0", "8fa5e0acec", "f0abaaa0"]
        ),
        // The second byte of ソ is a backslash.
        Saved(
            "cp932",
            ["山田太郎", "東京都", "表示ソ", "鈴木花子"],
            ["8e52936391be9859", "938c8b9e9373", "955c8ea6835c", "97e996d889d48e71"]
        ),
        Saved(
            "gb18030",
            ["王小明", "北京市", "廣東", "张伟"],
            ["cdf5d0a1c3f7", "b1b1bea9cad0", "8f56967c", "d5c5ceb0"]
        ),
        Saved(
            "big5",
            ["王小明", "臺北市", "高雄", "許功蓋"],
            ["a4fda470a9fa", "bb4fa55fa5ab", "b0aab6af", "b35ca55cbb5c"]
        ),
        Saved(
            "cp949",
            ["김민수", "서울", "부산", "이영희"],
            ["b1e8b9cebcf6", "bcadbfef", "bacebbea", "c0ccbfb5c8f1"]
        ),
    ]

    /// A staged import of names whose e-mail addresses hold them back, and its problem file.
    private func staged(_ names: [String]) async throws -> (Trial, String) {
        let rows = names.enumerated().map { "\($1),\(names[($0 + 1) % names.count]),a@\n" }
        let trial = try await Trial("Name,City,Email\n" + rows.joined())
        try trial.stage()
        try trial.exportProblems()
        let text = try trial.text("problems.csv").replacing("\u{FEFF}", with: "")
        return (trial, text)
    }

    private func fix(_ trial: Trial, _ data: Data, in encoding: String? = nil) throws
        -> RepairResult
    {
        try data.write(to: URL(fileURLWithPath: trial.path("saved.csv")))
        return try trial.open().repair(
            from: RepairSource(
                trial.path("saved.csv"),
                encoding: encoding.flatMap(TextEncoding.init(argument:))
            )
        )
    }

    @Test(arguments: files)
    func `untouched cells tell the code page, so that an edit is what was typed`(
        _ saved: Saved
    ) async throws {
        let (trial, text) = try await staged(Array(saved.names[..<3]))
        let edited = text.replacing(
            "\n\(saved.names[0]),\(saved.names[1]),a@",
            with: "\n\(saved.mended),\(saved.names[1]),a@a.example"
        )
        let result = try fix(trial, saved.encoded(edited))
        #expect(result.fixed == [1])
        #expect(result.unchanged == 2)
        #expect(result.leftOutCells.isEmpty)
        let payload = try #require(trial.row(1).payload)
        #expect(payload.contains("\"\(saved.mended)\""), "\(payload)")
    }

    @Test func `where several read the untouched cells alike and an edit not, the option is named`()
        async throws
    {
        let (trial, text) = try await staged(["Müller", "Köln", "Grün"])
        let edited = text.replacing("\nMüller,Köln,a@", with: "\nŁukasz,Köln,a@a.example")
        // Latin letters that Windows-1252, -1250 and others have in the same places, and Ł, which is £ there.
        let saved = Saved(
            "",
            ["Müller", "Köln", "Grün", "Ł"],
            ["4dfc6c6c6572", "4bf66c6e", "4772fc6e", "a3"]
        )
        let error = #expect(throws: UnclearCodePage.self) { try fix(trial, saved.encoded(edited)) }
        #expect(error?.message.contains("--encoding windows-1250  Łukasz") == true)
        #expect(error?.message.contains("--encoding windows-1252  £ukasz") == true)
        #expect(error?.hint?.contains("--encoding windows-1252") == true)
        _ = try fix(trial, saved.encoded(edited), in: "windows-1250")
        #expect(try trial.row(1).payload?.contains("Łukasz") == true)
    }

    @Test func `where several read all alike, it is all the same`() async throws {
        let (trial, text) = try await staged(["Müller", "Köln", "Grün"])
        let saved = Saved(
            "",
            ["Müller", "Köln", "Grün"],
            ["4dfc6c6c6572", "4bf66c6e", "4772fc6e"]
        )
        let edited = text.replacing("\nMüller,Köln,a@", with: "\nKöln,Köln,a@a.example")
        #expect(try fix(trial, saved.encoded(edited)).fixed == [1])
    }

    @Test func `where none reads a cell as the journal has it, nothing is taken`() async throws {
        let (trial, text) = try await staged(["Żółć", "Łódź"])
        // As nobody saves it.
        let odd = Saved("", ["Żółć", "Łódź"], ["81ff8dff", "ff81ff8d"])
        #expect(throws: UnclearCodePage.self) { try fix(trial, odd.encoded(text)) }
    }

    @Test func `headers tell the code page, too`() async throws {
        let trial = try await Trial("Firma,Straße,E-Mail\nAcme,Weg 1,a@\n")
        try trial.stage()
        try trial.exportProblems()
        let text = try trial.text("problems.csv").replacing("\u{FEFF}", with: "")
        let saved = Saved("", ["Straße"], ["53747261a765"])
        let result = try fix(trial, saved.encoded(text.replacing(",a@,", with: ",a@a.example,")))
        #expect(result.fixed == [1])
        #expect(result.leftOutCells.isEmpty)
    }

    @Test func `UTF-8 is taken as such, also where a cell was read wrong before`() async throws {
        let (trial, text) = try await staged(["MÃ¼ller", "Zoë"])
        let edited = text.replacing("\nMÃ¼ller,Zoë,a@", with: "\nMüller,Zoë,a@a.example")
        _ = try fix(trial, Data(edited.utf8))
        #expect(try trial.row(1).payload?.contains("Müller") == true)
    }
}
