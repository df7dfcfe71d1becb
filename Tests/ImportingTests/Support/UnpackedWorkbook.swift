@testable import Spreadsheet

/// The parts of a workbook as texts.
struct UnpackedWorkbook {
    private let zip: ZipFile

    init(_ path: String) throws {
        guard
            case .document(_, let zip) = try OpenedSource(.file(path: path), tap: nil).content
        else { throw PackingFault.damaged(nil) }
        self.zip = zip
    }

    /// Nothing for a part that isn't there.
    subscript(_ name: String) -> String {
        guard let file = zip.file(name), let stream = try? zip.open(file) else { return "" }
        var bytes: [UInt8] = []
        while let count = try? stream.read(1 << 20, appendingTo: &bytes), count > 0 {}
        return String(decoding: bytes, as: UTF8.self)
    }
}
