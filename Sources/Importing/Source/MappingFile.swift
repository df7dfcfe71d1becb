import Foundation
import Mapping

/// A mapping file on disk.
enum MappingFile {
    static func read(_ path: String) throws -> Mapping {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InputError(
                "\(path): this mapping file can't be read",
                hint: "`customer-import map FILE` writes one to start from."
            )
        }
        return try Mapping(yaml: String(decoding: data, as: UTF8.self), fileName: path)
    }
}
