import Customers
import Foundation
import Testing

@testable import Importing
@testable import customer_import

/// `--accept`, `--hold`, `--leave-out` and `--strict`: which rows are sent, held and left out.
struct FindingOptionsTests {
    /// A header that comes again, a word for nothing, and a phone with letters.
    private static let sample = """
        Account ID,Company Name,Email,Phone
        A-1,Alder,alder@example.com,555-0101
        A-2,Birch,NULL,555-0102
        A-3,Cedar,cedar@example.com,555-CALL-NOW
        Account ID,Company Name,Email,Phone
        A-4,,elm@example.com,

        """

    private func policy(_ options: [String]) throws -> ProblemPolicy {
        try FindingOptions.parse(options).policy()
    }

    private typealias Case = (options: [String], sent: Int, invalid: Int, leftOut: Int)

    private static let cases: [Case] = [
        ([], 2, 3, 0),
        (["--accept", "null_word"], 3, 2, 0),
        (["--hold", "phone_with_letters"], 1, 4, 0),
        (["--strict"], 1, 4, 0),
        (["--strict", "--accept", "phone_with_letters"], 2, 3, 0),
        (["--leave-out", "repeated_header,missing", "--accept", "NULL_WORD"], 3, 0, 2),
    ]

    @Test(arguments: cases.indices)
    func `options say which rows are sent, held and left out`(_ index: Int) throws {
        let told = Self.cases[index]
        let file = NSTemporaryDirectory() + "findings-\(UUID().uuidString).csv"
        try Data(Self.sample.utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let options = SourceOptions(.file(path: file), policy: try policy(told.options))
        let check = try Import.check(MappedSource(options))
        #expect(
            (check.valid, check.invalid, check.skipped) == (told.sent, told.invalid, told.leftOut)
        )
    }

    private typealias Mistake = (options: [String], words: [String])

    private static let mistakes: [Mistake] = [
        (
            ["--accept", "nul_word"],
            [
                "--accept doesn't take “nul_word”: no problem has this code",
                "Did you mean “null_word”?",
            ]
        ),
        (["--hold", "whatever"], ["no problem has this code", "docs/findings.md"]),
        (
            ["--accept", "null_word,missing"],
            [
                "--accept doesn't take missing", "the API takes no such customer",
                "--leave-out missing",
            ]
        ),
        (["--accept", "timeout"], ["before they are sent"]),
        (["--accept", "ruler", "--leave-out", "ruler"], ["both name ruler"]),
        (["--leave-out", " , "], ["needs codes of problems"]),
    ]

    @Test(arguments: mistakes.indices)
    func `a code that can't be had is said, with the one that was meant`(_ index: Int) throws {
        let (options, words) = Self.mistakes[index]
        let error = try #require(throws: UsageError.self) { try policy(options) }
        let told = "\(error.message) \(error.hint ?? "")"
        for word in words { #expect(told.contains(word), "\(told)") }
    }
}
