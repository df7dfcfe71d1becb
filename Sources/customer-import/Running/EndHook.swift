import Dispatch
import Foundation
import Importing

/// A command of the user's that is started when a run has ended, with the summary on its standard input.
///
/// What becomes of it never changes what the run comes to.
struct EndHook {
    /// Variables that hold credentials of ours, or a part of them.
    static let secrets: Set<String> = [
        "ASSET_ACCESS_TOKEN", "ASSET_CLIENT_ID", "ASSET_CLIENT_SECRET",
    ]
    /// How long it may take to end once it was asked to.
    private static let grace = 2

    /// For a shell.
    var command: String
    var timeout: Duration

    /// Runs it to its end, or to that of its time. What it writes goes to standard error.
    ///
    /// - Parameter summary: a document of JSON.
    /// - Returns: what went wrong; nil for nothing.
    func run(
        _ summary: Data,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.environment = environment.filter { !Self.secrets.contains($0.key) }
        process.standardOutput = FileHandle.standardError
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do {
            // A file, since a pipe that nobody reads would be waited for.
            process.standardInput = try Self.nameless(summary)
            try process.run()
        } catch {
            return UnexpectedError(error, doing: "--on-end").message
        }
        guard ended.wait(timeout: .now() + timeout.seconds) == .success else {
            Self.send(SIGTERM, to: process)
            if ended.wait(timeout: .now() + .seconds(Self.grace)) != .success {
                Self.send(SIGKILL, to: process)
                ended.wait()
            }
            return
                "--on-end: the command took longer than \(Words.duration(timeout)) and was stopped"
        }
        switch process.terminationReason {
        case .exit where process.terminationStatus == 0: return nil
        case .exit:
            return "--on-end: the command ended with exit code \(process.terminationStatus)"
        default: return "--on-end: the command was ended by signal \(process.terminationStatus)"
        }
    }

    /// To all that the shell started, where they are a group of their own.
    private static func send(_ signal: Int32, to process: Process) {
        let pid = process.processIdentifier
        kill(getpgid(pid) == pid ? -pid : pid, signal)
    }

    /// A file without a name, to be read from its start.
    private static func nameless(_ data: Data) throws -> FileHandle {
        let path = NSTemporaryDirectory() + "customer-import-\(UUID().uuidString)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        unlink(path)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: data)
        try handle.seek(toOffset: 0)
        return handle
    }
}
