import Foundation

/// The project's own files, which the program is held to.
enum Project {
    /// The folder of `Package.swift`.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the end-to-end tests.
    static let tests = root.appendingPathComponent("Tests/EndToEndTests")

    /// A file of the project, by its path from the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}
