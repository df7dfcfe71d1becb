import Foundation
import Testing

/// A situation that users get into, and what they are told then: the whole of it, as a golden file has it.
struct MessageCase: CustomTestStringConvertible, Sendable {
    /// Of the file in `Messages`.
    let name: String
    /// The arguments, as they would be typed in the folder that holds the files.
    let command: [String]
    /// Files in that folder, by their names.
    var files: [String: String] = [:]
    /// Commands that come before, whatever they end with.
    var before: [[String]] = []
    /// Whether there is a service, with credentials for it in the environment.
    var hasService = false
    /// What else is in the environment.
    var environment: [String: String] = [:]
    /// Makes what else has to be in the folder.
    var prepare: @Sendable (TemporaryFolder) throws -> Void = { _ in }
    /// Holds something, such as a lock, in the folder while the command runs.
    var during: @Sendable (TemporaryFolder) throws -> AnyObject? = { _ in nil }

    var testDescription: String { name }

    /// The command as it was typed, all that it wrote, and its exit code.
    func transcript() async throws -> String {
        let folder = try TemporaryFolder()
        for (name, text) in files { _ = try folder.write(name, text) }
        try prepare(folder)
        let service = hasService ? try await Service() : nil
        var environment = (service?.environment ?? [:]).merging(environment) { $1 }
        // Profiles are this case's own.
        environment["HOME"] = folder.file("home")
        environment["XDG_CONFIG_HOME"] = ""
        environment["TZ"] = "UTC"
        for arguments in before {
            _ = try await Tool.start(arguments, environment: environment, folder: folder.path)
                .wait()
        }
        let held = try during(folder)
        let outcome = try await Tool.start(command, environment: environment, folder: folder.path)
            .wait()
        withExtendedLifetime(held) {}
        let words = command.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
        let text =
            "$ customer-import \(words)\n" + outcome.output + outcome.diagnostics
            + "exit code \(outcome.status)\n"
        return Self.steady(text.replacing(folder.path, with: "FOLDER"))
    }

    /// Without what is another in each run: ports, times, lengths of time, processes and made-up ids.
    private static func steady(_ text: String) -> String {
        text.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
            .replacing(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\dZ?/, with: "TIME")
            .replacing(/process \d+ on [^)\s,]+/, with: "process 1 on HOST")
            .replacing(/in \d+(\.\d+)? s\b(, [\d.,]+ a second)?/, with: "in LENGTH")
            .replacing(/took \d+(\.\d+)? s\b/, with: "took LENGTH")
            .replacing(/cus_[A-Za-z0-9]+/, with: "cus_ID")
    }
}
