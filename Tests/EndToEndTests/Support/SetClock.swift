import TestSupport

#if os(Linux)
    import Foundation

    /// A wall clock that is set at will, for the programs that are given its environment.
    final class SetClock {
        private let library: PreloadedLibrary
        private let file: FileHandle
        private let path: String
        /// By how much it is off.
        private(set) var offset = Duration.zero

        init() async throws {
            library = try await PreloadedLibrary("clock-faults")
            path = library.folder.file("offset")
            try Data(count: MemoryLayout<Int64>.size).write(to: URL(fileURLWithPath: path))
            file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        }

        deinit { try? file.close() }

        /// What a run has to be given to go by this clock.
        var environment: [String: String] { ["LD_PRELOAD": library.path, "CLOCK_FAULT": path] }

        /// Sets it, for programs that are at work, too.
        func set(off offset: Duration) throws {
            self.offset = offset
            let (seconds, attoseconds) = offset.components
            let nanoseconds = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
            try file.seek(toOffset: 0)
            try file.write(contentsOf: withUnsafeBytes(of: nanoseconds) { Data($0) })
        }

        /// Sets it by a day, an hour or an instant, or right again.
        func jump(using random: inout SeededGenerator) throws {
            let jumps: [Duration] = [
                .seconds(86_400), .seconds(3_600), .seconds(-3_600), .milliseconds(300),
                .milliseconds(-300), .zero - offset,
            ]
            guard let jump = jumps.randomElement(using: &random) else { return }
            try set(off: offset + jump)
        }
    }
#endif
