import CArchive
import Foundation

/// Unpacks a zip archive, or data that is packed as a whole, by libarchive.
///
/// Only the format and the filter that are asked for are enabled, so that no other code of libarchive sees
/// the bytes. The unsafe code is sound because libarchive gets the address of ``Feed``, which lives as long
/// as the archive does, and of a buffer of the feed's own that is written to only when libarchive asks for
/// the next bytes.
final class ArchiveReader {
    /// What is in an archive.
    struct Entry: Hashable {
        /// With slashes between folders; empty where it can't be read.
        var name: String
        var isFile: Bool
        var isEncrypted: Bool
        /// Its place among the entries, from 0 on.
        var index: Int
    }

    private let archive: OpaquePointer
    private let feed: Feed
    private var entries = 0

    /// Opens a zip archive, whose directory says what is in it.
    convenience init(zip bytes: any RandomBytes) throws(ArchiveFailure) {
        try self.init(Feed(bytes)) { archive_read_support_format_zip_seekable($0) }
    }

    /// Opens data that is packed as a whole.
    convenience init(_ packing: Packing, of bytes: any ByteStream) throws(ArchiveFailure) {
        try self.init(Feed(bytes)) { archive in
            let code =
                switch packing {
                case .zstd: archive_read_support_filter_zstd(archive)
                case .xz: archive_read_support_filter_xz(archive)
                case .bzip2: archive_read_support_filter_bzip2(archive)
                case .gzip, .zip: ARCHIVE_FATAL
                }
            // A warning means that a program would be started to unpack it.
            return code == ARCHIVE_OK ? archive_read_support_format_raw(archive) : ARCHIVE_FATAL
        }
        let hasData = try nextEntry() != nil
        guard !hasData || archive_filter_count(archive) > 1 else {
            throw .fault(.damaged(nil))
        }
    }

    private init(_ feed: Feed, support: (OpaquePointer) -> CInt) throws(ArchiveFailure) {
        guard let archive = archive_read_new() else { throw .fault(.unsupported) }
        self.archive = archive
        self.feed = feed
        guard support(archive) == ARCHIVE_OK else { throw .fault(.unsupported) }
        archive_read_set_callback_data(archive, Unmanaged.passUnretained(feed).toOpaque())
        archive_read_set_read_callback(archive) { archive, data, place in
            Feed.of(data).next(archive, place)
        }
        if feed.isRandom {
            archive_read_set_seek_callback(archive) { _, data, offset, origin in
                Feed.of(data).seek(offset, origin)
            }
            archive_read_set_skip_callback(archive) { _, data, count in
                Feed.of(data).skip(count)
            }
        }
        try check(archive_read_open1(archive))
    }

    deinit {
        archive_read_free(archive)
    }

    /// How many packed bytes were asked for so far.
    var packedBytes: Int { feed.taken }

    /// Goes to the next entry; nil where there is none.
    func nextEntry() throws(ArchiveFailure) -> Entry? {
        var entry: OpaquePointer?
        let code = archive_read_next_header(archive, &entry)
        if code == ARCHIVE_EOF, feed.error == nil { return nil }
        try check(code, least: ARCHIVE_WARN)
        defer { entries += 1 }
        let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        return Entry(
            name: (name.map { String(cString: $0) } ?? "").replacing("\\", with: "/"),
            isFile: UInt32(archive_entry_filetype(entry)) == 0o100_000,
            isEncrypted: archive_entry_is_encrypted(entry) == 1,
            index: entries
        )
    }

    /// Appends the next bytes of the entry to an array; 0 at its end.
    ///
    /// - Throws: at the end also that they aren't those that were packed.
    func read(appendingTo bytes: inout [UInt8]) throws(ArchiveFailure) -> Int {
        var block: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        while true {
            let code = archive_read_data_block(archive, &block, &count, &offset)
            if code == ARCHIVE_EOF {
                if let error = feed.error { throw .source(error) }
                return 0
            }
            try check(code)
            guard count > 0 else { continue }
            bytes.append(contentsOf: UnsafeRawBufferPointer(start: block, count: count))
            return count
        }
    }

    private func check(_ code: CInt, least: CInt = ARCHIVE_OK) throws(ArchiveFailure) {
        guard code < least else { return }
        if let error = feed.error { throw .source(error) }
        // Some of its messages are of several lines.
        let reason = archive_error_string(archive).map {
            String(cString: $0).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        // The directory of a zip archive is at its end.
        let isCutOff = ["truncated", "No progress", "Unrecognized archive"].contains {
            reason?.range(of: $0, options: .caseInsensitive) != nil
        }
        throw .fault(isCutOff ? .cutOff : .damaged(reason))
    }
}

/// Why an archive can't be read: what is wrong with it, or with the source that it is in.
enum ArchiveFailure: Error {
    case fault(PackingFault)
    case source(SourceError)
}

/// Gives libarchive the packed bytes that it asks for.
private final class Feed {
    private static let pieceBytes = 64 << 10

    private let stream: (any ByteStream)?
    private let random: (any RandomBytes)?
    private let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: pieceBytes,
        alignment: 16
    )
    private var piece: [UInt8] = []
    private var place = 0
    private(set) var taken = 0
    /// Why the source can't be read on.
    private(set) var error: SourceError?

    init(_ stream: any ByteStream) {
        (self.stream, random) = (stream, nil)
    }

    init(_ bytes: any RandomBytes) {
        (stream, random) = (nil, bytes)
    }

    deinit { buffer.deallocate() }

    var isRandom: Bool { random != nil }

    static func of(_ data: UnsafeMutableRawPointer?) -> Feed {
        // Never nil: it is what the archive was given.
        unsafeBitCast(data, to: Feed.self)
    }

    func next(
        _ archive: OpaquePointer?,
        _ result: UnsafeMutablePointer<UnsafeRawPointer?>?
    ) -> Int {
        do throws(SourceError) {
            if piece.isEmpty { try fill() }
        } catch {
            self.error = error
            return Int(ARCHIVE_FATAL)
        }
        let count = min(piece.count, Self.pieceBytes)
        piece.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count]))
        }
        piece.removeFirst(count)
        taken += count
        result?.pointee = UnsafeRawPointer(buffer.baseAddress)
        return count
    }

    func skip(_ count: Int64) -> Int64 {
        guard let random, count > 0 else { return 0 }
        let skipped = min(Int(count), random.count - place)
        place += skipped
        return Int64(skipped)
    }

    func seek(_ offset: Int64, _ origin: CInt) -> Int64 {
        guard let random else { return Int64(ARCHIVE_FATAL) }
        let base =
            switch origin {
            case SEEK_SET: 0
            case SEEK_CUR: place
            default: random.count
            }
        let (target, overflow) = base.addingReportingOverflow(Int(offset))
        guard !overflow, target >= 0 else { return Int64(ARCHIVE_FATAL) }
        place = min(target, random.count)
        return Int64(place)
    }

    /// Takes some bytes of the source; none at its end.
    private func fill() throws(SourceError) {
        piece.removeAll(keepingCapacity: true)
        if let random {
            place += try random.read(Self.pieceBytes, at: place, appendingTo: &piece)
        } else if let stream {
            _ = try stream.read(Self.pieceBytes, appendingTo: &piece)
        }
    }
}
