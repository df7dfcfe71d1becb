import Foundation
import TestSupport

/// The wall clock of a torture's runs, set now and then by random numbers of its own; the true one where it
/// can't be set.
final class TortureClock {
    private var random: SeededGenerator
    #if os(Linux)
        private let clock: SetClock?
    #endif
    /// How often it was set; nil where it can't be.
    private(set) var jumps: Int?

    init(seed: UInt64) async throws {
        random = SeededGenerator(seed: seed ^ 0xC10C)
        #if os(Linux)
            clock = PreloadedLibrary.compiler == nil ? nil : try await SetClock()
            jumps = clock.map { _ in 0 }
        #endif
    }

    /// What a run has to be given to go by it.
    var environment: [String: String] {
        #if os(Linux)
            clock?.environment ?? [:]
        #else
            [:]
        #endif
    }

    /// Sets it, one time in five.
    func jumpSometimes() throws {
        #if os(Linux)
            guard let clock, Int.random(in: 0..<5, using: &random) == 0 else { return }
            try clock.jump(using: &random)
            jumps? += 1
        #endif
    }

    /// Lets so many seconds pass; now and then the clock is set meanwhile.
    func sleep(for seconds: Double) async throws {
        let first = seconds * Double.random(in: 0...1, using: &random)
        try await Task.sleep(for: .seconds(first))
        try jumpSometimes()
        try await Task.sleep(for: .seconds(seconds - first))
    }
}
