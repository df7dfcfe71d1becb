import Foundation

extension MessageCase {
    /// Situations that are about rows: what is found in them, and what the service says of them.
    static let rows: [MessageCase] = found + answered

    private static func check(_ name: String, _ header: String, _ lines: [String]) -> MessageCase {
        MessageCase(
            name: name,
            command: ["check", "customers.csv"],
            files: ["customers.csv": ([header] + lines).joined(separator: "\n") + "\n"]
        )
    }

    private static let found = [
        check("row-missing-name", "Account ID,Company Name", ["1,", "2,Two"]),
        check(
            "row-bad-email",
            "Company Name,Email",
            ["One,info at one.example", "Two,two@two.example"]
        ),
        check(
            "row-missing-postal-code",
            "Company Name,Street,City,Zip,Country",
            ["One,1 Main Street,Boston,,US", "Two,2 Main Street,Boston,02139,US"]
        ),
        check(
            "row-lost-zero",
            "Company Name,Street,City,State,Zip,Country",
            (1...30).map {
                "Company \($0),\($0) Main Street,Boston,MA,\($0 == 7 ? "2139" : "02139"),US"
            }
        ),
        check("row-rounded-number", "Company Name,Phone", ["One,5.55E+09", "Two,6175550101"]),
        check("row-duplicate-id", "Account ID,Company Name", ["1,One", "1,Another"]),
        check("row-total", "Account ID,Company Name", ["1,One", "2,Two", ",Total: 2"]),
        check(
            "row-stray-decimal",
            "Account ID,Company Name",
            (1...40).map { $0 == 40 ? "1040.5,Company 40" : "\(1_000 + $0).0,Company \($0)" }
        ),
        MessageCase(
            name: "row-unsure-encoding",
            command: ["check", "customers.csv"],
            prepare: {
                let text = "Company Name,City\nKr\u{F3}lik,\u{A3}\u{F3}d\u{BC}\n"
                try Data(text.unicodeScalars.map { UInt8($0.value) }).write(
                    to: $0.url("customers.csv")
                )
            }
        ),
    ]

    private static func run(_ name: String, fault: String, _ options: String...) -> MessageCase {
        MessageCase(
            name: name,
            command: [
                "run", "customers.csv", "--sandbox", "--rate", "unlimited", "--workers", "1",
                "--fault", fault,
            ] + options,
            files: ["customers.csv": Export.customers(2)]
        )
    }

    private static let answered = [
        run("row-refused", fault: "422@1"),
        run("row-unknown", fault: "drop-after@1", "--unknown", "hold"),
    ]
}
