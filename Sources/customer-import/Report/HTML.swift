/// Text in a page, with what HTML would take for its own escaped, and marks shown that can't be seen.
enum HTML {
    static func text(_ text: String) -> String {
        var escaped = ""
        // By scalars: with a mark on it, a quote is another character, and still ends an attribute.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\u{200C}", "\u{200D}": escaped.unicodeScalars.append(scalar)
            default: escaped += TerminalText.safe(String(scalar))
            }
        }
        return escaped
    }

    /// So many rows of a table aren't divided between two pages.
    private static let fewRows = 12

    /// A table; the cells are HTML already, and the heads are plain words. On a phone each row is by
    /// itself, each cell with its head before it; one that counts several things leaves nothings out there.
    ///
    /// - Parameter numbers: the columns that hold numbers, and are to the right.
    static func table(_ head: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
        func style(_ index: Int) -> String { numbers.contains(index) ? " class=\"n\"" : "" }
        let kinds = (rows.count <= fewRows ? ["short"] : []) + (numbers.count > 1 ? ["counts"] : [])
        let heads = head.enumerated().map { "<th scope=\"col\"\(style($0))>\($1)</th>" }.joined()
        let body = rows.map { cells in
            let cells = zip(head.indices, cells).map { index, cell in
                "<td\(style(index)) data-head=\"\(text(head[index]))\">\(cell)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <table class="\(kinds.joined(separator: " "))"><thead><tr>\(heads)</tr></thead>
            <tbody>\(body.joined(separator: "\n"))</tbody></table>
            """
    }
}
