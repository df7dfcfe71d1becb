/// The number formats of a workbook's cells.
struct ExcelStyles {
    /// Whether the workbook has the part that they are in.
    var areThere = true
    /// One for each style that cells name.
    fileprivate(set) var formats: [NumberFormat] = []

    func format(_ style: Int) -> NumberFormat {
        formats.indices.contains(style) ? formats[style] : .plain
    }
}

/// Takes the number formats out of the XML of a workbook's styles (ECMA-376, part 1, 18.8).
struct ExcelStylesEvents: XMLEvents {
    private(set) var styles = ExcelStyles()
    private var codes: [Int: NumberFormat] = [:]
    private var isInFormats = false
    private var isInCells = false
    private let formats = XMLName("numFmts")
    private let format = XMLName("numFmt")
    private let cells = XMLName("cellXfs")
    private let cell = XMLName("xf")
    private let id = XMLName("numFmtId")
    private let code = XMLName("formatCode")

    mutating func start(_ element: XMLElement) {
        switch element.name {
        case formats: isInFormats = true
        case cells: isInCells = true
        case format where isInFormats:
            guard let id = element[id]?.number, let code = element[code] else { return }
            codes[id] = NumberFormat(code: code.string)
        case cell where isInCells:
            let id = element[id]?.number ?? 0
            styles.formats.append(codes[id] ?? NumberFormat(builtIn: id))
        default: break
        }
    }

    mutating func end(_ name: XMLName) {
        if name == formats { isInFormats = false }
        if name == cells { isInCells = false }
    }
}
