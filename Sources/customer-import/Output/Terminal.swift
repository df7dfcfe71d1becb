import Foundation
import Journal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the program may show where: whether a stream is a terminal, how wide, and in colour or not.
struct Terminal: Sendable {
    var isTerminal: Bool
    var hasColour: Bool
    private var descriptor: Int32

    static func standardOutput(_ environment: [String: String]) -> Terminal {
        Terminal(descriptor: STDOUT_FILENO, environment)
    }

    static func standardError(_ environment: [String: String]) -> Terminal {
        Terminal(descriptor: STDERR_FILENO, environment)
    }

    /// `NO_COLOR`, when set and not empty, wins over everything (no-color.org).
    private init(descriptor: Int32, _ environment: [String: String]) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1 && environment["TERM"] != "dumb"
        let noColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        hasColour = isTerminal && !noColour
    }

    /// Columns for text that is to be wrapped; nil where it isn't, since no person looks.
    var columns: Int? { isTerminal ? width : nil }

    /// Columns; 80 where that can't be told.
    var width: Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Lines; 24 where that can't be told.
    var height: Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
        return Int(size.ws_row)
    }

    var style: Style { Style(isOn: hasColour) }
}

/// Colours, or nothing where there are none.
struct Style: Sendable {
    var isOn: Bool

    /// Every code that is written below, and the one that ends them.
    static let codes = ["0", "1", "2", "31", "32", "33", "36"]

    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func red(_ text: String) -> String { wrap(text, "31") }
    func green(_ text: String) -> String { wrap(text, "32") }
    func yellow(_ text: String) -> String { wrap(text, "33") }
    func cyan(_ text: String) -> String { wrap(text, "36") }

    /// In the colour of a row's status.
    func coloured(_ text: String, _ status: RowStatus) -> String {
        switch status {
        case .created, .existing, .updated: green(text)
        case .pending, .sending: cyan(text)
        case .unknown: yellow(text)
        case .invalid, .rejected, .failed: red(text)
        }
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension Style {
    /// A line with no more than so many characters, its colours not counted and ended.
    static func clipped(_ line: String, to width: Int) -> String {
        var clipped = ""
        var left = max(width, 0)
        var isCode = false
        for character in line {
            if character == "\u{1B}" { isCode = true }
            if !isCode {
                guard left > 0 else {
                    return clipped + (line.contains("\u{1B}") ? "\u{1B}[0m" : "")
                }
                left -= 1
            }
            clipped.append(character)
            if isCode, character == "m" { isCode = false }
        }
        return clipped
    }
}
