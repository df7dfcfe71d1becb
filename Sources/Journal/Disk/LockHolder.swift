import Foundation

/// Who holds a journal's lock.
package struct LockHolder: Hashable, Sendable, CustomStringConvertible {
    package var pid: Int32
    package var host: String

    package init(pid: Int32, host: String) {
        self.pid = pid
        self.host = host
    }

    /// This process.
    package static func current() -> LockHolder {
        LockHolder(
            pid: ProcessInfo.processInfo.processIdentifier,
            host: ProcessInfo.processInfo.hostName
        )
    }

    /// Whether the process lives, as far as this machine can tell: those of other hosts are taken
    /// to.
    package var isAlive: Bool {
        guard host == Self.current().host else { return true }
        // Zero and less stand for groups of processes.
        guard pid > 0 else { return false }
        return kill(pid, 0) == 0 || errno == EPERM
    }

    package var description: String { "process \(pid) on \(host)" }
}
