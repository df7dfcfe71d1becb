import Foundation

/// The requests that may be under way at a time, over all workers of a pool.
///
/// A worker that sends one row at a time always finds a place, since there are as many as workers.
/// Where rows go side by side, fewer workers share the same places.
///
/// `@unchecked Sendable` is sound since `free` is only ever touched under the lock of `condition`.
final class WirePlaces: @unchecked Sendable {
    private var free: Int
    private let condition = NSCondition()

    /// - Parameter count: 1 or more.
    init(_ count: Int) {
        free = max(count, 1)
    }

    /// Waits for a place, and takes as many as are free and wanted.
    ///
    /// - Returns: how many were taken, 1 to `most`, to be given back.
    func take(upTo most: Int) -> Int {
        condition.lock()
        defer { condition.unlock() }
        while free == 0 { condition.wait() }
        let taken = min(max(most, 1), free)
        free -= taken
        return taken
    }

    func giveBack(_ count: Int) {
        condition.lock()
        free += count
        // One that wants a single place leaves the others to more of them.
        if count > 1 { condition.broadcast() } else { condition.signal() }
        condition.unlock()
    }
}
