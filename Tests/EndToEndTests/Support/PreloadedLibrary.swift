#if os(Linux)
    import Foundation
    import Testing

    /// A library that stands between the program and the system, made of a file in `Faults/` for the test
    /// by the compiler that is at hand.
    struct PreloadedLibrary {
        static let compiler = ["clang", "cc", "gcc"].lazy.flatMap { name in
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
                .map { "\($0)/\(name)" }
        }.first { FileManager.default.isExecutableFile(atPath: $0) }

        let folder: TemporaryFolder
        let path: String

        /// - Parameter name: that of the source, without `.c`.
        init(_ name: String) async throws {
            let source = Project.tests.appendingPathComponent("Faults/\(name).c").path
            folder = try TemporaryFolder()
            path = folder.file("\(name).so")
            let outcome = try await RunningTool(
                try #require(Self.compiler),
                ["-shared", "-fPIC", "-O1", "-o", path, source, "-ldl"],
                ProcessInfo.processInfo.environment,
                input: nil
            ).wait()
            try #require(outcome.status == 0, "\(outcome.diagnostics)")
        }
    }
#endif
