import Foundation
import Journal

extension MessageCase {
    /// Each has a file.
    static let all = commands + rows

    private static let customers = ["customers.csv": Export.customers(2)]
    private static let journal = "customers.journal.sqlite"

    /// Situations that are about a command as a whole, and not about a row.
    static let commands: [MessageCase] = arguments + files + journals

    private static let arguments = [
        MessageCase(name: "unknown-command", command: ["rnu", "customers.csv"]),
        MessageCase(
            name: "unknown-option",
            command: ["run", "customers.csv", "--bussiness", Service.business]
        ),
        MessageCase(
            name: "unknown-value",
            command: ["export", journal, "--status", "rejcted"]
        ),
        MessageCase(
            name: "unknown-profile",
            command: ["run", "customers.csv", "--profile", "acne"],
            files: customers,
            prepare: {
                let folder = $0.file("home/.config/customer-import")
                try FileManager.default.createDirectory(
                    atPath: folder,
                    withIntermediateDirectories: true
                )
                _ = try $0.write(
                    "home/.config/customer-import/config.yaml",
                    "profiles:\n  acme:\n    workers: 4\n"
                )
            }
        ),
        MessageCase(
            name: "missing-credentials",
            command: ["run", "customers.csv", "--business", Service.business],
            files: customers
        ),
        MessageCase(
            name: "unknown-host",
            command: ["run", "customers.csv", "--base-url", "https://api.nowhere.invalid"],
            files: customers,
            environment: [
                "ASSET_ACCESS_TOKEN": "t0ken", "ASSET_BUSINESS_ID": Service.business,
                // Where no name server answers, the resolver gives up soon.
                "RES_OPTIONS": "timeout:1 attempts:1",
            ]
        ),
    ]

    private static let files = [
        MessageCase(name: "no-such-file", command: ["check", "custmers.csv"]),
        MessageCase(
            name: "missing-mapping-file",
            command: ["run", "customers.csv", "--map", "customers.mapping.yaml"],
            files: customers,
            hasService: true
        ),
        MessageCase(
            name: "wrong-row-number",
            command: ["fix", journal, "problems.csv"],
            files: [
                "customers.csv": Export.customers(2),
                "problems.csv":
                    "Account ID,Company Name,Email Address,_row\nC-1,A,a@example.com,12\n",
            ],
            before: [["run", "customers.csv"]],
            hasService: true
        ),
    ]

    private static let journals = [
        MessageCase(name: "no-such-journal", command: ["status", journal]),
        MessageCase(
            name: "unknown-column",
            command: ["export", journal, "--columns", "Compny,_status"],
            files: customers,
            before: [["run", "customers.csv"]],
            hasService: true
        ),
        MessageCase(
            name: "journal-in-use",
            command: ["resume", journal],
            files: customers,
            before: [["run", "customers.csv"]],
            hasService: true,
            during: { try HeldJournal(path: $0.file(journal)) }
        ),
        MessageCase(
            name: "changed-mapping",
            command: ["run", "customers.csv", "--map", "other.yaml"],
            files: [
                "customers.csv": Export.customers(2),
                "other.yaml": """
                version: 1
                fields:
                  name: Company Name
                  external_id: Email Address

                """,
            ],
            before: [["run", "customers.csv"]],
            hasService: true
        ),
        MessageCase(
            name: "changed-business",
            command: ["run", "customers.csv", "--business", "biz_AAAAAAAAAAAAAAAAAAAAAA"],
            files: customers,
            before: [["run", "customers.csv"]],
            hasService: true
        ),
    ]
}

/// A journal that this process has in use.
private final class HeldJournal {
    private let writer: JournalWriter

    init(path: String) throws { writer = try JournalWriter(path: path) }

    deinit { writer.close() }
}
