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
            throw UsageError.shard(text)
        }
        guard (1...Shard.most).contains(count) else {
            throw UsageError.shardCount(text, most: Shard.most)
        }
        (self.text, self.count) = (text, count)
        number = parts[0] == "auto" ? nil : Self.number(parts[0])
    }

    /// - Parameter environment: where a scheduler says which task of its array this is.
    func shard(_ environment: [String: String]) throws(UsageError) -> Shard {
        var part = number
        if part == nil { part = try arrayTask(environment).map { $0 + 1 } }
        guard let part else {
            throw UsageError.noTask(text, of: count)
        }
        guard let shard = Shard(part, of: count) else {
            throw UsageError.noShard(text, part, of: count)
        }
        return shard
    }

    /// The number of this process's task, from 0.
    private func arrayTask(_ environment: [String: String]) throws(UsageError) -> Int? {
        var found: (variable: String, task: Int)?
        for variable in ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"] {
            guard let text = environment[variable], !text.isEmpty else { continue }
            guard let task = Self.number(text[...]) else {
                throw UsageError.noTaskNumber(text, in: variable)
            }
            if let found, found.task != task {
                throw UsageError.twoTasks(found, (variable, task), of: count)
            }
            found = (variable, task)
        }
        // An array that begins with 1 shows by its end, also in its other tasks: its first part would be
        // nobody's.
        let last = environment["SLURM_ARRAY_TASK_MAX"].flatMap { Self.number($0[...]) } ?? 0
        if let found, max(found.task, last) >= count {
            throw UsageError.strayTask(text, max(found.task, last), of: count)
        }
        return found?.task
    }

    /// Digits alone, not too many of them.
    private static func number(_ text: Substring) -> Int? {
        text.count <= 9 && text.utf8.allSatisfy({ (48...57).contains($0) }) ? Int(text) : nil
    }
}
