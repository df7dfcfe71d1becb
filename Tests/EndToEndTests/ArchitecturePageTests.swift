import Foundation
import Testing

/// docs/architecture.md, held to the folders as they are.
struct ArchitecturePageTests {
    /// What stands in the first column of a table, between backquotes, row by row.
    private func names(below head: String) throws -> [[String]] {
        let page = try Project.text("docs/architecture.md")
        let table = try #require(page.components(separatedBy: "\n| \(head) |").dropFirst().first)
            .components(separatedBy: "\n\n")[0]
        return table.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|")[0].matches(of: /`([^`]+)`/).map { String($0.1) }
        }
    }

    private func folders(in path: String) throws -> Set<String> {
        let folder = Project.root.appendingPathComponent(path)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(
            names.filter { name in
                var isFolder: ObjCBool = false
                let path = folder.appendingPathComponent(name).path
                return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                    && isFolder.boolValue
            }
        )
    }

    @Test func `it names every target, and no other`() throws {
        #expect(try Set(names(below: "target").joined()) == folders(in: "Sources"))
    }

    @Test func `it names every folder of a target of ours, and no other`() throws {
        var named: Set<String> = []
        for row in try names(below: "folder") {
            let target = try #require(row.first?.split(separator: "/").first)
            for name in row { named.insert(name.contains("/") ? name : "\(target)/\(name)") }
        }
        var there: Set<String> = []
        // What is in a target for the C compiler is no folder of ours.
        for target in try folders(in: "Sources")
        where !target.hasPrefix("C") || target == "Customers" {
            for folder in try folders(in: "Sources/\(target)") {
                there.insert("\(target)/\(folder)")
            }
        }
        #expect(named == there)
    }

    @Test func `a row's way names files that are there, and as many as it says`() throws {
        let page = try Project.text("docs/architecture.md")
        let way = try #require(page.components(separatedBy: "Who follows a usual row").last)
            .components(separatedBy: "\n## ")[0]
        let named = way.matches(of: /`([\w+]+)`/).map { String($0.1) }
        let count = try #require(way.firstMatch(of: /opens (\d+) files/)?.1)
        #expect(Int(count) == named.count)
        #expect(Set(named).count == named.count)
        let sources = Project.root.appendingPathComponent("Sources").path
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
            .compactMap { $0.split(separator: "/").last }
        #expect(Set(named.map { $0 + ".swift" }).subtracting(files.map(String.init)) == [])
    }
}
