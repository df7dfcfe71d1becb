import Foundation

/// Where the program writes: results to standard output, everything else to standard error.
///
/// A reader that goes away (`| head`) ends the program quietly, as people expect of a filter.
struct Console: Sendable {
    private(set) var output: Terminal
    let diagnostics: Terminal
    private var resultHandle = FileHandle.standardOutput

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
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

    /// A line of the result.
    func print(_ line: String = "") {
        write(line + "\n", to: resultHandle)
    }

    /// Text of the result without an end of line, for what is drawn over again.
    func printInPlace(_ text: String) {
        write(text, to: resultHandle)
    }

    /// A line about the work.
    func note(_ line: String) {
        write(line + "\n", to: .standardError)
    }

    /// Text without an end of line, for a line that is written over again.
    func noteInPlace(_ text: String) {
        write(text, to: .standardError)
    }

    /// A value as JSON, keys sorted, one document.
    func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// An error as a person wants it: what happened, then what to do.
    func report(_ error: some Explained) {
        let style = diagnostics.style
        note(style.red(style.bold("error:")) + " " + error.message)
        if let hint = error.hint { note(style.cyan("  try:") + " " + hint) }
    }

    func warn(_ text: String) {
        note(diagnostics.style.yellow("warning:") + " " + text)
    }

    private func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
