import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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

/// The raw bytes of a file or of standard input, in chunks, each shown to whoever hashes them.
///
/// The descriptor is this object's own, and closed with it; standard input's is left open.
final class ByteInput: ByteStream {
    fileprivate let source: Source
    fileprivate let descriptor: Int32
    /// Whether bytes can be looked at again: a regular file, not a pipe.
    private let isRegularFile: Bool
    /// The size of a regular file when it was opened; 0 of anything else.
    fileprivate let openedSize: Int
    private let tap: ((UnsafeRawBufferPointer) -> Void)?
    private var readBytes = 0

    /// - Parameter tap: is shown every byte once, in order.
    init(_ source: Source, tap: ((UnsafeRawBufferPointer) -> Void)? = nil) throws(SourceError) {
        self.source = source
        self.tap = tap
        switch source {
        case .standardInput:
            descriptor = STDIN_FILENO
            isRegularFile = false
            openedSize = 0
        case .file(let path), .kept(let path):
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw errno == ENOENT
                    ? .missing(path) : .unreadable(path, reason: String(cString: strerror(errno)))
            }
            var facts = stat()
            fstat(descriptor, &facts)
            let kind = facts.st_mode & S_IFMT
            isRegularFile = kind == S_IFREG
            openedSize = kind == S_IFREG ? Int(facts.st_size) : 0
            guard kind != S_IFDIR else {
                close(descriptor)
                throw .directory(path)
            }
        }
    }

    deinit {
        if source != .standardInput { close(descriptor) }
    }

    /// Appends up to so many bytes to an array, waiting for at least one; 0 at the end.
    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int {
        let start = bytes.count
        bytes += [UInt8](repeating: 0, count: count)
        let received = bytes.withUnsafeMutableBytes { buffer -> Int in
            // Interrupted by a signal, such as the one that a terminal's resizing sends.
            while true {
                let target = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
                #if canImport(Darwin)
                    let result = Darwin.read(descriptor, target.baseAddress, target.count)
                #elseif canImport(Musl)
                    let result = Musl.read(descriptor, target.baseAddress, target.count)
                #else
                    let result = Glibc.read(descriptor, target.baseAddress, target.count)
                #endif
                if result >= 0 || errno != EINTR { return result }
            }
        }
        bytes.removeLast(count - max(received, 0))
        guard received >= 0 else {
            throw .unreadable(source.name, reason: String(cString: strerror(errno)))
        }
        readBytes += received
        guard received > 0 || readBytes >= openedSize else {
            throw .unreadable(source.name, reason: "it became shorter while it was read")
        }
        if let tap, received > 0 {
            bytes.withUnsafeBytes { tap(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        }
        return received
    }

    var canLookAhead: Bool { isRegularFile }

    /// Shows a regular file from an offset on, chunk by chunk, and leaves the place from which
    /// ``read(_:appendingTo:)`` goes on.
    ///
    /// - Parameter body: takes an array and how many of its bytes are the file's; false ends it.
    func lookAhead(from offset: Int, _ body: ([UInt8], Int) -> Bool) {
        guard isRegularFile else { return }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var place = off_t(offset)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress, buffer.count, place)
            }
            guard count > 0, body(chunk, count) else { return }
            place += off_t(count)
        }
    }

    /// A file's bytes in any order; nil of a pipe. All of them count as read then.
    func randomBytes() throws(SourceError) -> (any RandomBytes)? {
        guard isRegularFile else { return nil }
        var rest: [UInt8] = []
        if tap != nil { while try read(256 << 10, appendingTo: &rest) > 0 { rest.removeAll() } }
        return self
    }
}

extension ByteInput: RandomBytes {
    var count: Int { openedSize }

    func read(
        _ count: Int,
        at offset: Int,
        appendingTo bytes: inout [UInt8]
    ) throws(SourceError) -> Int {
        let start = bytes.count
        let wanted = max(min(count, openedSize - offset), 0)
        bytes += [UInt8](repeating: 0, count: wanted)
        let received = bytes.withUnsafeMutableBytes { buffer -> Int in
            while true {
                let result = pread(
                    descriptor,
                    buffer.baseAddress?.advanced(by: start),
                    wanted,
                    off_t(offset)
                )
                if result >= 0 || errno != EINTR { return result }
            }
        }
        bytes.removeLast(wanted - max(received, 0))
        guard received >= 0 else {
            throw .unreadable(source.name, reason: String(cString: strerror(errno)))
        }
        guard received > 0 || wanted == 0 else {
            throw .unreadable(source.name, reason: "it became shorter while it was read")
        }
        return received
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
