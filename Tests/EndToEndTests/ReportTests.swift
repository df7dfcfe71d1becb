import Foundation
import Testing

/// The report as a browser shows it, and what it gives away.
struct ReportTests {
    /// A journal with created, invalid and rejected rows.
    private func journal(_ folder: TemporaryFolder) async throws -> String {
        let service = try await Service(faults: "422@41")
        let file = try folder.write(
            "a.csv",
            Export.customers(40) + "S-1,Secret & <b>Sons</b>,hidden-address\nS-2,,a@example.com\n"
        )
        let run = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--workers",
            "1",
            "-q",
            // For the service to refuse.
            "--accept",
            "bad_email,html_entity",
            environment: service.environment
        )
        #expect(run.status == 3)
        return folder.file("a.journal.sqlite")
    }

    private func report(_ folder: TemporaryFolder) async throws -> String {
        let page = folder.file("report.html")
        let made = try await Tool.run("report", journal(folder), "-o", page)
        #expect(made.status == 0, "\(made.diagnostics)")
        return folder.text("report.html")
    }

    @Test func `a report holds no customers' data unless it is asked for, and needs nothing else`()
        async throws
    {
        let folder = try TemporaryFolder()
        let page = try await report(folder)
        for value in ["Company 1", "Sons", "hidden-address", "info1@", "C-1", "S-2"] {
            #expect(!page.contains(value), "\(value)")
        }
        #expect(page.contains("email"))
        #expect(page.contains("row 41"))
        #expect(!page.contains(" src=") && !page.contains(" href=") && !page.contains("url("))
        // That which puts the reader's own times beside UTC.
        #expect(page.components(separatedBy: "<script").count == 2)

        let made = ["report", folder.file("a.journal.sqlite"), "-o", folder.file("report.html")]
        let again = try await Tool.start(made).wait()
        #expect(again.status == 2)
        #expect(again.diagnostics.contains("--force"))
        let open = try await Tool.start(made + ["--include-values", "--force"]).wait()
        #expect(open.status == 0, "\(open.diagnostics)")
        let text = folder.text("report.html")
        #expect(text.contains("Secret &amp; &lt;b&gt;Sons&lt;/b&gt;"))
        #expect(!text.contains("<b>Sons"))
    }

    @Test(.enabled(if: Browser.path != nil, "there is no Chromium on this machine"))
    func `a browser shows the totals, and has nothing to complain of`() async throws {
        let folder = try TemporaryFolder()
        _ = try await report(folder)
        let page = "file://" + folder.file("report.html")
        let shown = try await Browser.run("--enable-logging=stderr", "--dump-dom", page)
        #expect(shown.output.contains("<b data-status=\"created\">40</b>"))
        #expect(shown.output.contains("<b data-status=\"rejected\">1</b>"))
        #expect(shown.output.contains("<b data-status=\"invalid\">1</b>"))
        #expect(!shown.diagnostics.contains("CONSOLE"), "\(shown.diagnostics)")
        // That a complaint would be seen.
        let broken = try folder.write("broken.html", "<script>console.error('seen')</script>")
        let complaint = try await Browser.run(
            "--enable-logging=stderr",
            "--dump-dom",
            "file://" + broken
        )
        #expect(complaint.diagnostics.contains("CONSOLE"))
        let picture = folder.file("report.png")
        _ = try await Browser.run("--window-size=1100,1800", "--screenshot=\(picture)", page)
        let png = try Data(contentsOf: URL(fileURLWithPath: picture))
        #expect(png.count > 20_000, "a blank page makes a picture of some 7,000 bytes")
    }
}

/// A Chromium without a window.
private enum Browser {
    static let path = ["/usr/bin/chromium", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static func run(_ arguments: String...) async throws -> Tool.Outcome {
        let path = try #require(path)
        let profile = try TemporaryFolder()
        return try await RunningTool(
            path,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--user-data-dir=\(profile.path)",
            ] + arguments,
            ProcessInfo.processInfo.environment,
            input: nil
        ).wait()
    }
}
