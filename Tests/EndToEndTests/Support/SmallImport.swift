import Foundation
import Testing

/// An import of a small file, begun in the file's own folder.
struct SmallImport {
    let service: Service
    let folder: TemporaryFolder
    var journal: String { folder.file("a.journal.sqlite") }

    init(
        _ text: String = Export.customers(2),
        environment: [String: String] = [:]
    ) async throws {
        service = try await Service()
        folder = try TemporaryFolder()
        _ = try folder.write("a.csv", text)
        // As a person gives it: relative to the folder.
        let run = try await Tool.start(
            ["run", "a.csv", "--rate", "unlimited"],
            environment: service.environment.merging(environment) { $1 },
            folder: folder.path
        ).wait()
        #expect(run.status == 0, "\(run.diagnostics)")
    }
}
