import Testing

@testable import Mapping

private let iso = "yyyy-MM-dd"

@Test(
    arguments: [
        ("27.11.2026", "dd.MM.yyyy", "2026-11-27"), ("7.1.26", "d.M.yy", "2026-01-07"),
        ("07.01.99", "d.M.yy", "1999-01-07"), ("11/27/2026", "MM/dd/yyyy", "2026-11-27"),
        ("27 Nov 2026", "d MMM yyyy", "2026-11-27"), ("MAY 3, 2026", "MMMM d, yyyy", "2026-05-03"),
        ("29.02.2024", "dd.MM.yyyy", "2024-02-29"), ("29.02.2026", "dd.MM.yyyy", nil),
        ("31.04.2026", "dd.MM.yyyy", nil), ("2026-13-01", iso, nil),
        ("1.1.2026", "dd.MM.yyyy", nil),
        ("27.11.2026 ", "dd.MM.yyyy", nil), ("27.11.26", "dd.MM.yyyy", nil), ("x", iso, nil),
        ("45000", "serial", "2023-03-15"), ("61", "serial", "1900-03-01"), ("60", "serial", nil),
        ("2958465", "serial", "9999-12-31"), ("36585", "serial", "2000-02-29"),
    ] as [(String, String, String?)]
)
func `a date is read by its pattern, if the calendar has it`(
    _ text: String,
    _ pattern: String,
    _ date: String?
) throws {
    let pattern = try #require(DatePattern(pattern))
    let day = pattern.day(of: text)
    #expect(day.flatMap { DatePattern(iso)?.text(of: $0) } == date)
    // What is written by a pattern that has all of it is read again.
    if let day { #expect(pattern.day(of: pattern.text(of: day)) == day) }
}

@Test(arguments: ["", "dd.MM", "dd.MM.yyyy HH", "dd.dd.yyyy", "d M yyy", "date", "ddMMyyyyy"])
func `what isn't a day, a month and a year is no pattern`(_ text: String) {
    #expect(DatePattern(text) == nil)
}
