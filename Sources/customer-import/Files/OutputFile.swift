import Importing
import Foundation

/// A file that appears whole or not at all: written beside its place, then moved there.
///
/// A device or a pipe is no file to be put in the place of: it is written as it is.
final class OutputFile {
    let handle: FileHandle
    private let place: URL?
    /// Nil once the file is in its place.
    private var draft: URL?

    /// - Parameters:
    ///   - path: the file, or `-` for standard output.
    ///   - followsLink: whether a link of that name is the file that it leads to, as somebody means who
    ///     named it. A name that is ours is a place, and no link of somebody else's leads away from it.
    ///   - inputs: files that are never written over, whatever is asked.
    init(
        _ path: String,
        overwrites: Bool,
        followsLink: Bool = true,
        protecting inputs: InputFiles
    ) throws {
        guard path != "-" else {
            (handle, place, draft) = (.standardOutput, nil, nil)
            return
        }
        guard !inputs.contains(path) else {
            throw UsageError.wouldOverwrite(path)
        }
        var entry = stat()
        let isThere = (followsLink ? stat(path, &entry) : lstat(path, &entry)) == 0
        if isThere, ![S_IFREG, S_IFLNK].contains(entry.st_mode & S_IFMT) {
            (handle, place, draft) = (try Self.opened(path, entry), nil, nil)
            return
        }
        let place = URL(fileURLWithPath: followsLink ? InputFiles.place(of: path) : path)
        guard overwrites || !isThere else {
            throw UsageError.existingFile(path)
        }
        let draft = place.deletingLastPathComponent()
            .appendingPathComponent(".\(place.lastPathComponent).\(UUID().uuidString).part")
        do {
            try Data().write(to: draft, options: .withoutOverwriting)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: draft.path
            )
            handle = try FileHandle(forWritingTo: draft)
        } catch {
            throw UsageError.unwritable(path)
        }
        (self.place, self.draft) = (place, draft)
    }

    /// Something that isn't a plain file, to be written straight into.
    private static func opened(_ path: String, _ entry: stat) throws(UsageError) -> FileHandle {
        guard entry.st_mode & S_IFMT != S_IFDIR else {
            throw UsageError.folder(path)
        }
        guard let handle = FileHandle(forWritingAtPath: path) else {
            throw UsageError.noPermission(path)
        }
        return handle
    }

    deinit {
        if let draft { try? FileManager.default.removeItem(at: draft) }
    }

    /// Puts the file in its place, in one step.
    func finish() throws {
        guard let place, let draft else { return }
        try handle.close()
        guard rename(draft.path, place.path) == 0 else {
            throw UsageError.unwritable(place.path, reason: String(cString: strerror(errno)))
        }
        self.draft = nil
    }
}
