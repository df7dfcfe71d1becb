import Customers
import Delivery
import Foundation
import Journal
import Spreadsheet

/// An import: what can be done with it, from its first row to its last word, in the order in which it is
/// done. Each begins with its journal, and ends with it.
package final class Import {
    /// The journal's path.
    package let journal: String
    package let record: ImportRecord
    package let staged: ImportRecord.Staged
    /// The service that its rows go to, and whether this machine knows it.
    package let service: KnownService
    private let caller: Caller
    /// The journal while it is this import's alone.
    private var writer: JournalWriter?

    private init(_ journal: Journal, by caller: Caller, holding writer: JournalWriter?) throws {
        self.journal = journal.path
        (record, staged) = try journal.stagedImport()
        service = try KnownService(journal, record, caller.state)
        self.caller = caller
        self.writer = writer
    }

    deinit { writer?.close() }

    // MARK: - Before

    /// Finds out what is wrong with a source's rows.
    ///
    /// - Parameters:
    ///   - shown: how many rows to keep as they would be sent.
    ///   - file: takes the rows of which something is to be said.
    package static func check(
        _ source: MappedSource,
        showing shown: Int = 0,
        into file: FindingFile? = nil
    ) throws -> SourceCheck {
        try SourceCheck(source, showing: shown) { try file?.note($0, $1) }
    }

    /// Reads every row of a source into a journal, or finds that it is there, and keeps the journal.
    ///
    /// - Parameter service: is asked for once it is known what the source is, and that it can be mapped.
    package static func stage(
        _ new: NewImport,
        by caller: Caller,
        remark: (Remark) -> Void = { _ in },
        for service: (MappedSource) throws -> ServiceTarget
    ) throws -> Import {
        let writer = try new.journal(for: service, by: caller, remark: remark)
        do {
            return try Import(writer.journal, by: caller, holding: writer)
        } catch {
            writer.close()
            throw error
        }
    }

    /// The SHA-256 of a source's bytes, in lower-case hexadecimal: its name among all contents.
    package static func sha256(of source: Source) throws -> String {
        try SourceHash.fingerprint(of: source).1
    }

    /// Opens an import by its journal, and leaves that to others until it is needed.
    package static func open(_ journal: String, by caller: Caller) throws -> Import {
        // One who has it may not have written yet what a look needs.
        try caller.lockPatience.open(journal) {
            try Journal.look(at: journal) { try Import($0, by: caller, holding: nil) }
        }
    }

    // MARK: - During

    /// Sends the rows that are left.
    package func send(
        to target: ServiceTarget,
        _ options: DeliveryOptions,
        watcher: some SendingWatcher
    ) throws -> SendingReport {
        try holding({ watcher.tell(.keptOpen(journal: $0)) }) { writer in
            try SendingSession(
                writer: writer,
                record: record,
                target: target,
                options: options,
                caller: caller,
                watcher: watcher
            ).send()
        }
    }

    /// Finds out what ``send(to:_:watcher:)`` would do with the rows, and sends none.
    ///
    /// To be asked of an import that was staged as a trial: nothing of it is kept.
    ///
    /// - Parameter file: takes what would become of each row; nil for nothing.
    package func plan(
        with target: ServiceTarget,
        _ options: DeliveryOptions,
        watcher: some SendingWatcher,
        into file: FileHandle? = nil
    ) throws -> RunPlan {
        var asked = options
        // So that all rows are told of, and not only that there is one.
        if options.existing == .fail { asked.existing = .skip }
        return try holding({ watcher.tell(.keptOpen(journal: $0)) }) { writer in
            let (end, requests, length) = try SendingSession(
                writer: writer,
                record: record,
                target: target,
                options: asked,
                caller: caller,
                watcher: watcher
            ).plan()
            var plan = RunPlan(
                end,
                try ImportStatus(writer.journal),
                options,
                requests: requests,
                length: length
            )
            var lines = try file.map(PlanFile.init)
            try writer.journal.forEachPlannedRow { row in
                plan.count(row)
                try lines?.write(row)
            }
            try lines?.finish()
            return plan
        }
    }

    /// Looks for unknown rows in the service's list, and sends none.
    package func reconcile(
        with target: ServiceTarget,
        _ options: DeliveryOptions,
        watcher: some SendingWatcher
    ) throws -> SendingReport {
        var options = options
        options.reconcilesOnly = true
        return try send(to: target, options, watcher: watcher)
    }

    /// Where it is, also while another process sends its rows.
    ///
    /// - Parameter earlier: an earlier look while the same run was on: what was found in the rows is as it
    ///   was then.
    package func status(since earlier: ImportStatus? = nil) throws -> ImportStatus {
        try Journal.look(at: journal) { try ImportStatus($0, findings: earlier?.findings) }
    }

    /// What is left to be done.
    package func remaining() throws -> RemainingWork {
        try Journal.look(at: journal) { try RemainingWork($0) }
    }

    // MARK: - After

    /// Holds the service's customers against what was sent.
    package func verify(
        with target: ServiceTarget,
        _ options: DeliveryOptions,
        watcher: some SendingWatcher
    ) throws -> (found: Verification, end: ExplainedEnd) {
        try holding({ watcher.tell(.keptOpen(journal: $0)) }) { writer in
            try SendingSession(
                writer: writer,
                record: record,
                target: target,
                options: options,
                caller: caller,
                watcher: watcher
            ).verify()
        }
    }

    /// Whether a file has the bytes that were imported.
    package func compare(_ source: Source) throws -> SourceMatch {
        try SourceMatch(source, staged)
    }

    /// Writes rows with what became of them.
    ///
    /// - Parameter output: makes what is written to, once it is known that the choice can be had.
    /// - Returns: how many rows of each status were written.
    package func export(
        _ choice: ExportChoice,
        remark: (Remark) -> Void = { _ in },
        to output: () throws -> FileHandle
    ) throws -> [RowStatus: Int] {
        try JournalSet.look(at: [journal]) {
            try Exporter(choice: choice).write($0, remark: remark, to: output)
        }
    }

    /// Takes rows back that were put right in a file which ``export(_:remark:to:)`` wrote.
    ///
    /// - Parameters:
    ///   - file: which it is, and how it is read.
    ///   - accepted: codes that are let through besides those of the import.
    ///   - isTrial: whether nothing is to be changed.
    /// - Throws: what is wrong with the file, before anything is changed.
    package func repair(
        from file: RepairSource,
        accepting accepted: Set<Problem.Code> = [],
        isTrial: Bool = false,
        remark: (Remark) -> Void = { _ in }
    ) throws -> RepairResult {
        try holding({ remark(.keptOpen(journal: $0)) }) { writer in
            let repairer = try Repairer(writer, record, accepting: accepted)
            let (rows, result) = try repairer.gather(from: file)
            guard !isTrial, !result.fixed.isEmpty else { return result }
            try writer.session(by: caller) { session in
                try rows.fix(session: session, at: .now())
            }
            return result
        }
    }

    /// Gives rows that weren't sent yet another mapping, all of them or none. Those that were created stay as
    /// they are.
    ///
    /// - Parameters:
    ///   - file: the mapping file.
    ///   - isTrial: whether nothing is to be changed.
    package func remap(
        by file: String,
        isTrial: Bool = false,
        remark: (Remark) -> Void = { _ in }
    ) throws -> Remapping {
        try holding({ remark(.keptOpen(journal: $0)) }) { writer in
            let remapper = try Remapper(writer, record, mappingFile: file)
            let (rows, result) = try remapper.gather()
            guard !isTrial, result.refusalCount == 0 else { return result }
            try writer.session(by: caller) { _ in try rows.remap(to: remapper.mapping) }
            return result
        }
    }

    /// Puts rejected or failed rows back, to be sent again as they are.
    ///
    /// - Parameters:
    ///   - condition: which of them; nil for all.
    ///   - isTrial: whether nothing is to be changed.
    /// - Returns: how many rows.
    package func retry(
        _ status: RowStatus,
        where condition: ProblemCondition? = nil,
        isTrial: Bool = false,
        remark: (Remark) -> Void = { _ in }
    ) throws -> Int {
        try holding({ remark(.keptOpen(journal: $0)) }) { writer in
            let rows = try writer.journal.rows(status, where: condition)
            guard !isTrial, !rows.isEmpty else { return rows.count }
            try writer.session(by: caller) { session in
                try writer.retry(rows, from: status, session: session, at: .now())
            }
            return rows.count
        }
    }

    /// Lets rows through that were held back, to be sent as they are.
    ///
    /// - Parameters:
    ///   - codes: what holds them, and may be let through.
    ///   - condition: which of them; nil for all.
    ///   - isTrial: whether nothing is to be changed.
    package func release(
        accepting codes: Set<Problem.Code>,
        where condition: ProblemCondition? = nil,
        isTrial: Bool = false,
        remark: (Remark) -> Void = { _ in }
    ) throws -> Release {
        try holding({ remark(.keptOpen(journal: $0)) }) { writer in
            let releaser = try Releaser(writer, record, accepting: codes)
            let (rows, result) = try releaser.gather(where: condition)
            guard !isTrial, result.rows > 0 else { return result }
            try writer.session(by: caller) { session in
                try rows.release(session: session, at: .now())
            }
            return result
        }
    }

    /// All that a report tells.
    ///
    /// - Parameter includesValues: whether with what example rows hold.
    package func figures(includesValues: Bool = false) throws -> ReportFigures {
        try Journal.look(at: journal) {
            try ReportFigures($0, includesValues: includesValues, at: Date())
        }
    }

    // MARK: - The journal itself

    /// Looks through a journal, of a staged import or not.
    package static func check(journal path: String) throws -> JournalCheck {
        try Journal.look(at: path) { try $0.check() }
    }

    /// Copies the journal, also while a run is on.
    ///
    /// - Returns: what the copy holds.
    package func backUp(to file: String, overwrites: Bool = false) throws -> Totals {
        try Backup(journal: journal).write(to: file, overwrites: overwrites)
    }

    /// Gives back the space that a journal doesn't need, of a staged import or not.
    package static func compact(
        journal path: String,
        by caller: Caller,
        remark: (Remark) -> Void = { _ in }
    ) throws -> SizeChange {
        var size = SizeChange(of: path)
        let writer = try caller.lockPatience.open(path) { try JournalWriter(path: path) }
        defer { writer.close { remark(.keptOpen(journal: $0)) } }
        try writer.compact()
        writer.close { remark(.keptOpen(journal: $0)) }
        size.look()
        return size
    }

    /// Takes the customers' data out of rows that are settled for good.
    ///
    /// - Parameter isTrial: whether nothing is to be changed.
    /// - Returns: how many rows lose it.
    package func redact(
        isTrial: Bool = false,
        remark: (Remark) -> Void = { _ in }
    ) throws -> (rows: Int, size: SizeChange) {
        var size = SizeChange(of: journal)
        let rows = try holding({ remark(.keptOpen(journal: $0)) }) { writer in
            guard !isTrial else { return try writer.journal.redactableRows() }
            // Before the session, so that nothing at all is changed where it can't be done.
            try writer.keepOthersOut()
            var rows = 0
            try writer.session(by: caller) { _ in rows = try writer.redact() }
            return rows
        }
        size.look()
        return (rows, size)
    }

    /// Does something while the journal is this import's alone, and leaves it as one plain file.
    ///
    /// - Parameter keptOpen: is told of the journal where another program keeps that from being.
    private func holding<Value>(
        _ keptOpen: (String) -> Void,
        _ body: (JournalWriter) throws -> Value
    ) throws -> Value {
        let writer =
            try self.writer
            ?? caller.lockPatience.open(journal) { try JournalWriter(path: journal) }
        self.writer = nil
        defer { writer.close(keptOpen) }
        return try body(writer)
    }
}
