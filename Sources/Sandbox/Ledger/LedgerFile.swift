import Customers
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file behind a ledger: JSON Lines, only ever appended to.
///
/// A line is handed to the system whole before its answer is sent, so it survives the sandbox being
/// killed (not a power cut). A last line that was torn by a kill had no answer yet: opening the file
/// cuts it off.
final class LedgerFile {
    private let handle: FileHandle
    private let path: String
    /// Where the last whole line ends.
    private var end: UInt64

    /// Opens the file, or makes it, and gives the ledger that its lines make.
    ///
    /// Throws ``SandboxError`` where the file can't be opened, is in use by another sandbox, or
    /// holds a line that isn't one of a ledger.
    static func open(_ path: String) throws(SandboxError) -> (file: LedgerFile, ledger: Ledger) {
        if !FileManager.default.fileExists(atPath: path),
            !FileManager.default.createFile(
                atPath: path,
                contents: nil,
                attributes: [.posixPermissions: 0o600]
            )
        {
            throw .storeUnusable(path: path, reason: "the file can't be made")
        }
        guard let handle = FileHandle(forUpdatingAtPath: path) else {
            throw .storeUnusable(path: path, reason: "the file can't be opened for writing")
        }
        guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw .storeInUse(path: path)
        }
        let content: Data
        do {
            content = try handle.readToEnd() ?? Data()
        } catch {
            throw .storeUnusable(path: path, reason: error.localizedDescription)
        }
        var ledger = Ledger()
        let end = try read(content, into: &ledger, path: path)
        do {
            try handle.truncate(atOffset: UInt64(end))
            try handle.seek(toOffset: UInt64(end))
        } catch {
            throw .storeUnusable(path: path, reason: error.localizedDescription)
        }
        return (LedgerFile(handle: handle, path: path, end: UInt64(end)), ledger)
    }

    private init(handle: FileHandle, path: String, end: UInt64) {
        self.handle = handle
        self.path = path
        self.end = end
    }

    /// Takes every whole line; gives where the last of them ends.
    private static func read(
        _ content: Data,
        into ledger: inout Ledger,
        path: String
    ) throws(SandboxError) -> Int {
        let decoder = JSONDecoder()
        var end = 0
        var number = 0
        while let newline = content[end...].firstIndex(of: UInt8(ascii: "\n")) {
            number += 1
            guard let line = try? decoder.decode(LedgerLine.self, from: content[end..<newline]),
                ledger.take(line)
            else { throw .storeDamaged(path: path, line: number) }
            end = newline + 1
        }
        return end
    }

    /// Appends a line; on failure the file is left as it was before.
    func append(_ line: LedgerLine) throws(SandboxError) {
        do {
            let bytes = try line.encoded()
            try handle.write(contentsOf: bytes)
            end += UInt64(bytes.count)
        } catch {
            try? handle.truncate(atOffset: end)
            _ = try? handle.seek(toOffset: end)
            throw .storeUnusable(path: path, reason: error.localizedDescription)
        }
    }

    /// Gives the file up for another sandbox to open.
    func close() {
        try? handle.close()
    }
}

/// One event of the ledger, as a line of its file.
struct LedgerLine: Hashable, Sendable, Codable {
    enum Event: String, Hashable, Sendable, Codable {
        /// A create arrived and made a customer.
        case created
        /// A create arrived and made none.
        case arrived
        /// A customer was changed; the payload is the whole customer after it.
        case updated
    }

    var event: Event
    /// Seconds since 1970.
    var time: Double
    var business: String
    /// The customer's id; absent from an arrival that made none.
    var id: CustomerID?
    var payload: NewCustomer
    /// The fault that hit the request, by its name in a plan.
    var fault: String?
}

extension LedgerLine {
    /// The line with the newline that ends it.
    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = try encoder.encode(self)
        line.append(UInt8(ascii: "\n"))
        return line
    }
}

/// A customer that the sandbox created, and what it knows of how that came about.
package struct LedgerEntry: Hashable, Sendable {
    /// The customer's place in the order of creation, from 1.
    package var number: Int
    package var time: Date
    package var business: BusinessID
    /// The customer as created: texts trimmed, blank ones absent. Updates don't change it.
    package var customer: Customer
    /// How many creates with an equal payload have arrived for this business, this one included
    /// and whatever became of them: refused, dropped before handling, or created.
    ///
    /// More than 1 for a customer that no other entry equals means that it was sent again, which is
    /// right only if the earlier ones created nothing: see ``arrivalsSince``.
    package var arrivals: Int
    /// How many creates with an equal payload arrived after this customer had been created.
    package var arrivalsSince: Int
}
