/// How the cells of a CSV file are written.
package struct Dialect: Hashable, Sendable {
    /// What ends a line.
    package enum LineEnd: String, Hashable, Sendable {
        /// LF, CR LF or CR: nothing has shown which.
        case any
        /// LF or CR LF. A CR elsewhere is no line end.
        case lineFeed = "lf"
        /// CR or CR LF. An LF elsewhere is no line end.
        case carriageReturn = "cr"
    }

    package var delimiter: Delimiter
    /// What a cell is enclosed in that holds delimiters or line ends; nil where nothing is.
    package var quote: UInt8?
    /// What takes their meaning from delimiters, quotes, line ends and itself; nil where quotes are
    /// doubled only.
    package var escape: UInt8?
    /// Whether spaces before a cell don't belong to it, nor keep a quote from opening it.
    package var skipsInitialSpace: Bool
    package var lineEnd: LineEnd
    /// Whether a line that is one quoted cell holds a whole record.
    package var unwrapsLines: Bool

    package static let doubleQuote = UInt8(ascii: "\"")
    package static let singleQuote = UInt8(ascii: "'")
    package static let backslash = UInt8(ascii: "\\")

    package init(
        delimiter: Delimiter,
        quote: UInt8? = doubleQuote,
        escape: UInt8? = nil,
        skipsInitialSpace: Bool = false,
        lineEnd: LineEnd = .any,
        unwrapsLines: Bool = false
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.escape = escape
        self.skipsInitialSpace = skipsInitialSpace
        self.lineEnd = lineEnd
        self.unwrapsLines = unwrapsLines
    }

    /// What is to be said of it besides the delimiter: what isn't as it is in most files.
    package var peculiarities: [String] {
        var words: [String] = []
        switch quote {
        case nil: words.append("nothing quoted")
        case Self.doubleQuote?: break
        case let quote?: words.append("quoted with \(Character(Unicode.Scalar(quote)))")
        }
        if let escape { words.append("escaped with \(Character(Unicode.Scalar(escape)))") }
        if skipsInitialSpace { words.append("spaces before cells left out") }
        if lineEnd == .carriageReturn { words.append("lines ended by CR") }
        if unwrapsLines { words.append("each line one quoted cell") }
        return words
    }
}

extension Dialect {
    /// How the journal keeps it: the delimiter, and what isn't as it is in most files.
    ///
    /// A key that isn't there means what was true before there was such a key: cells are quoted with
    /// `"`, quotes are doubled, spaces belong to the cells, and lines end with LF or CR LF.
    package var record: [String: String] {
        var record = ["delimiter": delimiter.text]
        if quote != Self.doubleQuote {
            record["quote"] = quote.map { String(Unicode.Scalar($0)) } ?? "none"
        }
        record["escape"] = escape.map { String(Unicode.Scalar($0)) }
        if skipsInitialSpace { record["initial_space"] = "left out" }
        if lineEnd == .carriageReturn { record["line_end"] = lineEnd.rawValue }
        if unwrapsLines { record["lines"] = "one quoted cell" }
        return record
    }
}

/// What a user says of a dialect; nil means that it is to be found out.
package struct DialectOptions: Hashable, Sendable {
    /// A character that a file may or may not use.
    package enum Mark: Hashable, Sendable {
        case none
        case byte(UInt8)

        package var byte: UInt8? {
            guard case .byte(let byte) = self else { return nil }
            return byte
        }
    }

    package var delimiter: Delimiter?
    package var quote: Mark?
    package var escape: Mark?
    package var skipsInitialSpace: Bool?
    package var lineEnd: Dialect.LineEnd?

    /// How files are written that the program writes itself.
    package static let ours = DialectOptions(
        delimiter: .comma,
        quote: .byte(Dialect.doubleQuote),
        escape: Mark.none,
        skipsInitialSpace: false
    )

    package init(
        delimiter: Delimiter? = nil,
        quote: Mark? = nil,
        escape: Mark? = nil,
        skipsInitialSpace: Bool? = nil,
        lineEnd: Dialect.LineEnd? = nil
    ) {
        self.lineEnd = lineEnd
        self.delimiter = delimiter
        self.quote = quote
        self.escape = escape
        self.skipsInitialSpace = skipsInitialSpace
    }
}

extension DialectOptions {
    /// What is said of two of them that can't be one and the same; nil where all is well.
    package var clash: String? {
        let marks = [("--quote", quote?.byte), ("--escape", escape?.byte)]
        for (name, byte) in marks {
            if let byte, delimiter?.bytes.contains(byte) == true {
                return "--delimiter and \(name) name the same character"
            }
        }
        return quote?.byte != nil && quote == escape
            ? "--quote and --escape name the same character: doubled quotes need no --escape" : nil
    }
}

extension Dialect.LineEnd {
    /// What ends a line as people write it: `lf`, `crlf`, `cr`, or `any` of them.
    package init?(argument text: String) {
        switch text.lowercased() {
        case "lf", "crlf", "\\n", "\\r\\n": self = .lineFeed
        case "cr", "\\r": self = .carriageReturn
        case "any": self = .any
        default: return nil
        }
    }
}

extension DialectOptions.Mark {
    /// A quote as people write it: one character, or its name; `none`.
    package init?(quote text: String) {
        switch text.lowercased() {
        case "none", "": self = .none
        case "double": self = .byte(Dialect.doubleQuote)
        case "single", "apostrophe": self = .byte(Dialect.singleQuote)
        default: self.init(character: text)
        }
    }

    /// An escape as people write it: one character, or its name; `none` where quotes are doubled.
    package init?(escape text: String) {
        switch text.lowercased() {
        case "none", "doubled", "": self = .none
        case "backslash", "\\\\": self = .byte(Dialect.backslash)
        default: self.init(character: text)
        }
    }

    /// A single printable ASCII character that is neither letter, digit nor space.
    private init?(character text: String) {
        guard text.utf8.count == 1, let byte = text.utf8.first, (0x21..<0x7F).contains(byte),
            !(0x30...0x39).contains(byte), !(0x41...0x5A).contains(byte & 0xDF)
        else { return nil }
        self = .byte(byte)
    }
}
