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
    /// The file has another name, a hard link, and the `-wal` of a run that was cut off is beside that one.
    case logElsewhere(path: String)
    /// Another process is running a session on this journal.
    case inUse(path: String, holder: LockHolder?)
    /// Another copy of the journal has a session: its path, where that is known.
    case copyInUse(path: String, other: String?, holder: LockHolder?)
    /// A run sends rows of the same source with another journal, which is elsewhere.
    case sourceInUse(path: String, other: String, holder: LockHolder?)
    /// Another run on this machine has been beginning for too long to be waited for: which rows it is about
    /// to send can't be known yet.
    case otherBegins(path: String, holder: LockHolder?)
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
        case .noJournal(let path): "\(path): no such journal"
        case .notAJournal(let path): "\(path): this file isn't a journal of customer-import"
        case .newerVersion(let path, let schema):
            "\(path): a later version of customer-import wrote this journal (schema \(schema);"
                + " this version knows schemas up to \(Schema.version))"
        case .unusable(let path, let reason): "\(path): the journal can't be used: \(reason)"
        case .logElsewhere(let path):
            "\(path): the file has another name (a hard link), and the -wal file of the run that was cut off"
                + " is beside that name"
        case .inUse(let path, let holder):
            "\(path): another run is using this journal" + (holder.map { " (\($0))" } ?? "")
        case .copyInUse(let path, let other, let holder):
            "\(path): a run is using another copy of this journal"
                + (other.map { ", \($0)" } ?? "") + (holder.map { " (\($0))" } ?? "")
        case .sourceInUse(let path, let other, let holder):
            "\(path): another run is sending the rows of this file, with the journal \(other)"
                + (holder.map { " (\($0))" } ?? "")
        case .otherBegins(let path, let holder):
            "\(path): another run on this machine" + (holder.map { " (\($0))" } ?? "")
                + " is still beginning, and until it has begun it can't be known which rows it sends"
        case .cannotLock(let path, let reason):
            "\(path): files in this folder can't be locked: \(reason)"
        case .moved(let path, let now?):
            "\(path): the journal was renamed or replaced while it was in use; it is now \(now)"
        case .moved(let path, nil):
            "\(path): the journal was removed while it was in use"
        case .tracesLeft(let path, let reason):
            "\(path): the rows were redacted, but the file may still contain some of their data: \(reason)"
        case .openElsewhere(let path):
            "\(path): another program has the journal open, so nothing was changed"
        case .corrupt(let path, let reason): "\(path): the journal is damaged: \(reason)"
        case .diskFull(let path):
            "\(path): the disk is full. The journal still holds everything up to now"
        case .nothingStaged(let path): "\(path): this journal doesn't have a complete import"
        case .illegalMove(let row, let status):
            "row \(row) can't become \(status.rawValue) from its present status"
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
        case .noJournal: "Check the path. `customer-import run FILE` makes a journal beside FILE."
        case .notAJournal: "Name the .journal.sqlite file that `run` made."
        case .newerVersion: "Update customer-import. The journal was not changed."
        case .unusable:
            "The journal needs a folder that you can write to. --journal names another place."
        case .logElsewhere:
            "Give that name: `find FOLDER -samefile JOURNAL` shows all names of a file. The -wal file holds"
                + " what was sent last."
        case .inUse: "Wait until it ends. `customer-import status JOURNAL --watch` follows it."
        case .sourceInUse:
            "Wait until it ends. Two runs would create the customers of this file twice."
        case .copyInUse:
            "Wait until it ends. Two copies of one journal would send the same rows twice."
        case .otherBegins:
            "Give the same command again once it has begun, or end that process if it hangs. --lock-wait"
                + " waits longer than a minute."
        case .cannotLock:
            "Keep the journal on a local disk: move it there, or name a place there with --journal."
        case .moved(_, let now?):
            "The run stopped sending, and the journal holds all answers. Continue with"
                + " `customer-import resume \(now)`, or put the journal back first."
        case .moved(_, nil):
            "The run stopped sending, but no file records any more what was sent. If you have a copy"
                + " of the journal, restore it and compare it with the service's list before you continue."
        case .tracesLeft: "Give the same command again. It rewrites the file."
        case .openElsewhere: "Close the other program, and give the command again."
        case .corrupt:
            "Keep the file. If the rows have external ids, `run` with a new --journal skips the"
                + " customers that the service has. If not, compare the service's list first. Never"
                + " continue with a backup that is older than the last run: it would send rows again."
        case .diskFull: "Free some space, and give the same command again: it continues."
        case .nothingStaged: "Give `customer-import run` with the file again."
        case .illegalMove: "This is a bug in customer-import. Please report it."
        case .condition:
            "--where takes an SQL expression such as code = 'validation' AND http_status = 422. `retry"
                + " --help` lists the columns."
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
            return .cannotLock(path: path, reason: "it has no shared memory: \(reason)")
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
