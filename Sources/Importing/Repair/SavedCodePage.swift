import Journal
import Spreadsheet

/// Tells in which code page a spreadsheet saved a problem file: the one in which most of the cells that
/// nobody touched read as the journal has them. Pure.
///
/// Cells in ASCII say nothing, since they read alike in all.
struct SavedCodePage {
    /// A cell with bytes beyond ASCII.
    struct Cell {
        /// The 0-based column of the file.
        var place: Int
        var bytes: [UInt8]
        var form: CellForm
        /// Of whose row it is; nil where the journal has none.
        var row: JournalRow?
    }

    enum Verdict: Hashable {
        case saved(TextEncoding)
        /// Several are as likely, and read what was changed differently; or none reads a cell as the journal
        /// has it.
        case unsure([EncodingReading])
        /// Nothing is left of what the journal has beyond ASCII.
        case unknown
    }

    private struct Candidate {
        let encoding: TextEncoding
        /// Of each column of the file the journal's, 0-based.
        let columns: [Int: Int]
        /// How many headers and cells read as the journal has them.
        var agreeing: Int
        /// What the others read as, all of them.
        var others = Hasher()
        /// Whether some of the others aren't text in it.
        var isSpoiled = false
    }

    private var candidates: [Candidate]
    /// Whether a cell has something beyond ASCII in the journal, whatever became of it in the file.
    private var hasWitness = false
    private var hasOthers = false
    /// Cells that some candidate doesn't read as the journal has them, each once, to be shown.
    private var odd: [[UInt8]] = []
    private var seen: Set<[UInt8]> = []

    private static let mostOdd = 2_000
    private static let mostShown = 3
    private static let mostReadings = 6

    /// - Parameters:
    ///   - headers: the bytes of the file's headers.
    ///   - columns: the journal's.
    ///   - used: see ``ProblemColumns``: a code page in which such a header is missing is none.
    init(headers: [[UInt8]], columns: [Column], used: Set<Int>) {
        candidates = TextEncoding.codePages.compactMap { encoding in
            let names = encoding.texts(of: headers)
            let places = try? ProblemColumns(names, of: columns, used: used, fileName: "")
            guard let places else { return nil }
            var found: [Int: Int] = [:]
            for (column, place) in places.cells.enumerated() {
                if let place { found[place] = column }
            }
            let agreeing = found.keys.count { headers[$0].contains { $0 >= 0x80 } }
            return Candidate(encoding: encoding, columns: found, agreeing: agreeing)
        }
    }

    /// Takes in cells with bytes beyond ASCII.
    mutating func note(_ cells: [Cell]) {
        let bytes = cells.map(\.bytes)
        for index in candidates.indices {
            let texts = candidates[index].encoding.texts(of: bytes)
            for (cell, text) in zip(cells, texts) {
                guard let row = cell.row, let column = candidates[index].columns[cell.place] else {
                    continue
                }
                let before = row.cells.indices.contains(column) ? row.cells[column] ?? "" : ""
                if before.utf8.contains(where: { $0 >= 0x80 }) { hasWitness = true }
                if ReturnedCell(text, cell.form).isUntouched(before) {
                    candidates[index].agreeing += 1
                } else {
                    candidates[index].others.combine(text)
                    if !Self.isText(text) { candidates[index].isSpoiled = true }
                    hasOthers = true
                    if odd.count < Self.mostOdd, seen.insert(cell.bytes).inserted {
                        odd.append(cell.bytes)
                    }
                }
            }
        }
        dropHopeless()
    }

    /// Those that are far behind the best have no more to say, and reading all in each would take its time.
    private mutating func dropHopeless() {
        let best = candidates.map(\.agreeing).max() ?? 0
        guard best >= Self.enough else { return }
        candidates.removeAll { $0.agreeing < best / 2 }
    }

    private static let enough = 1_000

    /// What the cells that were taken in say.
    var verdict: Verdict {
        let best = candidates.map(\.agreeing).max() ?? 0
        let leading = candidates.filter { $0.agreeing == best }
        let sound = leading.filter { !$0.isSpoiled }
        let winners = sound.isEmpty ? leading : sound
        guard let first = winners.first else { return .unknown }
        if best == 0 {
            guard hasOthers else { return .saved(first.encoding) }
            return hasWitness ? .unsure(readings(of: winners)) : .unknown
        }
        let reading = first.others.finalize()
        guard winners.allSatisfy({ $0.others.finalize() == reading }) else {
            return .unsure(readings(of: winners))
        }
        return .saved(first.encoding)
    }

    /// The first cells that candidates read differently, as each reads them; those that read them alike once.
    private func readings(of winners: [Candidate]) -> [EncodingReading] {
        let texts = winners.map { $0.encoding.texts(of: odd) }
        let apart = odd.indices.filter { place in
            Set(texts.map { $0[place] }).count > 1
        }.prefix(Self.mostShown)
        var shown: Set<[String]> = []
        let readings = zip(winners, texts).compactMap { winner, texts -> EncodingReading? in
            let cells = apart.map { texts[$0] }
            guard shown.insert(cells).inserted else { return nil }
            return EncodingReading(encoding: winner.encoding, cells: cells)
        }
        return Array(readings.prefix(Self.mostReadings))
    }

    /// Whether there is nothing in a text that code pages hold and nobody types: the second set of control
    /// characters, and what isn't text at all.
    private static func isText(_ text: String) -> Bool {
        !text.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) || $0.value == 0xFFFD }
    }
}

extension RepairSource {
    /// The file with the encoding that it was saved in, where that is to be found out and its letters alone
    /// tell it: by holding its cells against the journal's.
    ///
    /// - Throws: ``UnclearCodePage``, or what is wrong with the file.
    func withCodePage(_ journal: Journal, columns: [Column], used: Set<Int>) throws -> RepairSource
    {
        guard encoding == nil, try isInCodePage() else { return self }
        let reader = try ProblemFile.reader(saved(in: .bytes))
        let headers = reader.columns.map { TextEncoding.bytes(of: $0.header) }
        guard let mark = reader.columns.lastIndex(where: { $0.name == ProblemFile.markName }) else {
            return self
        }
        var page = SavedCodePage(headers: headers, columns: columns, used: used)
        var record = Record()
        var isLast = false
        while !isLast {
            var cells: [(row: RowID, cell: SavedCodePage.Cell)] = []
            while cells.count < Self.cellsAtATime {
                isLast = try !reader.next(into: &record)
                if isLast { break }
                // What is wrong with a line is told when it is read for good.
                guard let row = RowMark(record[cell: mark] ?? "") else { continue }
                for place in headers.indices {
                    guard let bytes = record.bytes(ofCell: place) else { continue }
                    cells.append((row.row, .init(place: place, bytes: bytes, form: row.form)))
                }
            }
            let rows = try journal.rows(Array(Set(cells.map(\.row))))
            page.note(
                cells.map { row, cell in
                    var cell = cell
                    cell.row = rows[row]
                    return cell
                }
            )
        }
        switch page.verdict {
        case .saved(let encoding): return saved(in: encoding)
        case .unsure(let readings): throw UnclearCodePage(file: source.name, readings: readings)
        case .unknown: return self
        }
    }

    private func saved(in encoding: TextEncoding) -> RepairSource {
        var file = self
        file.encoding = encoding
        return file
    }

    private static let cellsAtATime = 2_000

    /// Whether it is text of which neither a mark nor its form says what it is in.
    private func isInCodePage() throws -> Bool {
        let detection = try ProblemFile.reader(self, guessesEncoding: true).detection
        return detection.format == .csv && detection.encoding.isCodePage
    }
}

/// That a problem file could have been saved in any of several code pages, of which none can be told by the
/// cells that nobody touched.
struct UnclearCodePage: Explained {
    let file: String
    let readings: [EncodingReading]

    var message: String {
        "\(file): it could have been saved in any of several encodings, and what was changed would be:\n"
            + EncodingReading.table(readings)
    }

    var hint: String? {
        "Give the one that reads right, such as --encoding"
            + " \(readings.first?.encoding.rawValue ?? "windows-1252"); or save the file as .xlsx or as CSV in"
            + " UTF-8, and give that."
    }

    var code: ErrorCode { .unclearEncoding }
    var location: ErrorPlace? { ErrorPlace(file: file) }
}
