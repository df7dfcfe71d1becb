import Importing
import Suggestions

// What is said of arguments and files that can't be used. All these words are here, to be edited in one place.

// MARK: - Any option

extension UsageError {
    /// Of a word that is none of those that an option takes.
    static func choice(_ word: String, _ option: String, among names: [String]) -> UsageError {
        UsageError(
            "\(option) doesn't take “\(word)”",
            hint: Suggestion.choice(for: word, among: names)
        )
    }

    /// Of an option that takes a length of time.
    static func time(_ text: String, _ option: String, like examples: String) -> UsageError {
        UsageError(
            "\(option) doesn't take “\(text)”",
            hint: "Give a length of time such as \(examples)."
        )
    }

    static func rate(_ text: String, _ option: String) -> UsageError {
        UsageError(
            "\(option) doesn't take “\(text)”",
            hint: "Give a rate such as 300/min or 5/s, or unlimited."
        )
    }

    /// - Parameter range: `1 to 256`.
    static func number(_ number: Int, _ option: String, _ range: String) -> UsageError {
        UsageError("\(option) takes \(range), not \(number)")
    }

    static func noUTF8(_ quoted: String) -> UsageError {
        UsageError(
            "the argument \(quoted) isn't valid UTF-8",
            hint: "If it is a file, rename it first: mv -- \(quoted) NAME"
        )
    }

    /// - Parameter question: “Did you mean …?”, where there is a similar one.
    static func noCommand(_ name: String, _ question: String?, help: String) -> UsageError {
        UsageError(
            "there is no command “\(name)”",
            hint: [question, "`\(help)` lists the commands."].compactMap { $0 }
                .joined(separator: " ")
        )
    }
}

// MARK: - How a file is read

extension UsageError {
    static let headerTwice = UsageError(
        "--header-row and --no-header contradict each other: give one of them"
    )

    static func headerRow(_ row: Int) -> UsageError {
        UsageError(
            "--header-row takes 1 or more, not \(row)",
            hint: "Give the number of the line that has the names of the columns."
        )
    }

    static func delimiter(_ text: String) -> UsageError {
        UsageError(
            "--delimiter doesn't take “\(text)”",
            hint: "Give what separates cells, such as ',' or '||', the word tab, or U+001F."
        )
    }

    static func quote(_ text: String) -> UsageError {
        UsageError(
            "--quote doesn't take “\(text)”",
            hint: "Give one character such as \"'\", or the word none."
        )
    }

    static func escape(_ text: String) -> UsageError {
        UsageError(
            "--escape doesn't take “\(text)”",
            hint: "Give one character such as '\\', or the word none."
        )
    }

    static func encoding(_ name: String, among usual: [String]) -> UsageError {
        UsageError(
            "--encoding doesn't take “\(name)”: this system knows no such encoding",
            hint: (Suggestion.hint(for: name, among: usual).map { $0 + " " } ?? "")
                + "Usual ones are utf-8, windows-1252, windows-1250 and macintosh. `iconv -l` lists all."
        )
    }
}

// MARK: - Codes of problems

extension UsageError {
    private static let whereCodesAre =
        "`customer-import check FILE` shows the code of each problem. docs/findings.md lists all codes."

    static func codeTwice(_ code: String, _ first: String, _ second: String) -> UsageError {
        UsageError("\(first) and \(second) both name \(code): give only one of them")
    }

    static func noCodes(in list: String, _ option: String) -> UsageError {
        UsageError(
            "\(option) needs codes of problems, but “\(list)” has none",
            hint: whereCodesAre
        )
    }

    static func noCode(_ word: String, _ option: String, among codes: [String]) -> UsageError {
        UsageError(
            "\(option) doesn't take “\(word)”: no problem has this code",
            hint: Suggestion.hint(for: word, among: codes) ?? whereCodesAre
        )
    }

    static func codeOfSending(_ word: String, _ option: String) -> UsageError {
        UsageError(
            "\(option) doesn't take \(word): rows can't have this problem before they are sent",
            hint: whereCodesAre
        )
    }

    /// - Parameter reason: why such a row can't be sent as it is.
    static func unacceptable(_ code: String, _ reason: String) -> UsageError {
        UsageError(
            "--accept doesn't take \(code): such a row can't be sent as it is: \(reason)",
            hint: "Correct such rows and give them to `fix`, or leave them out with --leave-out"
                + " \(code)."
        )
    }
}

// MARK: - How rows are sent

extension UsageError {
    /// - Parameter giver: the option or the variable that gave it.
    static func business(_ text: String, from giver: String) -> UsageError {
        UsageError(
            "\(giver) doesn't take “\(text)”: this isn't a business id",
            hint: "A business id looks like biz_GA6EG2qFxA97NZHtxeLPUy."
        )
    }

    static func maximumRejects(_ text: String) -> UsageError {
        UsageError(
            "--max-rejects doesn't take “\(text)”",
            hint: "Give a number of rows such as 100, or a share such as 5%."
        )
    }

    static func headroom(_ text: String) -> UsageError {
        UsageError(
            "--headroom doesn't take “\(text)”",
            hint: "Give a share below 100%, such as 20%."
        )
    }

    static func caFile(_ path: String) -> UsageError {
        UsageError("--ca-file \(path): can't read this file", hint: "Check the path.")
    }

    static let severalJournals = UsageError(
        "verify compares the service's list with one journal at a time",
        hint: "Give one journal. To compare all of them with their file, add --source FILE."
    )

    static let noRows = UsageError(
        "retry needs to know which rows",
        hint: "Give --status rejected, --status failed or --accept CODES."
    )

    static let rowsTwice = UsageError(
        "--accept and --status don't go together: give one of them"
    )
}

// MARK: - Shards

extension UsageError {
    static func shard(_ text: String) -> UsageError {
        UsageError(
            "--shard doesn't take “\(text)”",
            hint: "Give a part and how many there are, such as 2/4; in a job array, auto/4."
        )
    }

    static func shardCount(_ text: String, most: Int) -> UsageError {
        UsageError("--shard \(text): a file can have 1 to \(Words.grouped(most)) shards")
    }

    static func noTask(_ text: String, of count: Int) -> UsageError {
        UsageError(
            "--shard \(text): neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set",
            hint:
                "auto works in a task of a job array. Elsewhere name the part: --shard 1/\(count) to"
                + " \(count)/\(count)."
        )
    }

    static func noShard(_ text: String, _ part: Int, of count: Int) -> UsageError {
        UsageError(
            "--shard \(text): there is no part \(part) of \(count)",
            hint: "Parts are counted from 1: 1/\(count) to \(count)/\(count)."
        )
    }

    static func noTaskNumber(_ text: String, in variable: String) -> UsageError {
        UsageError("\(variable) is “\(text)”, which isn't the number of a task")
    }

    static func twoTasks(
        _ first: (variable: String, task: Int),
        _ second: (variable: String, task: Int),
        of count: Int
    ) -> UsageError {
        UsageError(
            "\(first.variable) is \(first.task), but \(second.variable) is \(second.task)",
            hint: "Name the part: --shard K/\(count), with K from 1 on."
        )
    }

    static func strayTask(_ text: String, _ task: Int, of count: Int) -> UsageError {
        UsageError(
            "--shard \(text): the job array has a task \(task), but \(count) tasks must be numbered"
                + " 0 to \(count - 1)",
            hint: "Slurm: --array=0-\(count - 1). Kubernetes: completions: \(count), Indexed."
        )
    }
}

// MARK: - Files that are written

extension UsageError {
    static func existingFile(_ path: String) -> UsageError {
        UsageError(
            "\(path): this file exists already",
            hint: "Name another file, or overwrite it with --force."
        )
    }

    static func wouldOverwrite(_ path: String) -> UsageError {
        UsageError("\(path): the output would overwrite a file that this command reads")
    }

    static func backupWouldOverwrite(_ path: String) -> UsageError {
        UsageError("\(path): the backup would overwrite a file that belongs to the import")
    }

    /// - Parameter what: `the events`.
    static func wouldOverwrite(_ path: String, _ option: String, _ what: String) -> UsageError {
        UsageError(
            "\(option) \(path): \(what) would be written into a file that this command reads",
            hint: "Name another file."
        )
    }

    static func unwritable(_ path: String) -> UsageError {
        UsageError(
            "\(path): can't write this file",
            hint: "Check that the folder exists and that you can write to it."
        )
    }

    static func unwritable(_ path: String, reason: String) -> UsageError {
        UsageError("\(path): can't write this file: \(reason)")
    }

    static func noPermission(_ path: String) -> UsageError {
        UsageError("\(path): can't write this file", hint: "Check its permissions.")
    }

    static func folder(_ path: String) -> UsageError {
        UsageError("\(path): this is a folder, not a file", hint: "Name a file in it.")
    }

    static func otherWorkbook(_ path: String) -> UsageError {
        UsageError(
            "\(path): workbooks can be written as .xlsx only",
            hint: "Name a file that ends in .xlsx. Every spreadsheet program opens it."
        )
    }

    static func workbookName(_ path: String, format: String) -> UsageError {
        UsageError("\(path): this is a workbook's name, but --format says \(format)")
    }

    static let checkNeedsFile = UsageError(
        "-o needs a file, because the result of check goes to standard output"
    )

    static let summaryNeedsFile = UsageError(
        "--json needs -o: it summarises the file that was written",
        hint: "To write the rows themselves as JSON, give --format jsonl."
    )

    static let problemsAlone = UsageError(
        "--problems doesn't work with --status, --columns, --id-map or --format jsonl"
    )

    static let idMapAlone = UsageError(
        "--id-map and --columns don't work together: --id-map has its own two columns"
    )

    static let markOfCSV = UsageError("--bom works only with CSV")
}

// MARK: - The journal's name

extension UsageError {
    static let nameless = UsageError(
        "with standard input, the journal needs a name",
        hint: "Give --journal NAME.journal.sqlite"
    )

    static func noPlaceholder(_ name: String, in text: String, among known: [String]) -> UsageError
    {
        UsageError(
            "--journal \(text): there is no {\(name)}",
            hint: Suggestion.choice(for: name, among: known)
        )
    }

    static let oneNameForAllShards = UsageError(
        "--journal: all shards would have the same journal",
        hint: "Put {shard} into its name. For shard 2/4 it becomes 2-of-4."
    )

    static let noHashOfInput = UsageError(
        "--journal: {sha8} needs a file, because standard input can be read only once"
    )

    static let noShardForName = UsageError("--journal: {shard} works only with --shard")
}

// MARK: - Profiles

extension UsageError {
    static func unreadableConfig(_ path: String) -> UsageError {
        UsageError("\(path): can't read this file")
    }

    static func openConfig(_ path: String) -> UsageError {
        UsageError(
            "\(path): other users can change this file, and so where your credentials are sent",
            hint: "Make it yours alone: chown $(id -u) and chmod 600 \(ShellWord.quoted(path))"
        )
    }

    static func noYAML(_ path: String, _ reason: String) -> UsageError {
        UsageError("\(path): this isn't YAML: \(reason)")
    }

    static func noProfiles(_ name: String, _ place: String) -> UsageError {
        UsageError(
            "--profile \(name): you have no profiles",
            hint: "Write them in \(place). docs/commands/config.md shows one."
        )
    }

    static func noProfile(_ name: String, in path: String, among known: [String]) -> UsageError {
        UsageError(
            "--profile \(name): \(path) has no such profile",
            hint: Suggestion.choice(for: name, among: known)
        )
    }
}
