import Foundation

@testable import Spreadsheet

/// Documents made so long that a reader's first read, which is never small, ends where a test
/// wants it to: only what comes after it is cut into chunks.
enum Filled {
    /// The head, then whole filler lines up to exactly `length` bytes, then the body.
    ///
    /// - Parameter line: a filler line of exactly so many bytes, its end included.
    static func document(
        _ head: [UInt8],
        to length: Int,
        _ body: [UInt8],
        line: (Int) -> [UInt8]
    ) -> [UInt8] {
        var bytes = head
        while bytes.count < length {
            let left = length - bytes.count
            bytes += line(left <= 60 ? left : min(40, left - 20))
        }
        return bytes + body
    }

    /// Where bodies begin, so that the first read ends within them.
    static let firstRead = TextInput.leastFirstBytes
    /// A chunk that any of these documents fits in, and not much more: reading clears it first.
    static let whole = 4 * firstRead
}

/// Reads a document in chunks, and says in how many reads of the source that was.
func readCounted(_ bytes: [UInt8], _ options: ReaderOptions) throws -> (ReadResult, reads: Int) {
    let counter = ReadCounter()
    let result = try readAll(bytes, options) { counter.reads += 1 }
    return (result, counter.reads)
}

private final class ReadCounter {
    var reads = 0
}
