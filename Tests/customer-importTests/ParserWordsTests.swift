import Testing

@testable import customer_import

struct ParserWordsTests {
    private let words = ParserWords(
        command: "customer-import run",
        options: ["--business", "--rate", "--journal"]
    )

    @Test(
        arguments: [
            ("Missing expected argument '<file>'", "customer-import run needs <file>"),
            ("Missing value for '--rate <rate>'", "--rate needs a value: <rate>"),
            ("The value 'ten' is invalid for '--limit <rows>'", "--limit doesn't take “ten”"),
            (
                "Unexpected argument 'b.csv'",
                "“b.csv” is one argument too many for customer-import run"
            ),
            ("--json and -o - clash.", "--json and -o - clash."),
        ]
    )
    func `wrong arguments are told in this program's words`(parser: String, told: String) {
        let text = "Error: \(parser)\nUsage: customer-import run [<options>] <file>\n"
        let error = words.error(text + "  See 'customer-import run --help' for more information.")
        #expect(error.message == told)
        #expect(error.hint?.contains("`customer-import run --help`") == true)
    }

    @Test(
        arguments: [("--bussiness", "Did you mean “--business”? "), ("--xyzzy", "")]
    )
    func `an unknown option is asked about where one is near`(option: String, question: String) {
        let error = words.error("Error: Unknown option '\(option)'. Did you mean '--other'?")
        #expect(error.message == "customer-import run has no option \(option)")
        #expect(error.hint?.hasPrefix(question + "`customer-import run --help`") == true)
    }

    @Test(
        arguments: [
            (["rnu", "a.csv"], "there is no command “rnu”"),
            (["journal", "chek"], "there is no command “journal chek”"),
            (["help", "exprt"], "there is no command “exprt”"),
            (["run", "rnu"], nil), (["--version"], nil), ([], nil), (["help"], nil),
        ] as [([String], String?)]
    )
    func `a word that names no command is told, at any depth`(words: [String], told: String?) {
        #expect(CommandTree(root: CustomerImport.self).error(in: words)?.message == told)
    }
}
