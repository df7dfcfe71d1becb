import Dispatch
import GRDB

extension JournalWriter {
    /// A person who waits for longer wants to know what for.
    private static let patience = DispatchTimeInterval.seconds(1)

    /// Looks the file through for damage where the last session ended without a word, or by an error:
    /// what cut it off, such as a power cut or a failing disk, may have hurt the file, and a page that is
    /// read only hours later would end the run then.
    ///
    /// Reads every page: some 0.6 s for a million rows, or as long as the disk takes. After a clean end
    /// only a small journal is read, which costs nothing.
    ///
    /// - Parameters:
    ///   - always: the size of a journal, in bytes, up to which it is looked through in any case. Default:
    ///     32 MB, some 50,000 rows, read in 50 ms.
    ///   - isSlow: called once, on another thread, where this takes more than a second.
    /// - Throws: ``JournalError/corrupt(path:reason:)``.
    func checkAfterCut(
        always: Int = 32 << 20,
        isSlow: @escaping @Sendable () -> Void
    ) throws(JournalError) {
        guard try journal.read({ try Self.size($0) <= always || Self.wasCutOff($0) }) else {
            return
        }
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "journal.check"))
        timer.schedule(deadline: .now() + Self.patience)
        timer.setEventHandler { @Sendable in isSlow() }
        timer.activate()
        defer { timer.cancel() }
        let found = try journal.read { db in
            try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
        }
        guard found != "ok" else { return }
        let reason = found.split(separator: "\n").joined(separator: " ")
        throw .corrupt(path: path, reason: reason)
    }

    private static func size(_ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ) ?? 0
    }

    private static func wasCutOff(_ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT ended IS NULL OR ended = 'error' FROM session ORDER BY id DESC LIMIT 1
                """
        ) ?? false
    }
}
