import Customers
import Journal
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

/// What a journal keeps of the policy that its rows were staged with, among `import.settings`.
extension ProblemPolicy {
    /// Codes of another version that aren't known here are left aside: no row has them any more.
    init(settings: [String: String]) {
        func codes(_ key: String) -> Set<Problem.Code> {
            let words = settings[key]?.split(separator: ",").map(String.init) ?? []
            return Set(words.compactMap(Problem.Code.init))
        }
        self.init(
            isStrict: settings["strict"] == "true",
            accepted: codes("accept"),
            held: codes("hold"),
            leftOut: codes("leave_out")
        )
    }

    /// As options of a command line; empty for what is usual.
    var options: String {
        settings.sorted { $0.key < $1.key }.map { key, value in
            let name = "--" + key.replacing("_", with: "-")
            return key == "strict" ? name : "\(name) \(value)"
        }.joined(separator: " ")
    }

    /// The settings; none of what is as usual.
    var settings: [String: String] {
        var settings: [String: String] = [:]
        if isStrict { settings["strict"] = "true" }
        for (key, codes) in [("accept", accepted), ("hold", held), ("leave_out", leftOut)]
        where !codes.isEmpty {
            settings[key] = codes.map(\.rawValue).sorted().joined(separator: ",")
        }
        return settings
    }
}

extension ImportRecord {
    /// The source's columns, as its reader gave them.
    var sourceColumns: [Column] {
        let isJSON = dialect["format"].flatMap(SourceFormat.init) == .jsonLines
        return columns.enumerated().map { index, header in
            isJSON
                ? Column(name: header, position: index + 1)
                : Column(header: header, position: index + 1)
        }
    }
}
