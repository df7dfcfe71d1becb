import Foundation

/// A value that one thread at a time may touch, for places where many threads meet for each row.
///
/// The same as `Mutex`, on a lock of the C library: on Linux `Mutex` spins and then waits with
/// priority inheritance, which on two cores with 32 workers took half of the CPU time of a
/// delivery (measured: `make bench`).
///
/// `@unchecked Sendable` is sound since `value` is only ever touched under the lock.
package final class Guarded<Value: Sendable>: @unchecked Sendable {
    private var value: Value
    private let lock = NSLock()

    package init(_ value: Value) {
        self.value = value
    }

    /// Runs the body with the value to itself.
    package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&value)
    }
}
