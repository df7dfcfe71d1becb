#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns the bytes of any encoding that the system's iconv knows into UTF-8, chunk by chunk.
///
/// The unsafe code around iconv is all here. It is sound because the pointers that iconv gets live for
/// the one call, with the room behind them that it is told of, and the descriptor is this object's
/// own. A byte with which no character begins becomes one that no UTF-8 has.
final class IconvDecoder {
    private let descriptor: iconv_t
    /// The start of a character that the last chunk cut.
    private var carried: [UInt8] = []
    private var room = [CChar](repeating: 0, count: 16 << 10)

    /// What stands for a byte that isn't text.
    private static let damage: UInt8 = 0xFF
    /// No encoding has longer characters, escape sequences between them included.
    private static let longestCharacter = 32

    /// Nil for an encoding that iconv doesn't know.
    init?(_ encoding: TextEncoding) {
        guard let descriptor = Self.open(encoding.rawValue) else { return nil }
        self.descriptor = descriptor
    }

    deinit { iconv_close(descriptor) }

    /// Whether iconv knows an encoding by this name.
    static func knows(_ name: String) -> Bool {
        guard let descriptor = open(name) else { return false }
        iconv_close(descriptor)
        return true
    }

    private static func open(_ name: String) -> iconv_t? {
        let descriptor = iconv_open("UTF-8", name)
        // What iconv returns of an unknown name, (iconv_t)-1.
        return UInt(bitPattern: descriptor) == .max ? nil : descriptor
    }

    /// Appends the text of a chunk to `output`.
    ///
    /// - Parameter isLast: whether no chunk follows; then a character that is cut off is damage.
    func decode(_ chunk: [UInt8], isLast: Bool, appendingTo output: inout [UInt8]) {
        let bytes = carried.isEmpty ? chunk : carried + chunk
        carried = []
        var index = 0
        while index < bytes.count {
            let (read, stop) = convert(bytes, from: index, &output)
            index += read
            switch stop {
            case .done, .full: continue
            case .invalid:
                output.append(Self.damage)
                index += 1
            case .cutOff where isLast || bytes.count - index > Self.longestCharacter:
                output.append(Self.damage)
                index += 1
            case .cutOff:
                carried = Array(bytes[index...])
                index = bytes.count
            }
        }
        if isLast { flush(&output) }
    }

    private enum Stop {
        case done, full, invalid, cutOff
    }

    /// Converts as much as goes at a time, and says how many bytes that took and why it ended.
    private func convert(
        _ bytes: [UInt8],
        from start: Int,
        _ output: inout [UInt8]
    ) -> (read: Int, Stop) {
        bytes.withUnsafeBytes { input in
            var left = input.count - start
            // iconv's C interface lacks the const: it writes nothing there.
            var source = input.baseAddress.map {
                UnsafeMutablePointer(
                    mutating: $0.advanced(by: start).assumingMemoryBound(to: CChar.self)
                )
            }
            let stop = write(&source, &left, &output)
            return (input.count - start - left, stop)
        }
    }

    /// Writes what a character that could have gone on has become.
    private func flush(_ output: inout [UInt8]) {
        var nothing: UnsafeMutablePointer<CChar>?
        var left = 0
        _ = write(&nothing, &left, &output)
    }

    private func write(
        _ source: inout UnsafeMutablePointer<CChar>?,
        _ left: inout Int,
        _ output: inout [UInt8]
    ) -> Stop {
        room.withUnsafeMutableBufferPointer { buffer in
            var target = buffer.baseAddress
            var free = buffer.count
            let result =
                source == nil
                ? iconv(descriptor, nil, nil, &target, &free)
                : iconv(descriptor, &source, &left, &target, &free)
            let reason = errno
            let written = UnsafeRawBufferPointer(buffer).prefix(buffer.count - free)
            output.append(contentsOf: written)
            guard result == -1 else { return .done }
            switch reason {
            case E2BIG: return .full
            case EINVAL: return .cutOff
            default: return .invalid
            }
        }
    }
}
