#if os(Linux)
    import Foundation
    import Testing

    /// A library that lets one call on a TCP socket go wrong in the program that it is preloaded into.
    ///
    /// It is made of `Faults/socket-faults.c` for the test, by the compiler that is at hand.
    struct SocketFaults {
        /// What goes wrong, and with which calls.
        enum Kind: String, CaseIterable, Sendable {
            /// Any call: nothing of it happens, and the connection is gone.
            case error
            /// Half of a request leaves, and the connection is gone.
            case short
            /// The other side closes before its answer is read.
            case eof
            /// The answer was there, and is lost.
            case lost
        }

        static let compiler = ["clang", "cc", "gcc"].lazy.flatMap { name in
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
                .map { "\($0)/\(name)" }
        }.first { FileManager.default.isExecutableFile(atPath: $0) }

        private static let source = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Faults/socket-faults.c").path

        private let folder: TemporaryFolder
        private var library: String { folder.file("socket-faults.so") }

        init() async throws {
            folder = try TemporaryFolder()
            let outcome = try await RunningTool(
                try #require(Self.compiler),
                ["-shared", "-fPIC", "-O1", "-o", library, Self.source, "-ldl"],
                ProcessInfo.processInfo.environment,
                input: nil
            ).wait()
            try #require(outcome.status == 0, "\(outcome.diagnostics)")
        }

        /// What a run has to be given for its n-th call to go wrong.
        func environment(_ kind: Kind, _ n: Int) -> [String: String] {
            [
                "LD_PRELOAD": library, "SOCKET_FAULT": kind.rawValue, "SOCKET_FAULT_CALL": "\(n)",
                "SOCKET_FAULT_MARK": mark(kind, n),
            ]
        }

        /// Whether that call was made.
        func wasReached(_ kind: Kind, _ n: Int) -> Bool {
            FileManager.default.fileExists(atPath: mark(kind, n))
        }

        private func mark(_ kind: Kind, _ n: Int) -> String {
            folder.file("\(kind.rawValue)-\(n)")
        }
    }
#endif
