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
