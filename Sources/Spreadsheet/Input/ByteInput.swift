import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The raw bytes of a file or of standard input, in chunks.
///
/// The descriptor is this object's own, and closed with it; standard input's is left open.
final class ByteInput {
    private let source: Source
    private let descriptor: Int32
    /// Whether bytes can be looked at again: a regular file, not a pipe.
    let isRegularFile: Bool

    init(_ source: Source) throws(SourceError) {
        self.source = source
        switch source {
        case .standardInput:
            descriptor = STDIN_FILENO
            isRegularFile = false
        case .file(let path):
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw errno == ENOENT
                    ? .missing(path) : .unreadable(path, reason: String(cString: strerror(errno)))
            }
            var facts = stat()
            fstat(descriptor, &facts)
            let kind = facts.st_mode & S_IFMT
            isRegularFile = kind == S_IFREG
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
        bytes.append(contentsOf: repeatElement(0, count: count))
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
        return received
    }

    /// The first chunk of a regular file, from an offset on, that holds a byte which isn't ASCII;
    /// nil where there is none. Leaves the place from which ``read(_:appendingTo:)`` goes on.
    func firstNonASCIIChunk(after offset: Int) -> [UInt8]? {
        guard isRegularFile else { return nil }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var place = off_t(offset)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress, buffer.count, place)
            }
            guard count > 0 else { return nil }
            let first = ByteScanner.firstNonASCII(in: chunk, from: 0, to: count)
            if first < count { return Array(chunk[first..<count]) }
            place += off_t(count)
        }
    }
}
