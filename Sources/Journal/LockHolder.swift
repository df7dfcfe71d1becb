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

    package var description: String { "process \(pid) on \(host)" }
}
