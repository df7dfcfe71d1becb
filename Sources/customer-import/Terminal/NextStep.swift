/// A command that comes next, and what it does. Pure.
struct NextStep: Hashable {
    var command: String
    var remark: String
    /// Whether it is another way, and nothing that follows.
    var isAlternative = false

    /// The command behind its label, to be copied. The remark follows in the same line, or below it where
    /// that would be too long for the terminal.
    func lines(_ label: String, _ terminal: Terminal) -> [Line] {
        lines(label, terminal.style, width: terminal.columns)
    }

    /// - Parameter width: of the terminal; nil where lines may be of any length.
    func lines(_ label: String, _ style: Style, width: Int?) -> [Line] {
        let first = style.dim(label) + Line(command)
        let remark = "# " + remark
        let whole = first + Line("    " + remark)
        guard let width, whole.width >= width else { return [whole] }
        return [first, Line(String(repeating: " ", count: label.count) + remark)]
    }
}
