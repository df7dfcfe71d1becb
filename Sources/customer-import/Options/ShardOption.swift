import ArgumentParser
import Importing
import Journal

/// Which part of a file a `run` imports.
struct ShardOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Import only part K of N, into a journal of its own, FILE.journal-K-of-N.sqlite. The"
                + " parts are whole businesses, counted from 1. auto/N takes the part from"
                + " SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX, which count from 0.",
            valueName: "K/N"
        )
    )
    var shard: String?

    /// - Throws: ``UsageError`` for a text that names no shard, or a task that there is no shard for.
    func chosen(_ environment: [String: String]) throws(UsageError) -> Shard? {
        guard let shard else { return nil }
        return try ShardArgument(shard).shard(environment)
    }
}

/// `2/4`, or `auto/4`. Pure.
struct ShardArgument {
    private let text: String
    /// Nil where a scheduler says it.
    private let number: Int?
    private let count: Int

    init(_ text: String) throws(UsageError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Self.number(parts[1]),
            parts[0] == "auto" || Self.number(parts[0]) != nil
        else {
            throw UsageError(
                "--shard doesn't take “\(text)”",
                hint: "Give a part and how many there are, such as 2/4; in a job array, auto/4."
            )
        }
        guard (1...Shard.most).contains(count) else {
            throw UsageError(
                "--shard \(text): a file can have 1 to \(Words.grouped(Shard.most)) shards"
            )
        }
        (self.text, self.count) = (text, count)
        number = parts[0] == "auto" ? nil : Self.number(parts[0])
    }

    /// - Parameter environment: where a scheduler says which task of its array this is.
    func shard(_ environment: [String: String]) throws(UsageError) -> Shard {
        var part = number
        if part == nil { part = try arrayTask(environment).map { $0 + 1 } }
        guard let part else {
            throw UsageError(
                "--shard \(text): neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set",
                hint:
                    "auto works in a task of a job array. Elsewhere name the part: --shard 1/\(count)"
                    + " to \(count)/\(count)."
            )
        }
        guard let shard = Shard(part, of: count) else {
            throw UsageError(
                "--shard \(text): there is no part \(part) of \(count)",
                hint: "Parts are counted from 1: 1/\(count) to \(count)/\(count)."
            )
        }
        return shard
    }

    /// The number of this process's task, from 0.
    private func arrayTask(_ environment: [String: String]) throws(UsageError) -> Int? {
        var found: (variable: String, task: Int)?
        for variable in ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"] {
            guard let text = environment[variable], !text.isEmpty else { continue }
            guard let task = Self.number(text[...]) else {
                throw UsageError("\(variable) is “\(text)”, which isn't the number of a task")
            }
            if let found, found.task != task {
                throw UsageError(
                    "\(found.variable) is \(found.task), but \(variable) is \(task)",
                    hint: "Name the part: --shard K/\(count), with K from 1 on."
                )
            }
            found = (variable, task)
        }
        // An array that begins with 1 shows by its end, also in its other tasks: its first part would be
        // nobody's.
        let last = environment["SLURM_ARRAY_TASK_MAX"].flatMap { Self.number($0[...]) } ?? 0
        if let found, max(found.task, last) >= count {
            throw UsageError(
                "--shard \(text): the job array has a task \(max(found.task, last)), but \(count) tasks"
                    + " must be numbered 0 to \(count - 1)",
                hint: "Slurm: --array=0-\(count - 1). Kubernetes: completions: \(count), Indexed."
            )
        }
        return found?.task
    }

    /// Digits alone, not too many of them.
    private static func number(_ text: Substring) -> Int? {
        text.count <= 9 && text.utf8.allSatisfy({ (48...57).contains($0) }) ? Int(text) : nil
    }
}
