import Importing
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the program writes: results to standard output, everything else to standard error.
///
/// A reader that goes away (`| head`) ends the program quietly, as people expect of a filter. A result
/// that can't be written for another reason, such as a full disk, ends it with an error: half a result
/// must not look like one.
struct Console: Sendable {
    private(set) var output: Terminal
    let diagnostics: Terminal
    private var resultHandle = FileHandle.standardOutput
    private let isQuiet: Bool
    /// Where all that isn't a result goes in place of standard error; nil for there.
    private var log: (any LineLog)?

    /// - Parameter isQuiet: whether notes and hints are left out, as with `--quiet`.
    init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        isQuiet: Bool = false
    ) {
        self.isQuiet = isQuiet
        output = .standardOutput(environment)
        diagnostics = .standardError(environment)
    }

    /// Says nothing to anybody, and all into a log.
    init(log: any LineLog) {
        (isQuiet, self.log) = (false, log)
        (output, diagnostics) = (.none, .none)
    }

    /// The same, with results on standard error, where standard output is for something else.
    var onDiagnostics: Console {
        var console = self
        console.output = diagnostics
        console.resultHandle = .standardError
        return console
    }

    /// Whether a line may be drawn while something is done.
    var showsLife: Bool { !isQuiet && log == nil && diagnostics.isTerminal }

    /// A line of the result, for a person.
    func print(_ line: Line = "") {
        writeResult(line.rendered + "\n")
    }

    /// A sentence of the result: on a terminal it is broken between words.
    func print(wrapping line: Line) {
        for line in Wrapping.paragraph(line, to: output.columns) { print(line) }
    }

    /// A text of ours in several lines, such as the help.
    func print(text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            print(Line(String(line)))
        }
    }

    /// Lines of the result in place of those that were drawn before. Only what is behind each line is
    /// cleared: nothing flickers.
    ///
    /// - Parameter drawn: how many there were.
    func redraw(_ lines: [Line], over drawn: Int) {
        let up = drawn > 0 ? "\u{1B}[\(drawn)A" : ""
        let text = lines.map { $0.clipped(to: output.width - 1).rendered + "\u{1B}[K\n" }.joined()
        writeResult(up + text + "\u{1B}[J")
    }

    /// The command that comes next, below the result.
    func print(next command: String?) {
        if !isQuiet, let command { print(output.style.dim("next: ") + Line(command)) }
    }

    /// The command that comes next, and what it does, below what was said about the work.
    func note(next step: NextStep, label: String = "next: ") {
        for line in step.lines(label, diagnostics) { note(line) }
    }

    /// A line about the work.
    func note(_ line: Line) {
        if !isQuiet { write(.info, line) }
    }

    /// A line about what is wrong with the input.
    func complain(_ line: Line) {
        write(.warning, line)
    }

    /// The same in a sentence: on a terminal it is broken between words.
    func complain(wrapping line: Line) {
        for line in Wrapping.paragraph(line, to: diagnostics.columns) { complain(line) }
    }

    private func write(_ level: LogLevel, _ line: Line) {
        if let log { log.write(level, line) } else { writeDiagnostics(line.rendered + "\n") }
    }

    /// A sentence about the work: on a terminal it is broken between words.
    func note(wrapping line: Line) {
        for line in Wrapping.paragraph(line, to: diagnostics.columns) { note(line) }
    }

    /// The same of the work as it goes on: with its time where standard error is no terminal, since a log
    /// is read later.
    func note(timed line: Line, at now: Date = Date()) {
        let isDated = log == nil && !diagnostics.isTerminal
        note(wrapping: isDated ? Line(Words.time(now) + "  ") + line : line)
    }

    /// A line that is written over again. The cursor goes back to its start, which stays where it is
    /// when a narrower terminal breaks the line; so the next one clears every scrap.
    func drawLive(_ line: Line) {
        writeDiagnostics("\r" + line.rendered + "\u{1B}[J\r")
    }

    /// Takes the line away that was drawn.
    func clearLive() {
        writeDiagnostics("\r\u{1B}[J")
    }

    /// Leaves the line that was drawn, and goes on below it.
    func leaveLive() {
        writeDiagnostics("\u{1B}[J\n")
    }

    /// A value as JSON, keys sorted, one document.
    ///
    /// - Parameter lists: those that memory isn't to hold; the value has empty ones in their places.
    func print(json value: some Encodable, _ lists: [StreamedList] = []) throws {
        let document = String(decoding: try JSONEncoder.document.encode(value), as: UTF8.self)
        try StreamedList.write(TerminalText.safe(json: document) + "\n", lists, writeResult)
    }

    /// A value as JSON, keys sorted, in one line.
    func print(jsonLine value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = String(decoding: try encoder.encode(value), as: UTF8.self)
        writeResult(TerminalText.safe(json: document) + "\n")
    }

    /// An error as a person wants it: what happened, then what to do.
    func report(_ error: some Explained) {
        let style = diagnostics.style
        say(.error, style.red(style.bold("error:")) + " ", error.message)
        if let hint = error.hint { say(.info, style.cyan("  try:") + " ", hint) }
    }

    func warn(_ text: String) {
        say(.warning, diagnostics.style.yellow("warning:") + " ", text)
    }

    /// A message of one or more lines; the others are below the first one's text.
    private func say(_ level: LogLevel, _ label: Line, _ message: String) {
        // A log has levels of its own, but a hint needs its word.
        let label = log == nil || level == .info ? label : Line("")
        for (index, line) in Line.lines(of: message, indent: label.width).enumerated() {
            let whole = index == 0 ? label + line : line
            for line in Wrapping.paragraph(whole, to: diagnostics.columns) { write(level, line) }
        }
    }

    private func writeDiagnostics(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    private func writeResult(_ text: String) {
        do {
            try resultHandle.write(contentsOf: Data(text.utf8))
        } catch {
            let failure = UnexpectedError(error, doing: "the output can't be written")
            report(failure)
            Foundation.exit(failure.exitStatus.rawValue)
        }
    }
}

/// A log that lines go into in place of a terminal. It takes lines, and no texts: logs are looked at in
/// terminals, too.
protocol LineLog: Sendable {
    func write(_ level: LogLevel, _ line: Line)
}

/// How grave a line of a log is.
enum LogLevel: String, Sendable {
    case error = "ERROR"
    case warning = "WARN"
    case info = "INFO"
}
