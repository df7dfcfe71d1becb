import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet
import Testing

@testable import Importing

/// What is found in a source before there is a journal: its rows as they are read, and a mapping.
@Suite(.onThreadOfItsOwn) struct LookTests {
    private static let export = """
        Account ID;Company Name;Phone
        1;"Müller; Söhne";+49 555 0100
        2;Acme;
        3;three;cells;more
        """

    private static func look(_ trial: Trial) throws -> SourceLook {
        try SourceLook(.file(path: trial.path("a.csv")), ReaderOptions())
    }

    @Test func `a sample has the first rows, and what is wrong with others`() async throws {
        let trial = try await Trial(Self.export)
        let sample = try Self.look(trial).sample(5)
        #expect(sample.rows == [["1", "Müller; Söhne", "+49 555 0100"], ["2", "Acme", ""]])
        #expect(sample.damage.map(\.code) == [.tooManyCells])
        #expect(sample.onlyHeader == nil)
        #expect(try Self.look(trial).sample(1).rows.count == 1)
        try trial.write("a.csv", "Account ID,Company Name\n")
        #expect(try Self.look(trial).sample(5).onlyHeader != nil)
    }

    @Test func `every row is a line of JSON, but for those that can't be read`() async throws {
        let trial = try await Trial(Self.export)
        func lines(hasNames: Bool) throws -> String {
            try trial.write("out", "")
            var damaged: [Int] = []
            let count = try Self.look(trial).writeJSON(
                to: FileHandle(forWritingTo: trial.folder.appendingPathComponent("out")),
                hasNames: hasNames
            ) { damaged.append($0.position.line) }
            #expect(count == 1)
            #expect(damaged == [4])
            return try trial.text("out")
        }
        #expect(
            try lines(hasNames: true) == """
                {"Account ID":"1","Company Name":"Müller; Söhne","Phone":"+49 555 0100"}
                {"Account ID":"2","Company Name":"Acme","Phone":""}

                """
        )
        #expect(
            try lines(hasNames: false).hasPrefix(#"["1","Müller; Söhne","+49 555 0100"]"# + "\n")
        )
    }

    @Test func `the mapping that is suggested, written down, is that which was guessed`()
        async throws
    {
        let trial = try await Trial(Self.export)
        let source = Source.file(path: trial.path("a.csv"))
        let suggested = try SuggestedMapping(source, ReaderOptions())
        try trial.write("m.yaml", suggested.yaml)
        let mapped = try MappedSource(SourceOptions(source, mappingFile: trial.path("m.yaml")))
        let guessed = try MappedSource(SourceOptions(source))
        #expect(mapped.mappingText == guessed.mappingText)
        #expect(suggested.guess.mapping.fields.count == 3)
    }

    @Test func `a source is known by its bytes`() async throws {
        let trial = try await Trial()
        let source = Source.file(path: trial.path("a.csv"))
        #expect(try Import.sha256(of: source) == trial.stage().staged.sourceSHA256)
    }
}
