import Foundation

/// Opens files to whose end a run writes.
enum AppendedFile {
    /// Opens a file, or makes it for its owner alone.
    ///
    /// - Parameters:
    ///   - option: the one that names it.
    ///   - what: what is written into it.
    ///   - inputs: files that are never written into.
    static func open(
        _ path: String,
        option: String,
        _ what: String,
        protecting inputs: InputFiles
    ) throws(UsageError) -> FileHandle {
        guard !inputs.contains(path) else {
            throw UsageError.wouldOverwrite(path, option, what)
        }
        guard let handle = open(path) else {
            throw UsageError.unwritable("\(option) \(path)")
        }
        return handle
    }

    /// Nil where the system doesn't let it.
    static func open(_ path: String) -> FileHandle? {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
        let descriptor = Foundation.open(path, flags, 0o600)
        guard descriptor >= 0 else { return nil }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
