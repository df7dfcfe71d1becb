/// Makes small Excel workbooks, part by part, so that each can have the oddities of any writer.
package struct ExcelFile {
    /// The parts by their names, in order.
    package var parts: [(name: String, content: String)] = []
    package var options = ZipWriter.Options()

    package static let main = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
    package static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A workbook of sheets with the rows that are given as XML.
    ///
    /// - Parameters:
    ///   - sheets: each one's name, state and rows.
    ///   - strings: the shared texts, each as XML within its `si`; nil for no such part.
    ///   - formats: number formats; style 1 is the first of them.
    ///   - workbook: what stands before the sheets in the workbook's own part.
    package init(
        sheets: [(name: String, state: String, rows: String)],
        strings: [String]? = nil,
        formats: [String] = [],
        workbook: String = ""
    ) {
        self[".rels", in: "_rels"] = Self.relations([("rId1", "officeDocument", "xl/workbook.xml")])
        let entries = sheets.enumerated().map { place, sheet in
            #"<sheet name="\#(sheet.name)" sheetId="\#(place + 1)" state="\#(sheet.state)" "#
                + #"r:id="rId\#(place + 1)"/>"#
        }
        self["workbook.xml", in: "xl"] =
            #"<workbook \#(Self.main) xmlns:r="\#(Self.office)">\#(workbook)"#
            + "<sheets>\(entries.joined())</sheets></workbook>"
        var relations = sheets.indices.map {
            ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml")
        }
        relations.append(("rId90", "styles", "styles.xml"))
        if strings != nil { relations.append(("rId91", "sharedStrings", "sharedStrings.xml")) }
        self["workbook.xml.rels", in: "xl/_rels"] = Self.relations(relations)
        for (place, sheet) in sheets.enumerated() {
            self["sheet\(place + 1).xml", in: "xl/worksheets"] =
                "<worksheet \(Self.main)><sheetData>\(sheet.rows)</sheetData></worksheet>"
        }
        if let strings {
            let items = strings.map { "<si>\($0)</si>" }.joined()
            self["sharedStrings.xml", in: "xl"] = "<sst \(Self.main)>\(items)</sst>"
        }
        let codes = formats.enumerated().map { place, code in
            #"<numFmt numFmtId="\#(164 + place)" formatCode="\#(Self.escaped(code))"/>"#
        }
        let styles = formats.indices.map { #"<xf numFmtId="\#(164 + $0)"/>"# }
        self["styles.xml", in: "xl"] =
            "<styleSheet \(Self.main)><numFmts>\(codes.joined())</numFmts>"
            + #"<cellXfs><xf numFmtId="0"/>\#(styles.joined())</cellXfs></styleSheet>"#
    }

    /// A workbook of one sheet, `Customers`.
    package init(
        rows: String,
        strings: [String]? = nil,
        formats: [String] = [],
        workbook: String = ""
    ) {
        self.init(
            sheets: [("Customers", "visible", rows)],
            strings: strings,
            formats: formats,
            workbook: workbook
        )
    }

    /// The content of a part; nil takes it out.
    package subscript(_ name: String, in folder: String) -> String? {
        get { parts.first { $0.name == folder + "/" + name }?.content }
        set {
            let whole = folder + "/" + name
            let place = parts.firstIndex { $0.name == whole }
            switch (place, newValue) {
            case (let place?, let content?): parts[place].content = content
            case (let place?, nil): parts.remove(at: place)
            case (nil, let content?): parts.append((whole, content))
            case (nil, nil): break
            }
        }
    }

    /// Gives a part another name.
    package mutating func rename(_ old: String, _ new: String) {
        for index in parts.indices where parts[index].name == old { parts[index].name = new }
    }

    package var bytes: [UInt8] {
        var writer = ZipWriter()
        for part in parts { writer.add(part.name, part.content, options) }
        return writer.bytes
    }

    /// A row of texts in the cells themselves.
    package static func row(_ number: Int, _ texts: [String]) -> String {
        let cells = texts.enumerated().map { place, text in
            let column = String(UnicodeScalar(UInt8(65 + place)))
            return #"<c r="\#(column)\#(number)" t="inlineStr"><is><t xml:space="preserve">"#
                + "\(escaped(text))</t></is></c>"
        }
        return #"<row r="\#(number)">\#(cells.joined())</row>"#
    }

    package static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing("\"", with: "&quot;")
    }

    private static func relations(_ all: [(String, String, String)]) -> String {
        let entries = all.map { id, type, target in
            #"<Relationship Id="\#(id)" Type="\#(office)/\#(type)" Target="\#(target)"/>"#
        }
        return
            #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + entries.joined() + "</Relationships>"
    }
}

/// Makes small OpenDocument spreadsheets.
package enum OpenDocumentFile {
    /// A document with the sheets that are given as XML, and styles before them.
    package static func bytes(sheets: String, styles: String = "") -> [UInt8] {
        var writer = ZipWriter()
        writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        writer.add("content.xml", content(sheets: sheets, styles: styles))
        return writer.bytes
    }

    package static func content(sheets: String, styles: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><office:document-content \
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
        xmlns:xlink="http://www.w3.org/1999/xlink" \
        xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">\
        <office:automatic-styles>\(styles)</office:automatic-styles><office:body>\
        <office:spreadsheet>\(sheets)</office:spreadsheet></office:body></office:document-content>
        """
    }

    /// A row of texts.
    package static func row(_ texts: [String]) -> String {
        let cells = texts.map {
            #"<table:table-cell office:value-type="string"><text:p>\#(ExcelFile.escaped($0))"#
                + "</text:p></table:table-cell>"
        }
        return "<table:table-row>\(cells.joined())</table:table-row>"
    }
}
