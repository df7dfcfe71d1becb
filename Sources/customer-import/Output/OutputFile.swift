import Foundation

/// A file that appears whole or not at all: written beside its place, then moved there.
final class OutputFile {
    let handle: FileHandle
    private let place: URL?
    /// Nil once the file is in its place.
    private var draft: URL?

    /// - Parameters:
    ///   - path: the file, or `-` for standard output.
    ///   - inputs: files that are never written over, whatever is asked.
    init(_ path: String, overwrites: Bool, protecting inputs: [String]) throws {
        guard path != "-" else {
            (handle, place, draft) = (.standardOutput, nil, nil)
            return
        }
        let place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
        let isInput = inputs.contains { input in
            URL(fileURLWithPath: input).standardizedFileURL.resolvingSymlinksInPath() == place
        }
        guard !isInput else {
            throw UsageError("\(path): the output would write over its input")
        }
        guard overwrites || !FileManager.default.fileExists(atPath: place.path) else {
            throw UsageError(
                "\(path): there is such a file already",
                hint: "Name another, or write over it with --force."
            )
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
            throw UsageError("\(path): can't be written", hint: "Check the folder and its rights.")
        }
        (self.place, self.draft) = (place, draft)
    }

    deinit {
        if let draft { try? FileManager.default.removeItem(at: draft) }
    }

    /// Puts the file in its place, in one step.
    func finish() throws {
        guard let place, let draft else { return }
        try handle.close()
        guard rename(draft.path, place.path) == 0 else {
            throw UsageError(
                "\(place.path): can't be written: \(String(cString: strerror(errno)))"
            )
        }
        self.draft = nil
    }
}
