/// One line for a person, with colours or without.
///
/// Whatever text goes into it is made safe on its way in (``TerminalText/safe(_:)``): it can't end the
/// line, move the cursor, or look like a colour. Colours aren't in the text: they are beside it, and
/// only ``Console`` writes them. So a text from a file, a journal or a service is a text and nothing
/// else, and no call has to be thought of: what is printed is a `Line`.
struct Line: Hashable, Sendable {
    /// A character and how it looks.
    struct Cell: Hashable, Sendable {
        var character: Character
        var look: Look
    }

    /// How a character looks: none of these, or several.
    struct Look: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        static let red = Look(rawValue: 1)
        static let green = Look(rawValue: 2)
        static let yellow = Look(rawValue: 4)
        static let cyan = Look(rawValue: 8)
        static let bold = Look(rawValue: 16)
        static let dim = Look(rawValue: 32)

        /// The parameters of ECMA-48's SGR, in this order.
        static let codes: [(look: Look, code: String)] = [
            (.red, "31"), (.green, "32"), (.yellow, "33"), (.cyan, "36"), (.bold, "1"), (.dim, "2"),
        ]

        /// What switches it on; "" for none.
        fileprivate var sequence: String {
            Self.codes.filter { contains($0.look) }.map { "\u{1B}[\($0.code)m" }.joined()
        }
    }

    var cells: [Cell]

    init(cells: some Sequence<Cell>) {
        self.cells = Array(cells)
    }

    init(_ text: String) {
        self.init(text, [])
    }

    /// - Parameter look: of all of it.
    init(_ text: String, _ look: Look) {
        cells = TerminalText.safe(text).map { Cell(character: $0, look: look) }
    }

    /// The lines of a message of ours that has several. Those behind the first are indented, so that
    /// none of them can look like a line of another kind.
    static func lines(of message: String, indent: Int) -> [Line] {
        let indent = Line(String(repeating: " ", count: indent))
        return TerminalText.message(message).enumerated().map {
            $0 == 0 ? Line($1) : indent + Line($1)
        }
    }

    /// The same with a look besides its own.
    func looking(_ look: Look) -> Line {
        Line(cells: cells.map { Cell(character: $0.character, look: $0.look.union(look)) })
    }

    /// How many columns it takes.
    var width: Int { cells.count }

    /// Without its colours.
    var text: String { String(cells.map(\.character)) }

    /// With its colours, as a terminal takes them.
    var rendered: String {
        var result = ""
        var look = Look()
        for cell in cells {
            if cell.look != look {
                if !look.isEmpty { result += "\u{1B}[0m" }
                result += cell.look.sequence
                look = cell.look
            }
            result.append(cell.character)
        }
        return look.isEmpty ? result : result + "\u{1B}[0m"
    }

    /// No more than so many characters of it.
    func clipped(to width: Int) -> Line { Line(cells: cells.prefix(max(width, 0))) }

    static func + (left: Line, right: Line) -> Line { Line(cells: left.cells + right.cells) }

    static func += (left: inout Line, right: Line) { left.cells += right.cells }
}

extension Line: ExpressibleByStringInterpolation {
    init(stringLiteral text: String) {
        self.init(text)
    }

    init(stringInterpolation: Interpolation) {
        self = stringInterpolation.line
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var line = Line("")

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { line += Line(literal) }

        mutating func appendInterpolation(_ part: Line) { line += part }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            line += Line(value.description)
        }
    }
}

extension DefaultStringInterpolation {
    @available(*, unavailable, message: "a text would lose the colours of a Line: make it a Line")
    mutating func appendInterpolation(_ line: Line) {}
}

extension Sequence<Line> {
    func joined(separator: Line) -> Line {
        var result = Line("")
        for (index, line) in enumerated() { result += index == 0 ? line : separator + line }
        return result
    }
}

/// What a ``Line`` can be made of.
protocol LineText {
    var line: Line { get }
}

extension Line: LineText {
    var line: Line { self }
}

extension String: LineText {
    var line: Line { Line(self) }
}
