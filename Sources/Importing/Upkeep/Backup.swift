import Foundation
import Journal

/// Copies a journal, also while a run is on. The copy appears whole or not at all.
struct Backup {
    let journal: String

    /// - Throws: ``InputError`` where there is such a file already, and it isn't to be written over; what the
    ///   journal says.
    func write(to file: String, overwrites: Bool) throws -> Totals {
        let place = URL(fileURLWithPath: file)
        guard overwrites || !FileManager.default.fileExists(atPath: place.path) else {
            throw InputError.existingFile(file)
        }
        let draft = place.deletingLastPathComponent()
            .appendingPathComponent(".\(place.lastPathComponent).\(UUID().uuidString).part").path
        defer { unlink(draft) }
        try Journal.look(at: journal) { try $0.backUp(to: draft) }
        guard rename(draft, place.path) == 0 else {
            throw JournalError.unusable(path: file, reason: String(cString: strerror(errno)))
        }
        return try Journal.look(at: file) { try $0.totals() }
    }
}

/// How large a journal's file was, and is: in bytes.
package struct SizeChange: Hashable, Sendable {
    package let before: Int64
    package private(set) var now: Int64
    private let path: String

    init(of path: String) {
        self.path = path
        before = Self.size(of: path)
        now = before
    }

    mutating func look() { now = Self.size(of: path) }

    private static func size(of path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }
}
