import Foundation
import Testing

/// What becomes of rows by what is found in them, as a person meets it. What the options mean is held in
/// FindingOptionsTests.
struct FindingTests {
    /// A header that comes again, a word for nothing, and a phone with letters.
    static let sample = """
        Account ID,Company Name,Email,Phone
        A-1,Alder,alder@example.com,555-0101
        A-2,Birch,NULL,555-0102
        A-3,Cedar,cedar@example.com,555-CALL-NOW
        Account ID,Company Name,Email,Phone
        A-4,,elm@example.com,

        """

    @Test
    func `an import with rows that are left out ends well, and goes on with the same options`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let options = ["--leave-out", "repeated_header,missing,null_word"]
        let first = try await Tool.start(["run", file, "--sandbox"] + options).wait()
        #expect(first.status == 0, "\(first.diagnostics)")
        #expect(first.diagnostics.contains("2 rows read: 2 to send, 0 invalid; 3 left out"))
        // In whatever order, however often.
        let again = ["--leave-out", "null_word,missing,repeated_header,missing"]
        let second = try await Tool.start(["run", file, "--sandbox"] + again).wait()
        #expect(second.status == 0, "\(second.diagnostics)")
        let other = try await Tool.start(["run", file, "--sandbox"]).wait()
        #expect(other.status == 2)
        #expect(other.diagnostics.contains("with --leave-out missing,null_word,repeated_header"))
    }

    @Test func `check --json has the level of each finding`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let outcome = try await Tool.run("check", file, "--json", "--leave-out", "repeated_header")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        )
        let findings = try #require(document["findings"] as? [[String: Any]])
        let levels = findings.compactMap { finding in
            (finding["code"] as? String).map { "\($0) \(finding["severity"] as? String ?? "")" }
        }
        #expect(
            levels.sorted() == [
                "missing problem", "null_word problem", "phone_with_letters warning",
                "repeated_header left_out",
            ]
        )
        #expect(document["skipped_rows"] as? Int == 1)
    }

    @Test func `check -o writes rows that fix takes once the source is staged`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let problems = folder.file("problems.csv")
        let check = try await Tool.run("check", file, "-o", problems)
        #expect(check.status == 3)
        #expect(check.diagnostics.contains("problems.csv: 4 rows"))
        #expect(check.diagnostics.contains("--limit 0"))
        #expect(try await Tool.run("check", file, "-o", problems).status == 2)
        #expect(try await Tool.run("check", file, "-o", file, "--force").status == 2)
        #expect(try await Tool.run("check", file, "-o", "-").status == 2)
        let store = folder.file("store")
        let staged = try await Tool.run("run", file, "--sandbox", "--store", store, "--limit", "0")
        #expect(staged.status == 3, "\(staged.diagnostics)")
        let text = folder.text("problems.csv").replacing("NULL", with: "b@example.com")
            .replacing("555-CALL-NOW", with: "555-0103")
        _ = try folder.write("problems.csv", text)
        let journal = folder.file("a.journal.sqlite")
        let fixed = try await Tool.run("fix", journal, problems)
        #expect(fixed.output.contains("2 rows corrected, 0 changed but still invalid, 2 unchanged"))
        let found = try await Tool.run("export", journal, "--columns", "_row,_findings")
        #expect(found.output.contains("2,\n3,\n4,repeated_header: "))
    }

    @Test func `retry --accept releases held rows of a staged journal`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let store = folder.file("store")
        let journal = folder.file("a.journal.sqlite")
        let first = try await Tool.run("run", file, "--sandbox", "--store", store)
        #expect(first.status == 3)
        // The header that comes again is no customer: nothing suggests to send it.
        #expect(first.output.contains("retry \(journal) --accept null_word  "))
        let both = try await Tool.run("retry", journal, "--status", "failed", "--accept", "ruler")
        #expect(both.status == 2)
        #expect(try await Tool.run("retry", journal).status == 2)
        let retry = try await Tool.run("retry", journal, "--accept", "null_word", "--json")
        #expect(retry.output.contains(#""rows" : 1"#))
        let resumed = try await Tool.run("resume", journal, "--store", store)
        #expect(resumed.output.contains("3  created"))
        // The same command goes on with the journal all the same.
        let again = try await Tool.run("run", file, "--sandbox", "--store", store)
        #expect(again.status == 3)
        let status = try await Tool.run("status", journal)
        #expect(status.output.contains("Column “Email” (email) holds a placeholder"))
        #expect(status.output.contains("[null_word]"))
    }
}
