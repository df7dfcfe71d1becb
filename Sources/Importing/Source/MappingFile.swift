import Foundation
import Mapping

/// A mapping file on disk.
enum MappingFile {
    static func read(_ path: String) throws -> Mapping {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InputError(
                "\(path): can't read this mapping file",
                hint:
                    "Check the path. `customer-import map FILE` writes a mapping file to start from."
            )
        }
        return try Mapping(yaml: String(decoding: data, as: UTF8.self), fileName: path)
    }
}
