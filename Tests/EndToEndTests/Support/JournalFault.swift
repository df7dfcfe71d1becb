import Foundation

/// What happens to the files of a journal between two runs, the first of which was killed.
enum JournalFault: CaseIterable {
    /// Only the `.sqlite` is left, as where it alone was moved.
    case lostLog
    /// It is put back as it was after an earlier kill.
    case older
    /// A copy of it has a run of its own, before the original goes on.
    case copyRuns
    /// What this machine knew of it is gone.
    case lostRecord

    /// What belongs to a journal: its file, its log, and what SQLite keeps beside it while it changes how
    /// the file is kept.
    private static let suffixes = ["", "-wal", "-journal"]

    /// Keeps the journal as it is, in place of what was kept before.
    static func keep(_ journal: String, as kept: String) throws {
        try copy(journal, to: kept)
    }

    /// Puts back what was kept; false where nothing was.
    static func putBack(_ kept: String, to journal: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: kept) else { return false }
        try copy(kept, to: journal)
        return true
    }

    static func loseLog(of journal: String) {
        for suffix in ["-wal", "-shm"] { unlink(journal + suffix) }
    }

    private static func copy(_ source: String, to target: String) throws {
        for suffix in suffixes + ["-shm"] { unlink(target + suffix) }
        for suffix in suffixes where FileManager.default.fileExists(atPath: source + suffix) {
            try FileManager.default.copyItem(atPath: source + suffix, toPath: target + suffix)
        }
    }
}
