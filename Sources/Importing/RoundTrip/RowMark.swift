import Foundation
import Hashing
import Journal

/// What ties a line of a problem file to its row: the number, what the row was in the source of
/// this one import, and how often it had been changed when the line was written. So another
/// journal's file is found out, also one of the same source, and so is an older file.
///
/// It is written `17-kfbmaghe-0`: letters, so that no spreadsheet takes it for a date. Where the cells beside
/// it are as they are, `-w` follows.
struct RowMark: Hashable {
    let row: RowID
    /// Eight letters from a to p.
    let origin: String
    /// How many earlier versions of the row there were: 0 until `fix` or `retry` changed it.
    let edits: Int
    /// How the cells beside it are written.
    let form: CellForm

    init(_ row: JournalRow, of record: ImportRecord, _ form: CellForm = .guarded) {
        // All shards of a source have one problem file, and each of their journals takes its own rows.
        let place = record.shard.map { "\($0.count) shards" } ?? "\(record.createdAt.milliseconds)"
        self.init(row, in: "\(place) \(record.staged?.sourceSHA256 ?? "") ", form)
    }

    /// The mark of a row in a file that was written before the source was staged: good for any import of
    /// just that source.
    ///
    /// - Parameter sha256: the source's, in hexadecimal.
    init(_ row: JournalRow, ofSource sha256: String, _ form: CellForm = .guarded) {
        self.init(row, in: "source \(sha256) ", form)
    }

    private init(_ row: JournalRow, in place: String, _ form: CellForm) {
        self.row = row.id
        self.form = form
        edits = row.edits
        var hash = SHA256()
        hash.update(Array(place.utf8))
        hash.update(row.digest)
        var letters = ""
        for byte in hash.digest().prefix(4) {
            for half in [byte >> 4, byte & 0x0F] {
                letters.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "a") + half))
            }
        }
        origin = letters
    }

    /// Whether the mark is that of a row in its import, or in the source of it.
    func isOf(_ row: JournalRow, in record: ImportRecord) -> Bool {
        origin == RowMark(row, of: record).origin
            || origin == RowMark(row, ofSource: record.staged?.sourceSHA256 ?? "").origin
    }

    /// Nil for a text that isn't a mark.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 4 && parts[3].lowercased() == Self.plain,
            let row = Int64(parts[0]).map(RowID.init), row > 0,
            parts[1].count == 8,
            let edits = Int(parts[2]), edits >= 0
        else { return nil }
        self.row = row
        self.edits = edits
        origin = parts[1].lowercased()
        form = parts.count == 4 ? .plain : .guarded
    }

    private static let plain = "w"

    var text: String {
        "\(row)-\(origin)-\(edits)" + (form == .plain ? "-\(Self.plain)" : "")
    }
}
