import Journal

/// The source or its mapping isn't the one that the journal was made from.
package struct ChangedError: Explained {
    package enum Change {
        /// The mapping file of the command; nil for what the headers suggest.
        case mapping(MappingDifference, file: String?)
        /// What becomes of rows by what is found in them, as options say it; empty for what is usual.
        case findings(was: String, now: String)
        case rows(SourceDifference)
        /// Nil where the mapping takes it from a column.
        case business(was: String?, now: String?)
        /// Nil for the whole source.
        case shard(was: Shard?, now: Shard?)
        case baseURL(was: String, now: String)
    }

    package var journal: String
    package var change: Change

    package var message: String {
        switch change {
        case .mapping(let difference, let file):
            "\(journal): this journal was made with another mapping than"
                + (file.map { " --map \($0)" } ?? " the headers suggest now")
                + (difference.words.map { ": \($0)" } ?? "")
        case .findings(let was, let now):
            "\(journal): this journal was made \(Self.words(was)), but this command is given"
                + " \(now.isEmpty ? "none of these" : now)"
        case .rows(let difference):
            "\(journal): the source has changed since this journal was made:"
                + " \(Words.count(difference.added, "row")) added or changed,"
                + " \(Words.count(difference.removed, "row")) removed or changed"
        case .business(let was, let now):
            "\(journal): this journal was made for \(Self.business(was)), but --business (or"
                + " ASSET_BUSINESS_ID) now names \(now ?? "none")"
        case .shard(let was, let now):
            "\(journal): this journal has \(Self.words(was)), but this command is for"
                + " \(Self.words(now))"
        case .baseURL(ServiceTarget.practiceName, let now):
            "\(journal): this journal belongs to a practice import with --sandbox, but this command names the"
                + " service at \(now)"
        case .baseURL(let was, ServiceTarget.practiceName):
            "\(journal): this journal belongs to the service at \(was), but this command is given"
                + " --sandbox"
        case .baseURL(let was, let now):
            "\(journal): this journal belongs to the service at \(was), but this command names \(now)"
        }
    }

    package var hint: String? {
        let path = ShellWord.quoted(journal)
        let resume = "`customer-import resume \(path)`"
        switch change {
        case .findings:
            return "\(resume) continues with the rows as they were read then."
                + " `customer-import retry \(path) --accept CODE` sends rows that were held back."
                + " --journal NEW starts another import, which may create customers twice."
        case .mapping(_, let file):
            return
                "`customer-import remap \(path) --map \(file.map(ShellWord.quoted) ?? "FILE")` applies"
                + " \(file == nil ? "another" : "this") mapping to the rows that weren't sent yet. \(resume) continues with the old mapping."
                + " --journal NEW starts another import, which may create customers twice."
        case .rows:
            return "\(resume) continues with the rows as they were read then."
                + " --journal NEW starts another import, which may create customers twice."
        case .business(let was, _):
            return
                (was.map { "Give --business \($0) to continue" }
                ?? "Leave --business out to continue")
                + ", or start another import with --journal NEW."
        case .shard(let was, _):
            return (was.map { "Give --shard \($0) to continue" } ?? "Leave --shard out to continue")
                + ", or use \(resume)."
        case .baseURL(ServiceTarget.practiceName, _):
            return "Give --sandbox to continue the practice. --journal NEW starts another import."
        case .baseURL(let was, ServiceTarget.practiceName):
            return
                "Leave --sandbox out and give --base-url \(ShellWord.quoted(was)) to continue, or"
                + " practise with --journal NEW."
        case .baseURL(let was, _):
            return
                "Give --base-url \(ShellWord.quoted(was)) to continue. For the other service, start"
                + " another import: `run` with --journal NEW."
        }
    }

    package var code: ErrorCode { .changed }
    package var location: ErrorPlace? { ErrorPlace(file: journal) }

    private static func business(_ id: String?) -> String {
        id.map { "business \($0)" } ?? "the businesses in a column of the file"
    }

    private static func words(_ shard: Shard?) -> String {
        shard.map { "shard \($0) of its file" } ?? "the whole file"
    }

    private static func words(_ options: String) -> String {
        options.isEmpty ? "without --accept, --hold, --leave-out and --strict" : "with \(options)"
    }
}
