import ArgumentParser
import Customers

/// How rows become customers.
struct MappingOptions: ParsableArguments {
    @Option(
        help: "A mapping file, in place of what the headers suggest (see `map`).",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var map: String?

    @Flag(help: "Treat warnings as problems: such rows are invalid.")
    var strict = false

    @Flag(help: "Send addresses that lack parts which the API page asks for.")
    var partialAddresses = false

    var fieldTable: FieldTable {
        partialAddresses ? FieldTable.documented.withPartialAddresses : .documented
    }
}
