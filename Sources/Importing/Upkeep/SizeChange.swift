import Foundation

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
