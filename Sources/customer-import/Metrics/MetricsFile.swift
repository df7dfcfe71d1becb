import Delivery
import Foundation
import Importing
import Journal
import Synchronization

/// Keeps a file with a run's figures up to date, for Prometheus' node exporter to collect: written beside its
/// place and then moved there, so that who reads it never sees a part.
///
/// It holds numbers, names of files and nothing of any row, and so may be read by everybody: the collector
/// is another user. A file that can't be written any more never ends a run.
final class MetricsFile: SendingWatcher {
    private struct State {
        var metrics: RunMetrics
        var writtenAt: ContinuousClock.Instant?
        var failure: String?
    }

    private static let interval = Duration.seconds(10)

    private let path: String
    private let state: Mutex<State>

    /// - Parameter inputs: files that are never written over.
    /// - Throws: ``UsageError`` where it can't be written.
    init(path: String, protecting inputs: InputFiles) throws(UsageError) {
        guard !inputs.contains(path) else {
            throw UsageError.wouldOverwrite(path, "--metrics", "the figures")
        }
        self.path = path
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        var metrics = RunMetrics(name: name, startedAt: Date().timeIntervalSince1970.rounded())
        if let earlier = try? String(contentsOfFile: path, encoding: .utf8) {
            metrics.lastSuccess = RunMetrics.lastSuccess(in: earlier)
        }
        state = Mutex(State(metrics: metrics))
        if let failure = write() {
            throw UsageError.unwritable("--metrics \(path)", reason: failure)
        }
    }

    /// Why it isn't up to date; nil where it is.
    var failure: String? { state.withLock { $0.failure } }

    var interval: Duration { .seconds(1) }
    var wantsSettlements: Bool { true }

    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject? {
        state.withLock { state in
            state.metrics.journal = session.journal
            state.metrics.source = session.record.sourcePath
            state.metrics.totals = session.totals
        }
        _ = write()
        return nil
    }

    func show(_ progress: ImportProgress) {
        let isDue = state.withLock { state in
            (state.metrics.progress, state.metrics.totals) = (progress, progress.totals)
            return state.writtenAt.map { .now - $0 >= Self.interval } ?? true
        }
        if isDue { _ = write() }
    }

    func tell(_ remark: Remark) {}
    func tell(_ event: DeliveryEvent) {}
    func tell(_ settlement: Settlement) { state.withLock { $0.metrics.count(settlement) } }
    func ends() {}

    /// The run has ended.
    ///
    /// - Parameters:
    ///   - totals: nil where it ended before there was a journal.
    ///   - requests: the requests that left.
    func finish(_ exit: ExitStatus, totals: Totals? = nil, requests: Int? = nil) {
        state.withLock { state in
            state.metrics.exitCode = exit.rawValue
            if let totals { state.metrics.totals = totals }
            if let requests { state.metrics.progress?.requests = requests }
            if exit == .done { state.metrics.lastSuccess = Date().timeIntervalSince1970.rounded() }
        }
        _ = write()
    }

    /// - Returns: what kept it from being written; nil for nothing.
    private func write() -> String? {
        // Under the lock, so that no older figures come last.
        state.withLock { state in
            state.writtenAt = .now
            state.failure = Self.put(state.metrics.text, at: path)
            return state.failure
        }
    }

    private static func put(_ text: String, at path: String) -> String? {
        let place = URL(fileURLWithPath: path)
        let draft = place.deletingLastPathComponent()
            .appendingPathComponent(".\(place.lastPathComponent).\(getpid()).part").path
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: draft))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: draft)
        } catch {
            unlink(draft)
            return UnexpectedError(error).message
        }
        guard rename(draft, place.path) == 0 else {
            defer { unlink(draft) }
            return String(cString: strerror(errno))
        }
        return nil
    }
}
