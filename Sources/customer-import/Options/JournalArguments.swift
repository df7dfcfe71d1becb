import ArgumentParser
import Importing

/// The journals that a command tells of as one import.
struct JournalArguments: ParsableArguments {
    @Argument(
        help: "The journal, or the journals of all shards.",
        completion: .file(extensions: ["sqlite"])
    )
    var journals: [String]

    func open(by caller: Caller = .thisProcess()) throws -> WholeImport {
        try WholeImport.open(journals, by: caller)
    }
}
