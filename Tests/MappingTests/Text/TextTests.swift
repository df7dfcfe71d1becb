import Foundation
import Testing

@testable import Mapping

@Test(arguments: [
    ("a", "a"), (" a ", "a"), ("\u{a0}a b\u{a0}", "a b"), ("\u{feff}a\u{200b}", "a"), ("", ""),
    (" \t\r\n\u{a0}\u{3000}", ""), ("é\u{301} ", "é\u{301}"),
])
func `white space of every kind is trimmed`(_ text: String, _ result: String) {
    #expect(Trimming.trimmed(text) == result)
    #expect(Trimming.isBlank(text) == result.isEmpty)
}

@Test func `each country is found by its codes and its name`() throws {
    let countries = Countries()
    let lines = Countries.table.split(separator: "\n").map { $0.split(separator: "|") }
    #expect(lines.count == 249)
    #expect(Set(lines.map { $0[0] }).count == 249)
    #expect(Set(lines.map { $0[1] }).count == 249)
    for line in lines {
        for name in line {
            #expect(countries.find(String(name))?.code == String(line[0]), "\(name)")
        }
    }
}

@Test func `the country codes are those that the system knows`() {
    let codes = Countries.table.split(separator: "\n").map { String($0.prefix(2)) }
    #expect(Set(codes).isSubset(of: Set(Locale.Region.isoRegions.map(\.identifier))))
}

@Test(arguments: ["", "Atlantis", "the", "X", "12", "🦊"])
func `what is no country is not found`(_ text: String) {
    #expect(Countries().find(text) == nil)
}
