import Foundation
import Sandbox
import TestSupport
import Testing

/// The commands of the cookbook and of the guide do what stands beside them.
struct RecipeTests {
    /// A folder for a recipe, with the samples in it, and what a reader has set.
    private static func place() async throws -> (Service, TemporaryFolder, [String: String]) {
        // The service names a limit that holds nobody up.
        let service = try await Service(limit: RateLimit(6_000))
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            at: folder.url("samples"),
            withDestinationURL: Project.root.appendingPathComponent("samples")
        )
        let own = ["XDG_STATE_HOME": folder.file("state"), "XDG_CONFIG_HOME": ""]
        return (service, folder, Tool.environment(service.environment.merging(own) { $1 }))
    }

    /// Most of its time each of them waits for the pace, so several are done side by side.
    @Test func `the guide, the README and each recipe of the cookbook do what they say`()
        async throws
    {
        let names = try FileManager.default
            .contentsOfDirectory(atPath: Project.root.path + "/docs/cookbook").sorted()
        let recipes = try names.map {
            Recipe(name: $0, text: try Project.text("docs/cookbook/" + $0))
        }.filter(\.isRun)
        #expect(recipes.count >= 25)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.followGuide() }
            group.addTask { try await Self.tryREADME() }
            for (place, recipe) in recipes.enumerated() {
                if place >= 10 { try await group.next() }
                group.addTask {
                    let (service, folder, environment) = try await Self.place()
                    try await recipe.run(in: folder, environment)
                    withExtendedLifetime(service) {}
                }
            }
            try await group.waitForAll()
        }
    }

    /// From a workbook to an audit.
    private static func followGuide() async throws {
        let parts = try Project.text("docs/guide.md")
            .components(separatedBy: "<!-- Here a person works on problems.xlsx. -->")
        try #require(parts.count == 2)
        let (service, folder, environment) = try await place()
        try await Recipe(name: "guide.md", text: parts[0]).run(in: folder, environment)
        try await repair(folder)
        try await Recipe(name: "guide.md", text: parts[1]).run(in: folder, environment)
        #expect(service.externalIDs.count == 48)
        let results = ["customers.journal.sqlite", "ids.xlsx", "report.html"]
        #expect(Set(results).isSubset(of: folder.names))
    }

    /// The README shows what a run prints, but for what differs from one to the next.
    private static func tryREADME() async throws {
        let shown = try #require(
            Project.text("README.md").components(separatedBy: "\n```\n$ ").last
        )
        .components(separatedBy: "\n```")[0].split(separator: "\n")
        #expect(shown.first == "customer-import run customers.csv --sandbox")
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Project.root.appendingPathComponent("samples/customers.csv"),
            to: folder.url("customers.csv")
        )
        let run = try await Tool.start(
            [
                "run", "customers.csv", "--sandbox", "--rate", "unlimited", "--sandbox-limit",
                "unlimited",
            ],
            folder: folder.path
        ).wait()
        let printed = Recipe.words(run.output + run.diagnostics)
        for line in shown.dropFirst() where !line.hasPrefix("━") && !line.hasPrefix("Done: ") {
            let words = Recipe.words(String(line))
            #expect(words == "…" || printed.contains(words), "README.md: \(words)")
        }
    }

    /// Works on the guide's problems as a person does who knows the customers: each text, and what it should be.
    private static func repair(_ folder: TemporaryFolder) async throws {
        let book = folder.file("problems.xlsx")
        let read = try await Tool.run("peek", book, "--sheet", "Problems", "--jsonl").output
        var rows = try read.split(separator: "\n").map {
            try JSONDecoder().decode([String: String?].self, from: Data($0.utf8))
                .compactMapValues(\.self)
        }
        #expect(rows.count == 8)
        for place in rows.indices {
            let texts = rows[place]
            func mend(_ column: String, _ wrong: String, _ right: String) {
                if texts[column, default: ""] == wrong { rows[place][column] = right }
            }
            mend("Account Name", "", "Elm Law Offices")
            mend("Email", "office at juniper.example.com", "office@juniper.example.com")
            mend("Email", "NULL", "")
            mend("Phone", "5.55E+09", "6175550113")
            mend("Billing Zip", "2903", "02903")
            mend("Billing Zip", "", "02903")
            mend("Billing Street", "#REF!", "12 Main Street")
            if texts["_row", default: ""].hasPrefix("37-") { rows[place]["Account ID"] = "0037" }
        }
        let columns = Set(rows.flatMap(\.keys)).sorted()
        let lines = [columns] + rows.map { row in columns.map { row[$0, default: ""] } }
        let sheet = lines.enumerated().map { ExcelFile.row($0 + 1, $1) }.joined()
        try Data(ExcelFile(rows: sheet).bytes).write(to: folder.url("problems.xlsx"))
    }
}
