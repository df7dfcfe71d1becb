/// The bytes of a source as they stand in it, each shown to whoever hashes them.
final class SourceStream: ByteStream {
    private let input: ByteInput
    private let tap: ((UnsafeRawBufferPointer) -> Void)?

    /// - Parameter tap: is shown every byte once, in order.
    init(_ input: ByteInput, tap: ((UnsafeRawBufferPointer) -> Void)?) {
        self.input = input
        self.tap = tap
    }

    var canLookAhead: Bool { input.isRegularFile }

    func lookAhead(from offset: Int, _ body: ([UInt8], Int) -> Bool) {
        input.lookAhead(from: offset, body)
    }

    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int {
        let start = bytes.count
        let received = try input.read(count, appendingTo: &bytes)
        if let tap, received > 0 {
            bytes.withUnsafeBytes { tap(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        }
        return received
    }

    /// The file behind it, where its bytes can be read in any order. All of them count as read then.
    func randomBytes() throws(SourceError) -> (any RandomBytes)? {
        guard input.isRegularFile else { return nil }
        var rest: [UInt8] = []
        if tap != nil { while try read(256 << 10, appendingTo: &rest) > 0 { rest.removeAll() } }
        return input
    }
}

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
