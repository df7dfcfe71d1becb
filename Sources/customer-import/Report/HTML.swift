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

    /// A table; the cells are HTML already.
    ///
    /// - Parameter numbers: the columns that hold numbers, and stand to the right.
    static func table(_ head: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
        func cells(_ tag: String, _ cells: [String]) -> String {
            cells.enumerated().map { index, cell in
                let style = numbers.contains(index) ? " class=\"n\"" : ""
                return "<\(tag)\(style)>\(cell)</\(tag)>"
            }.joined()
        }
        let body = rows.map { "<tr>\(cells("td", $0))</tr>" }.joined(separator: "\n")
        return """
            <div class="scroll"><table><thead><tr>\(cells("th", head))</tr></thead>
            <tbody>\(body)</tbody></table></div>
            """
    }
}
