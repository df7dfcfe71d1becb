import Foundation

/// The built program, started thousands of times: by the system's own call, since Foundation's
/// `Process` isn't made for so many.
enum SpawnedTool {
    /// How a process ended.
    enum End: Hashable {
        case exit(Int32)
        case signal(Int32)
        /// It was still at work after the patience, and was killed.
        case hung
    }

    /// Runs the program to its end, with what it writes in a file.
    static func run(
        _ arguments: [String],
        environment: [String: String],
        output: String,
        patience: Duration
    ) async throws -> End {
        let pid = try start(arguments, environment: environment, output: output)
        let end = ContinuousClock.now + patience
        while true {
            var status: Int32 = 0
            if waitpid(pid, &status, WNOHANG) == pid {
                let signal = status & 0x7F
                return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
            }
            guard ContinuousClock.now < end else {
                kill(pid, SIGKILL)
                waitpid(pid, &status, 0)
                return .hung
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private static func start(
        _ arguments: [String],
        environment: [String: String],
        output: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions,
            1,
            output,
            O_WRONLY | O_CREAT | O_TRUNC,
            0o600
        )
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let words = ([Tool.path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, Tool.path, &actions, nil, words, variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EAGAIN) }
        return pid
    }
}
