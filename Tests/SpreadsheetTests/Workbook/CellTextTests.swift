import TestSupport
import Testing

@testable import Spreadsheet

struct CellTextTests {
    private func shown(_ number: String, _ code: String, is1904: Bool = false) -> String? {
        let text = Array(number.utf8)
        guard let value = NumberText(text) else { return nil }
        var output: [UInt8] = []
        NumberFormat(code: code).append(value, text, SerialDate(is1904: is1904), to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.0", "0"), ("007", "7"), ("12", "12"), ("-12.50", "-12.5"),
        ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.30000000000000004"),
        ("5.55E+09", "5550000000"), ("1e-7", "0.0000001"), ("-1.5E-3", "-0.0015"),
        ("1E+21", "1000000000000000000000"),
        ("1.7976931348623157E308", "17976931348623157" + String(repeating: "0", count: 292)),
        ("9007199254740993", "9007199254740993"), ("0.1", "0.1"), ("+5", "5"), ("5.", "5"),
        (".5", "0.5"),
    ])
    func `numbers are plain digits`(number: String, text: String) {
        #expect(shown(number, "General") == text)
    }

    @Test(arguments: ["", "-", ".", "1,5", "NaN", "INF", "0x10", "1E", "1E9999", "1 2", "--1"])
    func `what is no number is none`(text: String) {
        #expect(NumberText(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        // Codes and telephone numbers.
        ("2139", "00000", "02139"), ("21390123", "00000-0000", "02139-0123"), ("7", "000", "007"),
        ("5550102", "0000-000", "5550-102"),
        ("15550102201", "+0 (000) 000-0000", "+1 (555) 010-2201"),
        ("5550102201", "[<=9999999]###-####;(###) ###-####", "(555) 010-2201"),
        ("5550102", "[<=9999999]###-####;(###) ###-####", "555-0102"),
        ("12345678", "000\\-00\\-0000", "012-34-5678"), ("123", "\"C-\"00000", "C-00123"),
        ("49301234", "+0", "+49301234"), ("1234567", "00 00 00", "123 45 67"),
        ("0", "00000", "00000"), ("12", "0000000000", "0000000012"),
        // Numbers whose look is for the eye.
        ("1234567", "#,##0", "1234567"), ("1234567", "# ##0", "1234567"),
        ("1234.5", "0.00", "1234.5"),
        ("5", "0\" kg\"", "5"), ("5", "0", "5"), ("2.7", "0", "2.7"), ("12.5", "00000", "12.5"),
        ("-5", "00000", "-5"), ("1234", "$#,##0.00", "1234"), ("1234", "#,##0.00 [$€-407]", "1234"),
        ("123456", "0.00E+00", "123456"), ("5", "# ?/?", "5"), ("5", "@", "5"),
        ("5", "General", "5"),
        ("5", "", "5"), ("5", "[Red]0", "5"),
        ("12", "_(* #,##0_);_(* (#,##0);_(* \"-\"??_);_(@_)", "12"),
        ("0.05", "0%", "5%"), ("0.125", "0.00%", "12.5%"), ("1", "0%", "100%"),
    ])
    func `a number's format adds what its text needs`(number: String, code: String, text: String) {
        #expect(shown(number, code) == text)
    }

    @Test(arguments: [
        ("45352", "yyyy-mm-dd", "2024-03-01"), ("45352.75", "dd/mm/yy", "2024-03-01"),
        ("45352.604166666664", "d.m.yy h:mm", "2024-03-01T14:30:00"),
        ("0.604166666666667", "h:mm AM/PM", "14:30:00"), ("0.5", "mm:ss", "12:00:00"),
        ("1.5", "[h]:mm:ss", "36:00:00"), ("0.50001157407", "hh:mm:ss.000", "12:00:01"),
        ("0.5000057870", "hh:mm:ss.000", "12:00:00.500"), ("45352", "mmm-yy", "2024-03-01"),
        ("45352", "[$-F800]dddd, mmmm dd, yyyy", "2024-03-01"),
        ("45352", "yyyy\"年\"m\"月\"d\"日\"", "2024-03-01"),
        ("1", "d/m/yyyy", "1900-01-01"), ("59", "d/m/yyyy", "1900-02-28"),
        ("60", "d/m/yyyy", "1900-02-29"), ("61", "d/m/yyyy", "1900-03-01"),
        ("2958465", "d/m/yyyy", "9999-12-31"),
        ("45351.999999", "d/m/yyyy h:mm", "2024-03-01T00:00:00"),
        // None of them a date.
        ("2958466", "d/m/yyyy", "2958466"), ("-1", "d/m/yyyy", "-1"), ("0", "d/m/yyyy", "0"),
    ])
    func `dates and times are ISO 8601 by their format`(serial: String, code: String, text: String)
    {
        #expect(shown(serial, code) == text)
    }

    @Test func `days of 1904 are four years and a day later`() {
        #expect(shown("43890", "d/m/yy", is1904: true) == "2024-03-01")
        #expect(shown("0", "d/m/yy", is1904: true) == "1904-01-01")
        #expect(shown("0.5", "h:mm", is1904: true) == "12:00:00")
    }

    @Test(arguments: [
        (14, "2024-03-01"), (22, "2024-03-01T12:00:00"), (20, "12:00:00"), (27, "2024-03-01"),
        (57, "2024-03-01"), (0, "45352.5"), (1, "45352.5"), (4, "45352.5"), (11, "45352.5"),
        (49, "45352.5"), (200, "45352.5"),
    ])
    func `formats that every workbook has need no code`(id: Int, text: String) throws {
        let written = Array("45352.5".utf8)
        var output: [UInt8] = []
        NumberFormat(builtIn: id)
            .append(try #require(NumberText(written)), written, SerialDate(), to: &output)
        #expect(String(decoding: output, as: UTF8.self) == text)
    }

    @Test(arguments: [
        ("a", "a"), ("_x0041_", "A"), ("_x005F_x0041_", "_x0041_"), ("_xd_", "_xd_"),
        ("_x00g1_", "_x00g1_"), ("_x0041", "_x0041"), ("__x0041_", "_A"), ("_xD83D__xDE00_", "😀"),
        ("é_x000D_\n", "é\r\n"), ("_x0041__x0042_", "AB"),
    ])
    func `escapes of characters are undone once`(text: String, plain: String) {
        var bytes = Array(("kept" + text).utf8)
        EscapedText.unescape(&bytes, from: 4)
        #expect(String(decoding: bytes, as: UTF8.self) == "kept" + plain)
    }

    @Test(arguments: [
        ("A1", 0), ("Z9", 25), ("AA1", 26), ("XFD1048576", 16_383), ("b2", 1), ("$C$3", 2),
        ("D", 3),
    ])
    func `columns are found by their letters`(reference: String, column: Int) {
        #expect(CellReference.column(Array(reference.utf8)) == column)
        #expect(SheetColumn.letters(column + 1) == reference.uppercased().filter(\.isLetter))
    }

    @Test func `texts beyond what memory is to hold come back from the disk`() throws {
        var random = SeededGenerator(seed: 7)
        var strings = SharedStrings(memoryBytes: 3_000)
        var expected: [[UInt8]] = []
        for index in 0..<5_000 {
            let length = index == 4_000 ? 40_000 : Int.random(in: 0...200, using: &random)
            let text = (0..<length).map { _ in UInt8.random(in: 32...126, using: &random) }
            expected.append(text)
            try strings.append(text[...])
        }
        try strings.finish()
        let places =
            Array(0..<5_000) + (0..<5_000).map { _ in Int.random(in: 0..<5_000, using: &random) }
        for place in places {
            var output: [UInt8] = []
            #expect(try strings.append(place, to: &output))
            #expect(output == expected[place])
        }
        var output: [UInt8] = []
        #expect(try strings.append(5_000, to: &output) == false)
        #expect(try strings.append(-1, to: &output) == false)
    }
}
