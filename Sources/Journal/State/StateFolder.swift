import Foundation

/// The folder in which this machine keeps what it knows of journals, a file for each.
///
/// `$XDG_STATE_HOME/customer-import`, as the program finds it; tests have their own.
package struct StateFolder: Hashable, Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    private var journals: String { path + "/journals" }

    func file(of journal: String) -> String { journals + "/" + journal }

    /// Makes the folder where it is missing, for its owner only.
    func make() throws {
        try FileManager.default.createDirectory(
            atPath: journals,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// The base URLs that the record of a journal has; none where there is none.
    func baseURLs(of journal: String) -> [String] {
        guard let file = FileHandle(forReadingAtPath: file(of: journal)),
            let bytes = try? file.read(upToCount: StateFile.mostBytes)
        else { return [] }
        return StateRecord(bytes: Array(bytes))?.baseURLs ?? []
    }
}
