/// Bytes some of which were read before, to look at them.
final class PeekedStream: ByteStream {
    /// The first bytes.
    let head: [UInt8]
    private let stream: any ByteStream
    private var isHeadRead = false

    /// - Parameter count: how many bytes are wanted; there may be fewer.
    init(_ stream: any ByteStream, count: Int) throws(SourceError) {
        self.stream = stream
        var head: [UInt8] = []
        while head.count < count, try stream.read(count, appendingTo: &head) > 0 {}
        self.head = head
    }

    var canLookAhead: Bool { stream.canLookAhead }

    func lookAhead(from offset: Int, _ body: ([UInt8], Int) -> Bool) {
        stream.lookAhead(from: offset, body)
    }

    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int {
        if !isHeadRead, !head.isEmpty {
            isHeadRead = true
            bytes += head
            return head.count
        }
        return try stream.read(count, appendingTo: &bytes)
    }
}
