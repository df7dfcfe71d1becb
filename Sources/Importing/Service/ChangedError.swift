import Journal

/// The source or its mapping isn't the one that the journal was made from.
package struct ChangedError: Explained {
    package enum Change {
        case mapping
        /// What becomes of rows by what is found in them, as options say it; empty for what is usual.
        case findings(was: String, now: String)
        case rows(SourceDifference)
        case business
        /// Nil for the whole source.
        case shard(was: Shard?, now: Shard?)
        case baseURL(was: String, now: String)
    }

    package var journal: String
    package var change: Change

    package var message: String {
        switch change {
        case .mapping:
            "\(journal): this journal was made with another mapping, or other options for it, than now"
        case .findings(let was, let now):
            "\(journal): this journal was made with other options: its rows were read"
                + " \(Self.words(was)), and this command is given"
                + " \(now.isEmpty ? "none of that" : now)"
        case .rows(let difference):
            "\(journal): the source has changed since this journal was made:"
                + " \(Words.count(difference.added, "row")) added or changed,"
                + " \(Words.count(difference.removed, "row")) gone or changed"
        case .business: "\(journal): this journal was made for another business"
        case .shard(let was, let now):
            "\(journal): this journal has \(Self.words(was)), and this command is for"
                + " \(Self.words(now))"
        case .baseURL(ServiceTarget.practiceName, let now):
            "\(journal): this journal belongs to the sandbox in the process, and this command names the"
                + " service at \(now)"
        case .baseURL(let was, ServiceTarget.practiceName):
            "\(journal): this journal belongs to the service at \(was), and this command names the sandbox"
                + " in the process"
        case .baseURL(let was, let now):
            "\(journal): this journal belongs to the service at \(was), and this command names \(now)"
        }
    }

    package var hint: String? {
        let path = ShellWord.quoted(journal)
        switch change {
        case .findings:
            return "`customer-import resume \(path)` goes on with what was read then;"
                + " `customer-import retry \(path) --accept CODE` sends rows that were held back;"
                + " --journal NEW makes another import, which may create customers twice."
        case .mapping:
            return
                "`customer-import remap \(path) --map FILE` gives rows that weren't sent yet another mapping;"
                + " `customer-import resume \(path)` goes on with what was read then; --journal NEW makes"
                + " another import, which may create customers twice."
        case .rows:
            return "`customer-import resume \(path)` goes on with what was read then;"
                + " --journal NEW makes another import, which may create customers twice."
        case .business:
            return "Give the same as then, or make another import with --journal NEW."
        case .shard(let was, _):
            return
                (was.map { "--shard \($0) goes on with it" }
                ?? "Without --shard `run` goes on with it")
                + "; `customer-import resume \(path)` does in any case."
        case .baseURL(ServiceTarget.practiceName, _):
            return
                "`run` with --sandbox goes on with the practice; --journal NEW makes another import."
        case .baseURL(let was, ServiceTarget.practiceName):
            return
                "Leave out --sandbox and give --base-url \(ShellWord.quoted(was)) to go on with it, or"
                + " practise with --journal NEW."
        case .baseURL(let was, _):
            return
                "--base-url \(ShellWord.quoted(was)) goes on with it; `run` with --journal NEW makes"
                + " another import, for the other service."
        }
    }

    private static func words(_ shard: Shard?) -> String {
        shard.map { "shard \($0) of its source" } ?? "the whole source"
    }

    private static func words(_ options: String) -> String {
        options.isEmpty ? "without --accept, --hold, --leave-out and --strict" : "with \(options)"
    }
}

extension ChangedError {
    package var code: ErrorCode { .changed }
    package var location: ErrorPlace? { ErrorPlace(file: journal) }
}
