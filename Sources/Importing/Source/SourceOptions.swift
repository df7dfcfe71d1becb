import Customers
import Spreadsheet

/// What an import is read from, and how rows become customers.
package struct SourceOptions {
    package var source: Source
    package var reading: ReaderOptions
    /// The mapping file; nil for what the headers suggest.
    package var mappingFile: String?
    /// What becomes of rows by what is found in them.
    package var policy: ProblemPolicy
    /// Whether addresses are sent that lack parts which the API page asks for.
    package var sendsPartialAddresses: Bool

    package init(
        _ source: Source,
        reading: ReaderOptions = ReaderOptions(),
        mappingFile: String? = nil,
        policy: ProblemPolicy = .usual,
        sendsPartialAddresses: Bool = false
    ) {
        self.source = source
        self.reading = reading
        self.mappingFile = mappingFile
        self.policy = policy
        self.sendsPartialAddresses = sendsPartialAddresses
    }

    var fieldTable: FieldTable {
        sendsPartialAddresses ? FieldTable.documented.withPartialAddresses : .documented
    }

    /// What the journal keeps of it, so that the import can be told from another one of the same source.
    var settings: [String: String] {
        var settings = policy.settings
        if sendsPartialAddresses { settings["partial_addresses"] = "true" }
        if !reading.hasHeader { settings["no_header"] = "true" }
        return settings
    }
}
