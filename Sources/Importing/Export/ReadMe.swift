/// The first sheet of a workbook that a person is sent: what to do, and what not to touch. Pure.
struct ReadMe {
    /// A line, and whether it is a heading.
    struct Line: Hashable {
        var text: String
        var isHeading = false
    }

    /// What the rows come from, as a person knows it.
    var source: String
    var rows: Int
    /// The command that takes the file back, and those around it.
    var steps: String

    let sheet = "Problems"

    var title: String {
        "\(Words.count(rows, "row")) of \(source) \(rows == 1 ? "needs" : "need") a look"
    }

    /// Nine lines below the title.
    var lines: [Line] {
        [
            Line(
                text:
                    "The sheet “\(sheet)” lists the rows in which something looks wrong, in the order of the"
                    + " file. Rows with an orange cell haven't been imported yet."
            ),
            Line(text: "What to do", isHeading: true),
            Line(
                text:
                    "1.  In each row, read “\(ProblemBook.remarkHeader)”. It says what is wrong and what would be"
                    + " right. Orange cells are wrong. Yellow cells may be right: please check them."
            ),
            Line(
                text:
                    "2.  Correct the cells, save this file as a workbook, and send it back. Rows that you don't"
                    + " change, or that you delete, stay as they are."
            ),
            Line(text: "What to leave alone", isHeading: true),
            Line(
                text:
                    "•  The header, and the hidden columns at the end: they tell which row is which. Don't add"
                    + " rows. To sort, select whole rows."
            ),
            Line(
                text:
                    "•  The format of the cells, which is Text. It keeps 0012 as 0012, and everything else as you"
                    + " type it."
            ),
            Line(text: "For whoever sent you this file", isHeading: true),
            Line(text: "When it comes back: \(steps)"),
        ]
    }
}
