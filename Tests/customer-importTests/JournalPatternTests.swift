import Foundation
import Journal
import Spreadsheet
import Testing

@testable import customer_import

struct JournalPatternTests {
    /// 2026-03-01T23:30:00Z.
    private static let moment = Date(timeIntervalSince1970: 1_772_407_800)

    @Test(arguments: [
        ("a.sqlite", "a.sqlite"), ("{source}-{date}.sqlite", "customers-2026-03-01.sqlite"),
        ("j/{date}/{date}{source}", "j/2026-03-01/2026-03-01customers"),
        ("a{b.sqlite", "a{b.sqlite"),
        ("}{source}", "}customers"),
    ])
    func `places are filled, and all else is as it was`(pattern: String, path: String) throws {
        let made = try JournalPattern(pattern)
        #expect(
            try made.path(
                for: .file(path: "exports/customers.csv"),
                at: Self.moment,
                in: TimeZone(secondsFromGMT: 0) ?? .current
            ) == path
        )
        #expect(made.isPattern == (pattern != path))
    }

    @Test(arguments: [(-1, "2026-03-01"), (0, "2026-03-01"), (1, "2026-03-02")])
    func `the day is that of the time zone`(hours: Int, day: String) throws {
        let path = try JournalPattern("{date}").path(
            for: .standardInput,
            at: Self.moment,
            in: #require(TimeZone(secondsFromGMT: hours * 3_600))
        )
        #expect(path == day)
    }

    @Test func `the hash is that of the file, and standard input has none`() throws {
        let file = NSTemporaryDirectory() + "\(UUID().uuidString).csv"
        defer { unlink(file) }
        try Data("abc".utf8).write(to: URL(fileURLWithPath: file))
        let pattern = try JournalPattern("{sha8}.sqlite")
        #expect(try pattern.path(for: .file(path: file), at: Self.moment) == "ba7816bf.sqlite")
        #expect(throws: UsageError.self) {
            try pattern.path(for: .standardInput, at: Self.moment)
        }
    }

    @Test func `a place that there isn't is named, with those that there are`() {
        let error = #expect(throws: UsageError.self) { try JournalPattern("{day}.sqlite") }
        #expect(error?.message.contains("{day}") == true)
        #expect(error?.hint?.contains("{date}") == true)
    }

    @Test func `each shard has a journal of its own`() throws {
        let shard = try #require(Shard(2, of: 4))
        func path(_ pattern: String, _ shard: Shard?) throws -> String {
            try JournalPattern(pattern).path(
                for: .file(path: "a.csv"),
                at: Self.moment,
                shard: shard
            )
        }
        #expect(try path("{source}.{shard}.sqlite", shard) == "a.2-of-4.sqlite")
        #expect(throws: UsageError.self) { try path("{source}.sqlite", shard) }
        #expect(throws: UsageError.self) { try path("{shard}.sqlite", nil) }
        // A name is the user's own word for this shard.
        #expect(try path("second.sqlite", shard) == "second.sqlite")
    }
}
