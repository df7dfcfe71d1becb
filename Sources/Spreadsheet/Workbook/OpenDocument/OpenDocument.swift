/// An OpenDocument spreadsheet (`.ods`; ISO/IEC 26300).
final class OpenDocument: Workbook {
    let format = SourceFormat.ods
    let sheets: [SheetEntry]
    private let zip: ZipFile

    private static let content = "content.xml"
    private static let manifest = "META-INF/manifest.xml"

    init(_ zip: ZipFile) throws(SourceError) {
        self.zip = zip
        if zip.file("encrypted-package") != nil {
            throw .otherKind(zip.name, .encryptedWorkbook)
        }
        if zip.file(Self.manifest) != nil {
            var manifest = OpenDocumentManifest()
            try PartReader.read(zip, Self.manifest, dropsPrefixes: false, &manifest)
            if manifest.isEncrypted { throw .otherKind(zip.name, .encryptedWorkbook) }
        }
        var list = OpenDocumentSheets()
        // The sheets are one behind the other in one part.
        try PartReader.read(zip, Self.content, dropsPrefixes: false, most: .max, &list)
        sheets = list.sheets.map {
            SheetEntry(name: $0.name, isHidden: list.hiddenStyles.contains($0.style))
        }
        guard !sheets.isEmpty else { throw .workbook(zip.name, part: Self.content, .noSheets) }
    }

    func rows(ofSheet index: Int, mostBytes: Int) throws(SourceError) -> any RowPieces {
        let part = try PartReader(zip, Self.content, dropsPrefixes: false)
        return SheetPump(OpenDocumentRows(sheet: index, mostBytes: mostBytes), part)
    }

    func sharedStrings() throws(SourceError) -> SharedStrings? { nil }
}

/// Looks whether the parts of a document are encrypted.
private struct OpenDocumentManifest: XMLEvents {
    private(set) var isEncrypted = false
    private let encryption = XMLName("manifest:encryption-data")

    mutating func start(_ element: XMLElement) {
        if element.name == encryption { isEncrypted = true }
    }
}

/// Takes the names of the sheets out of a document, and the styles of those that aren't shown.
private struct OpenDocumentSheets: XMLEvents {
    private(set) var sheets: [(name: String, style: String)] = []
    private(set) var hiddenStyles: Set<String> = []
    private var style = ""
    private var depth = 0
    private let names = (
        table: XMLName("table:table"), name: XMLName("table:name"),
        tableStyle: XMLName("table:style-name"), style: XMLName("style:style"),
        styleName: XMLName("style:name"), properties: XMLName("style:table-properties"),
        display: XMLName("table:display"), changes: XMLName("table:tracked-changes")
    )

    mutating func start(_ element: XMLElement) {
        switch element.name {
        case names.table, names.changes:
            // One within a cell, or what was changed, is no sheet.
            if depth == 0, element.name == names.table {
                let style = element[names.tableStyle]?.string ?? ""
                sheets.append((element[names.name]?.string ?? "", style))
            }
            depth += 1
        case names.style: style = element[names.styleName]?.string ?? ""
        case names.properties:
            if element[names.display]?.string == "false" { hiddenStyles.insert(style) }
        default: break
        }
    }

    mutating func end(_ name: XMLName) {
        if name == names.table || name == names.changes { depth -= 1 }
    }
}
