import Foundation

/// The built program, run as a person would run it.
enum Tool {
    /// What a finished run left.
    struct Outcome {
        var status: Int32
        var output: String
        var diagnostics: String
    }

    /// The binary beside the test bundle.
    static var path: String {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [
            bundle, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent(),
        ]
        let binary = candidates.map { $0.appendingPathComponent("customer-import").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        return binary ?? ".build/debug/customer-import"
    }

    /// Where runs keep what they know of journals: never in the home of whoever runs the tests, and nothing
    /// that an earlier run of the tests left.
    static let stateHome: String = {
        let number = ProcessInfo.processInfo.processIdentifier
        let folder = NSTemporaryDirectory() + "end-to-end-state-\(number)"
        try? FileManager.default.removeItem(atPath: folder)
        return folder
    }()

    /// Removes what is known of imports into a service that was at an address.
    static func forgetSources(sentTo baseURL: String) {
        let sources = URL(fileURLWithPath: stateHome + "/customer-import/sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard let text = try? String(contentsOf: file, encoding: .utf8),
                text.contains("\"\(baseURL)\"")
            else { continue }
            try? FileManager.default.removeItem(at: file)
        }
    }

    /// Credentials and addresses come from the test alone, never from whoever runs it.
    static func environment(_ extra: [String: String]) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("ASSET_") && !$0.key.lowercased().hasSuffix("_proxy")
        }
        environment["NO_COLOR"] = "1"
        environment["XDG_STATE_HOME"] = stateHome
        return environment.merging(extra) { $1 }
    }

    /// Runs the program to its end. Waits without holding a thread: the sandbox of a test needs
    /// the same few threads.
    static func run(
        _ arguments: String...,
        environment: [String: String] = [:],
        input: Data? = nil
    ) async throws -> Outcome {
        try await start(arguments, environment: environment, input: input).wait()
    }

    /// Starts the program; its output goes to files, so that no pipe can fill up.
    static func start(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: Data? = nil,
        folder: String? = nil
    ) throws -> RunningTool {
        try RunningTool(path, arguments, Self.environment(environment), input: input, in: folder)
    }
}

/// A run of the program that may still be under way.
final class RunningTool {
    let process = Process()
    private let folder: TemporaryFolder
    private let ended: AsyncStream<Void>

    init(
        _ path: String,
        _ arguments: [String],
        _ environment: [String: String],
        input: Data?,
        in workingFolder: String? = nil
    ) throws {
        folder = try TemporaryFolder()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let workingFolder {
            process.currentDirectoryURL = URL(fileURLWithPath: workingFolder)
        }
        process.environment = environment
        for name in ["out", "err"] { try Data().write(to: folder.url(name)) }
        try (input ?? Data()).write(to: folder.url("in"))
        let output = try FileHandle(forWritingTo: folder.url("out"))
        let diagnostics = try FileHandle(forWritingTo: folder.url("err"))
        let input = try FileHandle(forReadingFrom: folder.url("in"))
        process.standardOutput = output
        process.standardError = diagnostics
        process.standardInput = input
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        ended = stream
        process.terminationHandler = { _ in continuation.finish() }
        // The program has its own by then; a `Process` keeps these, and a thousand runs would use them up.
        defer { for handle in [output, diagnostics, input] { try? handle.close() } }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    var output: String { folder.text("out") }
    var diagnostics: String { folder.text("err") }

    func wait() async -> Tool.Outcome {
        for await _ in ended {}
        return Tool.Outcome(
            status: process.terminationStatus,
            output: output,
            diagnostics: diagnostics
        )
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }
}

/// A folder of its own for one test, gone when the test lets go of it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "end-to-end-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func url(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }

    func file(_ name: String) -> String { url(name).path }

    func text(_ name: String) -> String {
        String(decoding: (try? Data(contentsOf: url(name))) ?? Data(), as: UTF8.self)
    }

    func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: url(name))
        return file(name)
    }

    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }
}

/// Where a run puts its journal.
enum JournalPath {
    static func beside(_ file: String) -> String {
        file.replacing(".csv", with: ".journal.sqlite")
    }
}
