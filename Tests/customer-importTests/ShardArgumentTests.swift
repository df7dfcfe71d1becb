import Journal
import Testing

@testable import customer_import

/// `--shard K/N`, counted from 1, and `auto/N`, whose tasks are counted from 0.
struct ShardArgumentTests {
    private func shard(_ text: String, _ environment: [String: String] = [:]) throws -> String {
        try ShardArgument(text).shard(environment).description
    }

    @Test func `a part is named by a person from 1 on`() throws {
        #expect(try shard("1/4") == "1/4")
        #expect(try shard("4/4") == "4/4")
        #expect(try shard("1/1") == "1/1")
    }

    @Test(arguments: [
        "0/4", "5/4", "4", "1/0", "1/10001", "-1/4", "1/4/4", "a/4", "1/b", "/", "", "+1/4", "1 /4",
        "auto", "AUTO/4", "1/99999999999999999999",
    ])
    func `what is no part of so many is refused`(text: String) {
        #expect(throws: UsageError.self) { try shard(text, ["SLURM_ARRAY_TASK_ID": "1"]) }
    }

    @Test func `what a person may have counted from 0 is told how parts are counted`() throws {
        let error = try #require(throws: UsageError.self) { try shard("0/4") }
        #expect(error.hint == "Parts are counted from 1: 1/4 to 4/4.")
    }

    @Test(arguments: ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"])
    func `the first task of an array is 0, and its part the first`(variable: String) throws {
        #expect(try shard("auto/4", [variable: "0"]) == "1/4")
        #expect(try shard("auto/4", [variable: "3"]) == "4/4")
        for wrong in ["4", "-1", "x", "1.0"] {
            #expect(throws: UsageError.self) { try shard("auto/4", [variable: wrong]) }
        }
    }

    @Test func `an array that counts from 1 stops in each of its tasks`() {
        for task in 1...4 {
            let array = ["SLURM_ARRAY_TASK_ID": "\(task)", "SLURM_ARRAY_TASK_MAX": "4"]
            #expect(throws: UsageError.self) { try shard("auto/4", array) }
        }
    }

    @Test func `one task of an array that is given again has its own part`() throws {
        let array = [
            "SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_MIN": "2", "SLURM_ARRAY_TASK_MAX": "2",
        ]
        #expect(try shard("auto/4", array) == "3/4")
    }

    @Test func `two schedulers that disagree stop the run`() throws {
        let both = ["SLURM_ARRAY_TASK_ID": "1", "JOB_COMPLETION_INDEX": "2"]
        #expect(throws: UsageError.self) { try shard("auto/4", both) }
        let same = ["SLURM_ARRAY_TASK_ID": "1", "JOB_COMPLETION_INDEX": "1"]
        #expect(try shard("auto/4", same) == "2/4")
    }

    @Test func `outside of an array there is no part to take`() throws {
        let error = try #require(throws: UsageError.self) { try shard("auto/4") }
        #expect(error.message.contains("JOB_COMPLETION_INDEX"))
        #expect(try shard("2/4", ["SLURM_ARRAY_TASK_ID": "0"]) == "2/4")
    }
}
