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
        "\(Words.count(rows, "row")) of \(source) to look at"
    }

    /// Nine lines below the title.
    var lines: [Line] {
        [
            Line(
                text:
                    "The sheet “\(sheet)” has those rows in which something is wrong, in the order of the"
                    + " file. Those with an orange cell aren't customers of the service yet."
            ),
            Line(text: "What to do", isHeading: true),
            Line(
                text:
                    "1.  “\(ProblemBook.remarkHeader)” says what is wrong in each row, and what would be"
                    + " right. Cells at fault are orange. Yellow ones may be right: have a look at them."
            ),
            Line(
                text:
                    "2.  Change the cells, save the file as a workbook, and send it back. A row that you"
                    + " leave as it is, or delete, stays as it is."
            ),
            Line(text: "What not to touch", isHeading: true),
            Line(
                text:
                    "•  The header, and the hidden columns at the end, which tell which row is which. Sort"
                    + " whole rows only, and add no rows."
            ),
            Line(
                text:
                    "•  The cells' format, which is Text: so 0012 stays 0012, and what you type stays what"
                    + " you typed."
            ),
            Line(text: "Whoever sent you this goes on with", isHeading: true),
            Line(text: steps),
        ]
    }
}
