import Foundation
import Testing

/// The house that docs/architecture.md describes: within a target, too, data flows one way.
struct HouseTests {
    /// A file of the sources, by the names in it that begin with a capital.
    private struct File: Sendable {
        var target: String
        var folder: String
        /// The types that it declares, those within others left out.
        var declared: Set<String> = []
        var named: Set<String> = []
    }

    private static let keywords: Set<String> = [
        "struct", "class", "enum", "actor", "protocol", "typealias",
    ]

    private static func files() throws -> [File] { try all.get() }

    /// Read once, for all tests.
    private static let all = Result { try read() }

    private static func read() throws -> [File] {
        let sources = Project.root.appendingPathComponent("Sources").path
        return try FileManager.default.subpathsOfDirectory(atPath: sources)
            .filter { $0.hasSuffix(".swift") }
            .map { path in
                let parts = path.split(separator: "/").map(String.init)
                var file = File(target: parts[0], folder: parts.count > 2 ? parts[1] : "")
                read(try Project.text("Sources/" + path), into: &file)
                return file
            }
    }

    /// Takes the names of a text that stand in neither a comment nor a literal.
    private static func read(_ text: String, into file: inout File) {
        var isInLiteral = false
        for line in text.split(separator: "\n") {
            let marks =
                line.contains("\"")
                ? line.split(separator: "\"\"\"", omittingEmptySubsequences: false).count - 1 : 0
            if isInLiteral || marks > 0 {
                if marks % 2 == 1 { isInLiteral.toggle() }
                continue
            }
            var last = ""
            for word in words(of: Array(line.utf8)) {
                if word.first?.isUppercase == true {
                    file.named.insert(word)
                    if line.first != " ", keywords.contains(last) { file.declared.insert(word) }
                }
                last = word
            }
        }
    }

    private static func words(of line: [UInt8]) -> [String] {
        var words: [String] = []
        var place = 0
        while place < line.count {
            let start = place
            while place < line.count, isOfWord[Int(line[place])] { place += 1 }
            if place > start {
                words.append(String(decoding: line[start..<place], as: UTF8.self))
                continue
            }
            if line[place] == UInt8(ascii: "\"") {
                place += 1
                while place < line.count, line[place] != UInt8(ascii: "\"") {
                    place += line[place] == UInt8(ascii: "\\") ? 2 : 1
                }
            } else if line[place...].starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
                break
            }
            place += 1
        }
        return words
    }

    private static let isOfWord: [Bool] = (0..<256).map {
        let character = Character(Unicode.Scalar(UInt8($0)))
        return character.isASCII && (character.isLetter || character.isNumber) || character == "_"
    }

    @Test func `a file is named for what is in it`() throws {
        let declaration =
            #/(?m)^(?:@\w+ )*(?:\w+ )*(?:struct|class|enum|actor|protocol|extension) (\w+)/#
        // What stands in these has no type above it.
        let others: Set = ["Identifiers", "CommonOptions", "Claim", "ProblemCode", "Repair"]
        let sources = Project.root.appendingPathComponent("Sources").path
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources)
        where path.hasSuffix(".swift") {
            let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
            let type = String(name.split(separator: "+").first ?? "")
            let text = try Project.text("Sources/" + path)
            let isThere = text.matches(of: declaration).contains { $0.1 == type }
            #expect(isThere || others.contains(type), "\(path)")
        }
    }

    @Test func `a command neither maps nor keeps nor sends a row itself`() throws {
        let others: Set = [
            "CurlClient", "DeliveryLedger", "GRDB", "JournalWriter",
            "RemoteCustomerService", "RowChecker", "RowMapper", "Stager", "TokenStore",
        ]
        for file in try Self.files() where file.target == "customer-import" {
            #expect(file.named.isDisjoint(with: others), "\(file.folder): \(file.declared)")
        }
    }

    @Test func `an import knows no arguments, no environment, no terminal and no sandbox`() throws {
        let others: Set = ["ArgumentParser", "CommandLine", "Console", "ProcessInfo", "Sandbox"]
        for file in try Self.files() where file.target == "Importing" {
            #expect(file.named.isDisjoint(with: others), "\(file.folder): \(file.declared)")
        }
    }

    @Test func `what an answer means is ruled on in one place`() throws {
        let sources = Project.root.appendingPathComponent("Sources").path
        let readers = try FileManager.default.subpathsOfDirectory(atPath: sources)
            .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("AssetAPI/") }
            .filter { try Project.text("Sources/" + $0).contains("exchange.outcome") }
        #expect(readers == ["Delivery/Ruling/Ruling.swift"])
    }

    @Test func `no two types have one name`() throws {
        var owners: [String: Int] = [:]
        for file in try Self.files() {
            for name in file.declared { owners[name, default: 0] += 1 }
        }
        #expect(owners.count > 500)
        #expect(owners.filter { $1 > 1 }.keys.sorted() == [])
    }

    @Test func `no two folders of a target use each other`() throws {
        let files = try Self.files()
        #expect(files.count > 300)
        // A name that several files declare tells of none of them.
        var owners: [String: [File]] = [:]
        for file in files {
            for name in file.declared { owners[name, default: []].append(file) }
        }
        var uses: [String: Set<String>] = [:]
        for file in files {
            for name in file.named {
                guard let owner = owners[name]?.first, owners[name]?.count == 1,
                    owner.target == file.target, owner.folder != file.folder
                else { continue }
                uses["\(file.target)/\(file.folder)", default: []]
                    .insert("\(owner.target)/\(owner.folder)")
            }
        }
        #expect(uses.count > 50)
        for (folder, others) in uses {
            for other in others where folder < other {
                #expect(uses[other]?.contains(folder) != true, "\(folder) and \(other)")
            }
        }
    }
}
