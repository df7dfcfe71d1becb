import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A journal's record on this machine, open and locked for a session.
///
/// The lock keeps two copies of one journal from sending at the same time. The record is written over
/// in place: it has to outlive the process at each instant, and where a power cut tears it, the journal
/// is in doubt.
final class StateFile: Sendable {
    /// More than any record has.
    static let mostBytes = 1 << 16

    /// Why there is none.
    enum Failure: Error {
        /// Another copy of the journal has a session: what its record says.
        case inUse(StateRecord?)
        /// Another session has been beginning for as long as it is waited for.
        case begins(LockHolder?)
        case unusable(reason: String)
    }

    /// What a record was when it was opened.
    struct LastUse: Sendable {
        /// Whether there was any, readable or not.
        var wasThere = false
        /// When it was written, by the clock of its file system; nil where that doesn't tell.
        var at: Timestamp?
        /// Nil for a new one, and for one that can't be read.
        var record: StateRecord?
    }

    /// Whoever only looks who has a record holds its lock for a moment.
    private static let patience = Duration.milliseconds(200)
    private static let pause: useconds_t = 2_000

    private let descriptor: Int32
    let lastUse: LastUse

    /// Opens the record of a journal, made empty where there is none.
    init(_ folder: StateFolder, journal: String) throws(Failure) {
        let path = folder.file(of: journal)
        do {
            try folder.make()
            descriptor = try PrivateFile.open(making: path)
        } catch let error as JournalError {
            throw .unusable(reason: error.message)
        } catch {
            throw .unusable(reason: "\(folder.path): \(error.localizedDescription)")
        }
        let start = ContinuousClock.now
        // A file system that can't lock is used without.
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            guard ContinuousClock.now - start < Self.patience else {
                let bytes = Self.read(descriptor)
                PrivateFile.close(descriptor)
                throw .inUse(StateRecord(bytes: bytes))
            }
            usleep(Self.pause)
        }
        lastUse = Self.lastUse(descriptor)
    }

    /// Looks at the record of a journal, and leaves it as it is.
    ///
    /// - Throws: ``Failure/inUse(_:)`` while a session has it.
    static func look(_ folder: StateFolder, journal: String) throws(Failure) -> LastUse {
        guard let descriptor = PrivateFile.open(reading: folder.file(of: journal)) else {
            return LastUse()
        }
        defer { PrivateFile.close(descriptor) }
        if flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK {
            throw .inUse(StateRecord(bytes: read(descriptor)))
        }
        return lastUse(descriptor)
    }

    deinit { PrivateFile.close(descriptor) }

    /// Writes the record, durably.
    ///
    /// - Parameter keepsStep: whether the last step stays as it is in the file.
    func write(_ record: StateRecord, keepsStep: Bool) throws(Failure) {
        guard let line = record.line else { throw .unusable(reason: "it can't be written down") }
        let bytes = (keepsStep ? [] : record.lastStep?.bytes ?? LastStep.none) + line
        let place = keepsStep ? LastStep.size : 0
        guard pwrite(descriptor, bytes, bytes.count, off_t(place)) == bytes.count,
            ftruncate(descriptor, off_t(place + bytes.count)) == 0, fsync(descriptor) == 0
        else { throw .unusable(reason: String(cString: strerror(errno))) }
    }

    /// Notes what was committed: one write of fixed size, which a kill can't cut in two. Not synced: after
    /// a power cut the journal holds more than the record says, which is no doubt.
    func note(_ step: LastStep) {
        let bytes = step.bytes
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    /// How long a record had been left alone, by the clock of the file system alone: that may be another
    /// than this machine's. To be asked right after a first write; zero where the system doesn't tell.
    func age(of use: LastUse, _ boot: MachineBoot?) -> Duration {
        guard let at = use.at, let now = Self.modified(descriptor) else { return .zero }
        // That clock may have been set with this machine's.
        let set = use.record?.clockSetForward(until: boot) ?? .zero
        return max(WallTime.age(of: at, at: now) - set, .zero)
    }

    private static func lastUse(_ descriptor: Int32) -> LastUse {
        let bytes = read(descriptor)
        return LastUse(
            wasThere: !bytes.isEmpty,
            at: modified(descriptor),
            record: StateRecord(bytes: bytes)
        )
    }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: mostBytes)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return Array(bytes.prefix(max(count, 0)))
    }

    private static func modified(_ descriptor: Int32) -> Timestamp? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return Timestamp(
            milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        )
    }
}

/// The folder in which this machine keeps what it knows of journals, a file for each.
///
/// `$XDG_STATE_HOME/customer-import`, as the program finds it; tests have their own.
package struct StateFolder: Hashable, Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    private var journals: String { path + "/journals" }

    func file(of journal: String) -> String { journals + "/" + journal }

    /// Makes the folder where it is missing, for its owner only.
    func make() throws {
        try FileManager.default.createDirectory(
            atPath: journals,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// The base URLs that the record of a journal has; none where there is none.
    func baseURLs(of journal: String) -> [String] {
        guard let file = FileHandle(forReadingAtPath: file(of: journal)),
            let bytes = try? file.read(upToCount: StateFile.mostBytes)
        else { return [] }
        return StateRecord(bytes: Array(bytes))?.baseURLs ?? []
    }
}
