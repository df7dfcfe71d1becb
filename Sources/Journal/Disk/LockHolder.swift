import Foundation

/// Who holds a journal's lock.
package struct LockHolder: Hashable, Sendable, CustomStringConvertible {
    package var pid: Int32
    package var host: String

    package init(pid: Int32, host: String) {
        self.pid = pid
        self.host = host
    }

    /// As it is written in a lock's file: a pid, a space and a host.
    ///
    /// - Parameter descriptor: of the file, open to be read.
    init?(written descriptor: Int32, mostBytes: Int) {
        var bytes = [UInt8](repeating: 0, count: mostBytes)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let words = String(decoding: bytes[..<count], as: UTF8.self).split(
            whereSeparator: \.isWhitespace
        )
        guard words.count == 2, let pid = Int32(words[0]) else { return nil }
        self.init(pid: pid, host: String(words[1]))
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
