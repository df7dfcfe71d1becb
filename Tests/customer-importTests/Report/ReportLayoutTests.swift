import Foundation
import Testing

@testable import Importing
@testable import Journal
@testable import customer_import

/// How a browser lays a report out: nothing sticks out, and nothing is cut off.
@Suite(.enabled(if: Chromium.path != nil, "there is no Chromium on this machine"))
struct ReportLayoutTests {
    /// Names what sticks out of its place, in the title of the page around this one.
    private static let ruler = """
        var faults = [], wide = document.documentElement.clientWidth;
        function name(e) { return e.tagName + "." + (e.getAttribute("class") || "") + " “"
          + e.textContent.trim().slice(0, 30) + "”"; }
        document.querySelectorAll("body, body *").forEach(function (e) {
          var box = e.getBoundingClientRect();
          if (!box.width || e.tagName === "SCRIPT") return;
          if (box.left < -1 || box.right > wide + 1) faults.push("beyond the page: " + name(e));
          if (!e.closest("svg") && e.clientWidth && e.scrollWidth > e.clientWidth + 1)
            faults.push("cut off: " + name(e));
        });
        document.querySelectorAll("svg").forEach(function (svg) {
          var frame = svg.getBoundingClientRect(), lines = {};
          if (!frame.width) return;
          svg.querySelectorAll("text").forEach(function (e) {
            var box = e.getBoundingClientRect();
            if (!box.width) return;
            if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push("cut off: " + name(e));
            (lines[e.getAttribute("y")] = lines[e.getAttribute("y")] || []).push(box);
          });
          Object.values(lines).forEach(function (boxes) {
            boxes.sort(function (a, b) { return a.left - b.left; });
            boxes.slice(1).forEach(function (box, i) {
              if (box.left < boxes[i].right + 2) faults.push("labels that touch at " + box.left);
            });
          });
          svg.querySelectorAll("rect").forEach(function (e) {
            if (e.getBoundingClientRect().height < 0.7) faults.push("a bar that can't be seen");
          });
        });
        parent.document.title = innerWidth + " wide: " + (faults.join("; ") || "fits");
        """

    private func measured(_ figures: ReportFigures, _ width: Int, zone: String) async throws
        -> String
    {
        let html = ReportPage(figures: figures, zone: try #require(TimeZone(identifier: zone))).html
            .replacing(/<meta http-equiv[^>]*>/, with: "")
            .replacing("</body>", with: "<script>\(Self.ruler)</script></body>")
            .replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        // A window has a least width that is more than a phone's.
        let frame = """
            <title></title><iframe style="width: \(width)px; height: 9000px; border: 0" srcdoc="\(html)"></iframe>
            """
        let page = try await Chromium.dom(of: frame, width: width, zone: zone)
        return String(
            page.firstMatch(of: /<title>(?<words>[^<]*)<\/title>/)?.output.words ?? "no title"
        )
    }

    @Test(arguments: [(390, "America/Argentina/Buenos_Aires"), (1_280, "UTC")])
    func `long names, other scripts and large numbers fit`(width: Int, zone: String) async throws {
        let figures = Figures.demanding.whole
        let found = try await measured(figures, width, zone: zone)
        #expect(found == "\(width) wide: fits")
    }

    @Test func `all journals of a large import fit on a phone`() async throws {
        let parts = (1...3).map { number in
            var part = Figures.demanding
            part.shard = Shard(number, of: 3)
            return part.whole
        }
        let figures = ReportFigures(of: parts, at: Date())
        let found = try await measured(figures, 390, zone: "Asia/Kolkata")
        #expect(found == "390 wide: fits")
    }

    @Test func `a browser puts its reader's times beside UTC`() async throws {
        let html = ReportPage(figures: Figures().whole, zone: .gmt).html
        let page = try await Chromium.dom(of: html, width: 800, zone: "Asia/Kolkata")
        #expect(page.contains("2026-11-24 13:05:00 UTC"))
        #expect(page.contains(">18:35:00</span>"))
        #expect(page.contains("Times are UTC<span data-zone=\"\">, with those of Asia/"))
    }
}

/// A Chromium without a window.
private enum Chromium {
    static let path = ["/usr/bin/chromium", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// What has become of a page when its scripts are done.
    static func dom(of html: String, width: Int, zone: String) async throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appendingPathComponent("report.html")
        try Data(html.utf8).write(to: page)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--user-data-dir=\(folder.path)/profile", "--window-size=\(max(width, 800)),2000",
            "--dump-dom",
            page.absoluteString,
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["TZ": zone]) { $1 }
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
        // Off the few threads that tests share.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        try process.run()
                        let text = output.fileHandleForReading.readDataToEndOfFile()
                        process.waitUntilExit()
                        return String(decoding: text, as: UTF8.self)
                    }
                )
            }
        }
    }
}
