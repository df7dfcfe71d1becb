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

    /// - Parameter isQuiet: whether notes and hints are left out, as with `--quiet`.
    init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        isQuiet: Bool = false
    ) {
        self.isQuiet = isQuiet
        output = .standardOutput(environment)
        diagnostics = .standardError(environment)
    }

    /// The same, with results on standard error, where standard output is for something else.
    var onDiagnostics: Console {
        var console = self
        console.output = diagnostics
        console.resultHandle = .standardError
        return console
    }

    /// A line of the result, for a person: see ``TerminalText``.
    func print(_ line: String = "") {
        writeResult(TerminalText.line(line) + "\n")
    }

    /// A sentence of the result: on a terminal it is broken between words.
    func print(wrapping line: String) {
        for line in Wrapping.paragraph(line, to: output.columns) { print(line) }
    }

    /// Text of the result without an end of line, for what is drawn over again.
    func printInPlace(_ text: String) {
        writeResult(text)
    }

    /// The command that comes next, below the result.
    func print(next command: String?) {
        if !isQuiet, let command { print(output.style.dim("next: ") + command) }
    }

    /// A line about the work.
    func note(_ line: String) {
        if !isQuiet { complain(line) }
    }

    /// A line about what is wrong with the input.
    func complain(_ line: String) {
        try? FileHandle.standardError.write(
            contentsOf: Data((TerminalText.line(line) + "\n").utf8)
        )
    }

    private func complain(wrapping line: String) {
        for line in Wrapping.paragraph(line, to: diagnostics.columns) { complain(line) }
    }

    /// A sentence about the work: on a terminal it is broken between words.
    func note(wrapping line: String) {
        for line in Wrapping.paragraph(line, to: diagnostics.columns) { note(line) }
    }

    /// Text without an end of line, for a line that is written over again.
    func noteInPlace(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// A value as JSON, keys sorted, one document.
    func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        writeResult(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }

    /// A value as JSON, keys sorted, in one line.
    func print(jsonLine value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        writeResult(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }

    /// An error as a person wants it: what happened, then what to do.
    func report(_ error: some Explained) {
        let style = diagnostics.style
        complain(
            wrapping: style.red(style.bold("error:")) + " " + TerminalText.message(error.message)
        )
        if let hint = error.hint {
            complain(wrapping: style.cyan("  try:") + " " + TerminalText.message(hint))
        }
    }

    func warn(_ text: String) {
        complain(wrapping: diagnostics.style.yellow("warning:") + " " + TerminalText.message(text))
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
