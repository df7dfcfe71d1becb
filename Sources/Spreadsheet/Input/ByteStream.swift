/// Bytes that come one after the other: of a source, or of what is packed in it.
protocol ByteStream: AnyObject {
    /// Appends some bytes to an array, waiting for at least one; 0 at the end.
    ///
    /// - Parameter count: about how many are wanted.
    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int

    /// Whether bytes can be looked at before they are read.
    var canLookAhead: Bool { get }

    /// Shows what follows an offset, chunk by chunk, and leaves the place from which reading goes on.
    ///
    /// - Parameter body: takes an array and how many of its bytes count; false ends it.
    func lookAhead(from offset: Int, _ body: ([UInt8], Int) -> Bool)
}

extension ByteStream {
    var canLookAhead: Bool { false }

    func lookAhead(from offset: Int, _ body: ([UInt8], Int) -> Bool) {}
}

/// Bytes that can be read in any order.
protocol RandomBytes: AnyObject {
    /// How many there are.
    var count: Int { get }

    /// Appends up to so many bytes from an offset on to an array; 0 at the end.
    func read(
        _ count: Int,
        at offset: Int,
        appendingTo bytes: inout [UInt8]
    ) throws(SourceError) -> Int
}
