import GRDB

/// Why a journal can't be opened, or an entry not be made.
package enum JournalError: Error, Hashable, Sendable {
    /// There is no file at the path.
    case noJournal(path: String)
    /// The file is there and isn't a journal of this tool.
    case notAJournal(path: String)
    /// The journal was written by a later version of this tool.
    case newerVersion(path: String, schema: Int)
    /// The file or its folder can't be read or written; the reason is the system's.
    case unusable(path: String, reason: String)
    /// Another process is running a session on this journal.
    case inUse(path: String, holder: LockHolder?)
    /// Another copy of the journal has a session: its path, where that is known.
    case copyInUse(path: String, other: String?, holder: LockHolder?)
    /// A run sends rows of the same source with another journal, which is elsewhere.
    case sourceInUse(path: String, other: String, holder: LockHolder?)
    /// The file's system has no locks or no shared memory, as some network shares.
    case cannotLock(path: String, reason: String)
    /// The file was removed, renamed or replaced while it was open; `now` is where it is, where that
    /// is known.
    case moved(path: String, now: String?)
    /// Another program has the journal open, so that it can't be rewritten.
    case openElsewhere(path: String)
    /// Rows were redacted, and the file could not be rewritten after that.
    case tracesLeft(path: String, reason: String)
    /// The database file is damaged.
    case corrupt(path: String, reason: String)
    /// The disk or the quota is full; the journal holds what was committed before.
    case diskFull(path: String)
    /// The journal holds no import, or one whose staging was cut off.
    case nothingStaged(path: String)
    /// A move that ``RowStatus/successors`` doesn't allow was asked for: a bug of this tool.
    case illegalMove(row: RowID, to: RowStatus)
    /// A condition that a user gave isn't one.
    case condition(String, reason: String)
    /// Any other failure of SQLite.
    case database(path: String, reason: String)

    package var message: String {
        switch self {
        case .noJournal(let path): "\(path): there is no journal here"
        case .notAJournal(let path): "\(path): this file isn't a journal of customer-import"
        case .newerVersion(let path, let schema):
            "\(path): this journal was written by a later version of customer-import"
                + " (schema \(schema); this version knows up to \(Schema.version))"
        case .unusable(let path, let reason): "\(path): can't use this journal: \(reason)"
        case .inUse(let path, let holder):
            "\(path): another run is at work on this journal"
                + (holder.map { " (\($0))" } ?? "")
        case .copyInUse(let path, let other, let holder):
            "\(path): a run is at work on another copy of this journal"
                + (other.map { ", \($0)" } ?? "") + (holder.map { " (\($0))" } ?? "")
        case .sourceInUse(let path, let other, let holder):
            "\(path): a run is sending the rows of this file already, with the journal \(other)"
                + (holder.map { " (\($0))" } ?? "")
        case .cannotLock(let path, let reason): "\(path): this folder can't lock files: \(reason)"
        case .moved(let path, let now?):
            "\(path): the journal was renamed, or another put in its place, while it was in use;"
                + " now it is \(now)"
        case .moved(let path, nil):
            "\(path): the journal was removed while it was in use"
        case .tracesLeft(let path, let reason):
            "\(path): the rows were redacted, and the file may still hold parts of what they held: \(reason)"
        case .openElsewhere(let path):
            "\(path): another program has the journal open: nothing was changed"
        case .corrupt(let path, let reason): "\(path): the journal is damaged: \(reason)"
        case .diskFull(let path):
            "\(path): the disk is full; all that was recorded before is kept"
        case .nothingStaged(let path): "\(path): no import was completely read into this journal"
        case .illegalMove(let row, let status):
            "row \(row) can't become \(status.rawValue) from where it stands"
        case .condition(let text, let reason): "--where “\(text)”: \(reason)"
        case .database(let path, let reason): "\(path): the journal's database failed: \(reason)"
        }
    }

    /// Where a journal is that was renamed.
    package var place: String? {
        if case .moved(_, let now) = self { now } else { nil }
    }

    package var hint: String? {
        switch self {
        case .noJournal: "`customer-import run FILE` makes a journal beside FILE."
        case .notAJournal: "Name the .journal.sqlite file that `run` made, or another --journal."
        case .newerVersion: "Update customer-import; the journal was left as it is."
        case .unusable: "A journal needs a folder that you may write in; --journal names another."
        case .inUse: "Wait for it to end, or follow it with `customer-import status`."
        case .sourceInUse:
            "Wait for it to end: the customers of this file would be created twice."
        case .copyInUse:
            "Wait for it to end: two copies of one journal would send the same rows."
        case .cannotLock:
            "Keep the journal on a local disk: name a place there with --journal, or move it there."
        case .moved(_, let now?):
            "Nothing more was sent, and what was answered is recorded there. Go on with"
                + " `customer-import resume \(now)`, or put it back first."
        case .moved(_, nil):
            "Nothing more was sent. What was sent is recorded in no file now: bring the journal back"
                + " from a copy if there is one, and hold the service's list against it before you go on."
        case .tracesLeft: "Give the same command again: it rewrites the file."
        case .openElsewhere: "Close the other program, then give the command again."
        case .corrupt:
            "Keep the file. With external ids, `run` with a new --journal skips what the service has."
                + " Without, compare the service's list first; and never go on with a backup that is"
                + " older than the last run: it would send what came since again."
        case .diskFull: "Free some space and give the same command again: it goes on."
        case .nothingStaged: "Give `customer-import run` with the source file again."
        case .illegalMove: "This is a bug of customer-import: please report it."
        case .condition:
            "It is an SQL expression on the view problems: code = 'validation' AND http_status = 422"
        case .database: nil
        }
    }

    /// Puts a failure of SQLite into this tool's words.
    static func from(_ error: any Error, path: String) -> JournalError {
        if let known = error as? JournalError { return known }
        if let damage = error as? DamagedValue {
            return .corrupt(path: path, reason: damage.description)
        }
        if error is DecodingError || error is RowDecodingError {
            return .corrupt(path: path, reason: "a value in it can't be read")
        }
        guard let error = error as? DatabaseError else {
            return .database(path: path, reason: String(describing: error))
        }
        let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        if lacksMemory(error) {
            return .cannotLock(path: path, reason: "no memory can be shared: \(reason)")
        }
        if lacksLocks(error) { return .cannotLock(path: path, reason: reason) }
        return switch error.resultCode {
        case .SQLITE_FULL: .diskFull(path: path)
        case .SQLITE_CORRUPT: .corrupt(path: path, reason: reason)
        case .SQLITE_NOTADB: .notAJournal(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR:
            .unusable(path: path, reason: reason)
        case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse(path: path, holder: nil)
        default: .database(path: path, reason: reason)
        }
    }

    /// The same, for who holds the journal's lock: what keeps it from the database is no run.
    static func holding(_ error: any Error, path: String) -> JournalError {
        let error = from(error, path: path)
        if case .inUse = error { return .openElsewhere(path: path) }
        return error
    }

    /// Whether it is the file's system that has no shared memory, as some network shares.
    private static func lacksMemory(_ error: DatabaseError) -> Bool {
        switch error.extendedResultCode {
        case .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMLOCK,
            .SQLITE_IOERR_SHMMAP:
            true
        default: false
        }
    }

    /// Whether it is the file's system that has no locks, or such as come and go.
    private static func lacksLocks(_ error: DatabaseError) -> Bool {
        switch error.extendedResultCode {
        case .SQLITE_IOERR_LOCK, .SQLITE_IOERR_RDLOCK, .SQLITE_IOERR_UNLOCK,
            .SQLITE_IOERR_CHECKRESERVEDLOCK, .SQLITE_PROTOCOL:
            true
        default: false
        }
    }
}
