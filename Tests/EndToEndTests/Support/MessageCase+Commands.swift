import Foundation

extension MessageCase {
    /// Each has a file.
    static let all = commands

    /// Situations that are about a command as a whole, and not about a row.
    static let commands: [MessageCase] = [
        MessageCase(name: "no-such-file", command: ["check", "custmers.csv"]),
        MessageCase(
            name: "missing-credentials",
            command: ["run", "customers.csv", "--business", Service.business],
            files: ["customers.csv": Export.customers(2)]
        ),
        MessageCase(
            name: "missing-mapping-file",
            command: ["run", "customers.csv", "--map", "customers.mapping.yaml"],
            files: ["customers.csv": Export.customers(2)],
            hasService: true
        ),
    ]
}
