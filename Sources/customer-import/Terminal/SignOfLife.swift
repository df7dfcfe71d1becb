import Dispatch
import Importing

/// On a terminal a line that says what is done, and for how long, while a command says nothing else: what takes
/// a second for a usual journal takes a minute for one of a million rows.
///
/// Its state is touched on its own queue only.
final class SignOfLife {
    /// What is done sooner needs no word.
    private static let patience = 1

    private let timer: any DispatchSourceTimer
    private let queue = DispatchQueue(label: "sign-of-life")
    private let console: Console

    fileprivate init(_ what: String, _ console: Console) {
        self.console = console
        timer = DispatchSource.makeTimerSource(queue: queue)
        let start = ContinuousClock.now
        timer.schedule(deadline: .now() + .seconds(Self.patience), repeating: .seconds(1))
        timer.setEventHandler { @Sendable in
            let style = console.diagnostics.style
            let line = Self.line(what, after: ContinuousClock.now - start)
            console.drawLive(style.dim(line).clipped(to: console.diagnostics.width - 1))
        }
        timer.activate()
    }

    fileprivate func end() {
        timer.cancel()
        // What is being drawn is drawn by then.
        queue.sync {}
        console.clearLive()
    }

    /// Such as `checking the journal … 12 s`.
    static func line(_ what: String, after time: Duration) -> Line {
        Line("\(what) … \(Words.countdown(.seconds(time.components.seconds)))")
    }
}

extension Console {
    /// Does what takes long for a large file, with a ``SignOfLife`` on a terminal.
    ///
    /// - Parameters:
    ///   - what: such as `checking the journal`.
    ///   - isSilent: whether something else is written to the terminal meanwhile.
    func working<Value>(
        on what: String,
        isSilent: Bool = false,
        _ body: () throws -> Value
    ) rethrows -> Value {
        guard !isSilent, showsLife else { return try body() }
        let sign = SignOfLife(what, self)
        defer { sign.end() }
        return try body()
    }
}
