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

    /// No terminal at all.
    static let none = Terminal(isTerminal: false, hasColour: false, descriptor: -1)

    private init(isTerminal: Bool, hasColour: Bool, descriptor: Int32) {
        self.isTerminal = isTerminal
        self.hasColour = hasColour
        self.descriptor = descriptor
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

    func bold(_ text: some LineText) -> Line { looking(.bold, text) }
    func dim(_ text: some LineText) -> Line { looking(.dim, text) }
    func red(_ text: some LineText) -> Line { looking(.red, text) }
    func green(_ text: some LineText) -> Line { looking(.green, text) }
    func yellow(_ text: some LineText) -> Line { looking(.yellow, text) }
    func cyan(_ text: some LineText) -> Line { looking(.cyan, text) }

    /// In the colour of a row's status.
    func coloured(_ text: some LineText, _ status: RowStatus) -> Line {
        switch status {
        case .created, .existing, .updated: green(text)
        case .pending, .sending: cyan(text)
        case .unknown: yellow(text)
        case .invalid, .rejected, .failed: red(text)
        }
    }

    private func looking(_ look: Line.Look, _ text: some LineText) -> Line {
        isOn ? text.line.looking(look) : text.line
    }
}
