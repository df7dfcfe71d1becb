import Foundation

/// A file without a name, for what memory isn't to hold: it is gone with the process, however that ends.
///
/// It is in `$TMPDIR`, or the system's folder for such files.
package final class ScratchFile {
    private let descriptor: Int32
    private let folder: String

    package init() throws(ScratchFileError) {
        folder = FileManager.default.temporaryDirectory.path
        var template = Array("\(folder)/customer-import-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw ScratchFileError(folder: folder, code: errno) }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(descriptor)
    }

    /// Under which this process can open the file once more, for a library that wants a path.
    package var path: String { "/dev/fd/\(descriptor)" }

    /// How many bytes are in it.
    package func size() throws(ScratchFileError) -> Int {
        var entry = stat()
        try check(fstat(descriptor, &entry) == 0 ? 0 : errno)
        return Int(entry.st_size)
    }

    /// Fills an array from an offset on; what lies behind the end of the file is left as it is.
    ///
    /// - Parameter items: of a type that is nothing but bits.
    package func read<Item: BitwiseCopyable>(
        into items: inout [Item],
        at offset: Int
    ) throws(ScratchFileError) {
        let code = items.withUnsafeMutableBytes { bytes in
            transfer(bytes.count, at: offset) {
                pread(descriptor, bytes.baseAddress?.advanced(by: $0), bytes.count - $0, $1)
            }
        }
        try check(code)
    }

    /// Writes an array at an offset.
    ///
    /// - Parameter items: of a type that is nothing but bits.
    package func write<Item: BitwiseCopyable>(
        _ items: ArraySlice<Item>,
        at offset: Int
    ) throws(ScratchFileError) {
        let code = items.withUnsafeBytes { bytes in
            transfer(bytes.count, at: offset) {
                pwrite(descriptor, bytes.baseAddress?.advanced(by: $0), bytes.count - $0, $1)
            }
        }
        try check(code)
    }

    /// Reads or writes until so many bytes are done, or the file ends.
    ///
    /// - Parameter part: given how much is done, and where in the file the rest is; tells how much more
    ///   it did, or -1.
    /// - Returns: 0, or the code of an error.
    private func transfer(_ count: Int, at offset: Int, _ part: (Int, off_t) -> Int) -> Int32 {
        var done = 0
        while done < count {
            let result = part(done, off_t(offset + done))
            if result < 0, errno == EINTR { continue }
            if result < 0 { return errno }
            if result == 0 { break }
            done += result
        }
        return 0
    }

    private func check(_ code: Int32) throws(ScratchFileError) {
        guard code == 0 else { throw ScratchFileError(folder: folder, code: code) }
    }
}

/// Why what memory isn't to hold can't be put on the disk.
package struct ScratchFileError: Error, Hashable, Sendable {
    /// What happened, to which folder.
    package var message: String
    /// What to do next.
    package var hint: String? {
        "Large files need temporary space there. Make room, or set TMPDIR to a folder that you can write"
            + " to."
    }

    init(folder: String, code: Int32) {
        message = "\(folder): can't use a temporary file: \(String(cString: strerror(code)))"
    }
}
