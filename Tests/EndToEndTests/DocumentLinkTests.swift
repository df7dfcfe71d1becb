import Foundation
import Testing

/// Whoever follows a link in the documents arrives.
struct DocumentLinkTests {
    private static let documents: [String] = {
        let docs =
            (try? FileManager.default.subpathsOfDirectory(atPath: Project.root.path + "/docs"))
            ?? []
        return docs.filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }.sorted()
            + ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
    }()

    /// The lines of a document that are no code, without what is code in them.
    private static func lines(_ file: URL) throws -> [String] {
        var isCode = false
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
            line in
            if line.hasPrefix("```") { isCode.toggle() }
            return isCode ? nil : String(line)
        }
    }

    /// What a line links to: what stands in round brackets behind square ones, code left out.
    private static func targets(_ line: String) -> [String] {
        let text = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? $0.element : "" }.joined()
        return text.components(separatedBy: "](").dropFirst()
            .compactMap { $0.components(separatedBy: ")").first }
            .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
    }

    /// What a document's headings are called in links: as GitHub and its like make it of their words.
    private static func anchors(_ file: URL) throws -> Set<String> {
        var anchors: Set<String> = []
        for line in try lines(file) where line.hasPrefix("#") {
            let words = line.drop { $0 == "#" }.dropFirst().lowercased()
            let slug = words.replacingOccurrences(of: " ", with: "-").filter {
                $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
            }
            let name = sequence(first: 0) { $0 + 1 }.lazy
                .map { $0 == 0 ? slug : "\(slug)-\($0)" }
                .first { !anchors.contains($0) }
            anchors.insert(name ?? slug)
        }
        return anchors
    }

    /// The links of a document: as they are written, to which file, and to which of its headings.
    private static func links(
        _ document: URL
    ) throws -> [(text: String, file: URL, heading: String?)] {
        try lines(document).flatMap(targets).map { text in
            let parts = text.components(separatedBy: "#")
            let file =
                parts[0].isEmpty
                ? document
                : document.deletingLastPathComponent().appendingPathComponent(parts[0])
            return (text, file.standardizedFileURL, parts.count > 1 ? parts[1] : nil)
        }
    }

    @Test(arguments: documents)
    func `every link leads to a file and a heading that are there`(name: String) throws {
        for link in try Self.links(Project.root.appendingPathComponent(name)) {
            #expect(FileManager.default.fileExists(atPath: link.file.path), "\(name): \(link.text)")
            if let heading = link.heading, link.file.pathExtension == "md" {
                #expect(try Self.anchors(link.file).contains(heading), "\(name): \(link.text)")
            }
        }
    }

    @Test func `every document can be reached from the README`() throws {
        var reached: Set<String> = []
        var next = [Project.root.appendingPathComponent("README.md").standardizedFileURL]
        while let document = next.popLast() {
            guard reached.insert(document.path).inserted else { continue }
            next += try Self.links(document).map(\.file).filter { $0.pathExtension == "md" }
        }
        let lost = Self.documents.filter {
            $0.hasPrefix("docs/")
                && !reached.contains(
                    Project.root.appendingPathComponent($0).standardizedFileURL.path
                )
        }
        #expect(lost.isEmpty, "\(lost)")
    }
}
