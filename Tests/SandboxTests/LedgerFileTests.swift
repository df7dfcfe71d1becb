import Customers
import Foundation
import Testing

@testable import Sandbox

struct LedgerFileTests {
    private func line(_ number: Int, _ event: LedgerLine.Event = .created) -> LedgerLine {
        LedgerLine(
            event: event,
            time: Double(number),
            business: "biz_1",
            id: event == .arrived ? nil : CustomerID("cus_\(number)"),
            payload: NewCustomer([.name: "Ann \(number)\n\u{1F600}"]),
            fault: "drop-after"
        )
    }

    private func write(_ lines: [LedgerLine], to path: String) throws {
        let (file, _) = try LedgerFile.open(path)
        for line in lines { try file.append(line) }
        file.close()
    }

    private func names(_ path: String) throws -> [String?] {
        let (file, ledger) = try LedgerFile.open(path)
        defer { file.close() }
        return ledger.entries.map(\.customer.fields.name)
    }

    @Test func `what was appended is there again, over several openings`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.jsonl")
        try write([line(1), line(2, .arrived)], to: path)
        var changed = line(1, .updated)
        changed.payload[.name] = "Bob"
        try write([line(3), changed], to: path)
        let (file, ledger) = try LedgerFile.open(path)
        defer { file.close() }
        #expect(ledger.entries.map(\.customer.id.text) == ["cus_1", "cus_3"])
        #expect(ledger.arrivalCount == 3)
        #expect(ledger.records.first?.current.fields.name == "Bob")
        #expect(ledger.entries.first?.time == Date(timeIntervalSince1970: 1))
    }

    @Test func `a file cut off at any byte keeps every whole line and takes more`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.jsonl")
        try write([line(1), line(2)], to: path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let firstEnd = try #require(whole.firstIndex(of: UInt8(ascii: "\n"))) + 1
        for length in 0...whole.count {
            let cut = folder.file("cut.jsonl")
            try whole.prefix(length).write(to: URL(fileURLWithPath: cut))
            let kept = length == whole.count ? 2 : length >= firstEnd ? 1 : 0
            #expect(try names(cut).count == kept, "cut at \(length)")
            try write([line(9)], to: cut)
            #expect(try names(cut).count == kept + 1, "cut at \(length)")
        }
    }

    @Test(arguments: [
        "nonsense\n", "\n", #"{"event":"created"}"# + "\n",
        #"{"event":"updated","time":1,"business":"biz_1","id":"cus_9","payload":{}}"# + "\n",
        #"{"event":"created","time":1,"business":"biz_1","payload":{}}"# + "\n",
        #"{"event":"created","time":1,"business":"1","id":"cus_9","payload":{}}"# + "\n",
    ])
    func `a whole line that can't be one names its number`(text: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.jsonl")
        try write([line(1)], to: path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path)) + Data(text.utf8)
        try whole.write(to: URL(fileURLWithPath: path))
        #expect(throws: SandboxError.storeDamaged(path: path, line: 2)) {
            try LedgerFile.open(path)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
    }

    @Test func `a second opening of a file in use is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.jsonl")
        let (file, _) = try LedgerFile.open(path)
        #expect(throws: SandboxError.storeInUse(path: path)) { try LedgerFile.open(path) }
        file.close()
        #expect(try names(path).isEmpty)
    }

    @Test func `a file in no folder, and a folder, are refused`() throws {
        let folder = try TemporaryFolder()
        for path in [folder.file("none/store.jsonl"), folder.path] {
            let error = #expect(throws: SandboxError.self) { try LedgerFile.open(path) }
            guard case .storeUnusable(path, _) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test func `a new file is for its owner only`() throws {
        let folder = try TemporaryFolder()
        try write([], to: folder.file("store.jsonl"))
        let attributes = try FileManager.default.attributesOfItem(
            atPath: folder.file("store.jsonl")
        )
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
}
