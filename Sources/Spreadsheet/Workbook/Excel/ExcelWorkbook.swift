/// An Excel workbook (`.xlsx`, `.xlsm`; ECMA-376 and ISO/IEC 29500, both editions).
final class ExcelWorkbook: Workbook {
    let format = SourceFormat.xlsx
    let sheets: [SheetEntry]
    private let zip: ZipFile
    private let parts: [String]
    private let facts: ExcelWorkbookEvents
    private let stylesPart: String?
    private let stringsPart: String?
    private var styles: ExcelStyles?
    private var strings: SharedStrings?

    init(_ zip: ZipFile) throws(SourceError) {
        self.zip = zip
        let root = try Self.relations(of: "", in: zip)
        let main = root.first { $0.type == "officeDocument" }
            .map { ExcelRelations.part($0.target, from: "", in: zip) }
        let workbook = main ?? "xl/workbook.xml"
        let relations = try Self.relations(of: workbook, in: zip)
        func part(_ type: String, usual: String) -> String? {
            let found = relations.first { $0.type == type }
                .map { ExcelRelations.part($0.target, from: workbook, in: zip) }
            return found ?? (zip.file(usual) == nil ? nil : usual)
        }
        stylesPart = part("styles", usual: "xl/styles.xml")
        stringsPart = part("sharedStrings", usual: "xl/sharedStrings.xml")
        var facts = ExcelWorkbookEvents()
        try PartReader.read(zip, workbook, &facts)
        self.facts = facts
        var sheets: [SheetEntry] = []
        var parts: [String] = []
        for (place, sheet) in facts.sheets.enumerated() {
            let relation = relations.first { $0.id == sheet.relation }
            // Charts and dialogs hold no cells.
            if let relation, relation.type != "worksheet" { continue }
            let target = relation?.target ?? "worksheets/sheet\(place + 1).xml"
            parts.append(ExcelRelations.part(target, from: workbook, in: zip))
            sheets.append(SheetEntry(name: sheet.name, isHidden: sheet.isHidden))
        }
        guard !sheets.isEmpty else { throw .workbook(zip.name, part: workbook, .noSheets) }
        (self.sheets, self.parts) = (sheets, parts)
    }

    func rows(ofSheet index: Int, mostBytes: Int) throws(SourceError) -> any RowPieces {
        let styles = try readStyles()
        let state = ExcelRows(
            styles,
            is1904: facts.is1904,
            isStale: facts.isStale,
            mostBytes: mostBytes
        )
        return SheetPump(state, try PartReader(zip, parts[index]))
    }

    func sharedStrings() throws(SourceError) -> SharedStrings? {
        if let strings { return strings }
        var strings = SharedStrings()
        // A workbook without a text has no such part.
        if let stringsPart, zip.file(stringsPart) != nil {
            var events = SharedStringsEvents(strings)
            let part = try PartReader(zip, stringsPart)
            repeat { try check(events.failure) } while try part.advance(&events)
            try check(events.failure)
            strings = events.strings
        }
        do throws(ScratchFileError) {
            try strings.finish()
        } catch {
            try check(error)
        }
        self.strings = strings
        return strings
    }

    private func check(_ failure: ScratchFileError?) throws(SourceError) {
        if let failure { throw .unreadable(zip.name, reason: failure.message) }
    }

    private func readStyles() throws(SourceError) -> ExcelStyles {
        if let styles { return styles }
        var events = ExcelStylesEvents()
        var found = ExcelStyles(areThere: false)
        if let stylesPart, zip.file(stylesPart) != nil {
            try PartReader.read(zip, stylesPart, &events)
            found = events.styles
        }
        styles = found
        return found
    }

    private static func relations(
        of part: String,
        in zip: ZipFile
    ) throws(SourceError) -> [ExcelRelations.Relation] {
        let name = ExcelRelations.partName(of: part)
        guard zip.file(name) != nil else { return [] }
        var events = ExcelRelations()
        try PartReader.read(zip, name, &events)
        return events.all
    }
}

/// Takes what matters out of the XML of a workbook (ECMA-376, part 1, 18.2).
struct ExcelWorkbookEvents: XMLEvents {
    private(set) var sheets: [(name: String, isHidden: Bool, relation: String)] = []
    private(set) var is1904 = false
    /// Whether a spreadsheet is to work out all formulas when it opens the workbook: the values beside
    /// them needn't be theirs.
    private(set) var isStale = false
    private let sheet = XMLName("sheet")
    private let properties = XMLName("workbookPr")
    private let calculation = XMLName("calcPr")
    private let name = XMLName("name")
    private let state = XMLName("state")
    private let id = XMLName("id")
    private let date1904 = XMLName("date1904")
    private let fullCalculation = XMLName("fullCalcOnLoad")

    mutating func start(_ element: XMLElement) {
        switch element.name {
        case sheet:
            let state = element[state]?.string ?? "visible"
            sheets.append(
                (
                    element[name]?.string ?? "", state != "visible",
                    element[anyPrefix: id]?.string ?? ""
                )
            )
        case properties: is1904 = element[date1904]?.isTrue ?? false
        case calculation: isStale = element[fullCalculation]?.isTrue ?? false
        default: break
        }
    }
}

/// What a part of an Excel workbook refers to (ECMA-376, part 2, 9.3).
struct ExcelRelations: XMLEvents {
    struct Relation {
        var id: String
        /// The last word of its type, such as `worksheet`: the rest differs between editions.
        var type: String
        var target: String
    }

    private(set) var all: [Relation] = []
    private let relation = XMLName("Relationship")
    private let id = XMLName("Id")
    private let type = XMLName("Type")
    private let target = XMLName("Target")
    private let mode = XMLName("TargetMode")

    mutating func start(_ element: XMLElement) {
        guard element.name == relation, element[mode]?.string != "External",
            let type = element[type]?.string, let target = element[target]?.string
        else { return }
        let word = type.split(separator: "/").last.map(String.init) ?? type
        all.append(Relation(id: element[id]?.string ?? "", type: word, target: target))
    }

    /// The name of the part that a relation leads to, among those that are there.
    ///
    /// Targets are relative to the part that refers to them, or begin with a slash; some writers leave the
    /// slash out, or escape characters as in an address.
    static func part(_ target: String, from base: String, in zip: ZipFile) -> String {
        let plain = target.replacing("\\", with: "/")
        let folder = base.split(separator: "/").dropLast().joined(separator: "/")
        let relative = plain.hasPrefix("/") ? plain : folder + "/" + plain
        let candidates = [relative, plain, unescaped(relative)].map(normalised)
        return candidates.first { zip.file($0) != nil } ?? candidates[0]
    }

    /// The part that lists what a part refers to.
    static func partName(of part: String) -> String {
        let pieces = part.split(separator: "/")
        let folder = pieces.dropLast().map { $0 + "/" }.joined()
        return folder + "_rels/" + (pieces.last ?? "") + ".rels"
    }

    private static func normalised(_ path: String) -> String {
        var pieces: [Substring] = []
        for piece in path.split(separator: "/") where piece != "." {
            if piece == ".." { _ = pieces.popLast() } else { pieces.append(piece) }
        }
        return pieces.joined(separator: "/")
    }

    private static func unescaped(_ path: String) -> String {
        var bytes: [UInt8] = []
        let text = Array(path.utf8)
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
                let value = UInt8(
                    String(decoding: text[(index + 1)...(index + 2)], as: UTF8.self),
                    radix: 16
                )
            {
                bytes.append(value)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
