import Foundation
import Testing

@testable import Spreadsheet

struct XMLReaderTests {
    @Test(arguments: [
        "<a/>", "<a></a>", "<a>b</a>", "<a\n b = 'c'\td=\"e\" ></a >\n", "<x:a y:b='c'/>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<a>b</a>",
        "<?xml version='1.0' encoding='utf-8' ?><a/>", "\u{FEFF}<a>\u{FEFF}</a>",
        "<?xml version='1.0'  ?><a/>", "<?xml version='1.0' encoding='ISO-8859-1'?><a>b</a>",
        "\u{FEFF}<?xml version='1.0' encoding='UTF-8' standalone='no'?><a>b</a>",
        "<a>é漢😀</a>", "<a>&lt;&gt;&amp;&quot;&apos;&#233;&#x6F22;&#x1F600;&#10;&#13;</a>",
        "<a>1\r\n2\r3\n4\t5</a>", "<a>]]]&gt;]</a>", "<a b='é>]&#38;\r\n\t'>c</a>",
        "<a><b><c>d</c>e</b><!-- f --><b>g</b></a>", "<a>b<![CDATA[<c>]]>d</a>", "<a>b<?c d?>e</a>",
        "<é>b</é>", "<a é='b'/>", "<a>b</a><!-- c -->",
    ])
    func `sound XML is read as expat alone reads it, wherever it is cut`(xml: String) throws {
        let bytes = Array(xml.utf8)
        let expected = ReadXML.byExpat(bytes)
        #expect(expected.fault == nil)
        for cut in 0...bytes.count {
            #expect(ReadXML.byReader(bytes, cuts: [cut]) == expected, "\(cut)")
        }
        #expect(ReadXML.byReader(bytes, cuts: Array(0..<bytes.count)) == expected)
    }

    @Test(arguments: [
        "", " ", "a", "<", "<a", "<a>", "<a></b>", "<a></a", "</a>", "<a/><b/>", "<a/>b",
        "<a/>&lt;",
        "<a b='1' b='2'/>", "<a b='1'c='2'/>", "<a b=1/>", "<a b/>", "<a b='<'/>", "< a/>", "<a/ >",
        "<a></ a>", "<1/>", "<a>]]></a>", "<a>&b;</a>", "<a>&</a>", "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a>&#xFFFE;</a>", "<a>&#+65;</a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a b='\u{1}'/>",
        " <?xml version='1.0'?><a/>", "<?xml version='1.0'?><?xml version='1.0'?><a/>",
        "<?xml version='1.0\"?><a/>", "<a><?xml version='1.0'?></a>", "<a>\n<b>\n</a>",
        "<!DOCTYPE a><a/>", "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "\u{FEFF}\u{FEFF}<a/>",
    ])
    func `damage is told as expat alone tells it, with its line`(xml: String) {
        let bytes = Array(xml.utf8)
        let expected = ReadXML.byExpat(bytes).fault
        #expect(expected != nil)
        for cut in 0...bytes.count {
            #expect(ReadXML.byReader(bytes, cuts: [cut]).fault == expected, "\(cut)")
        }
    }

    @Test func `UTF-16 and damaged UTF-8 are left to expat`() {
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in "<a>é</a>".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(ReadXML.byReader(wide, cuts: []) == ReadXML.byExpat(wide))
        #expect(ReadXML.byExpat(wide).events.contains(.text("é")))
        for bytes: [UInt8] in [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3],
        ] {
            let xml = Array("<a>b".utf8) + bytes + Array("</a>".utf8)
            #expect(ReadXML.byReader(xml, cuts: []).fault == ReadXML.byExpat(xml).fault)
            #expect(ReadXML.byExpat(xml).fault != nil)
        }
    }

    @Test(arguments: ["libreoffice.xlsx", "openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.ods"])
    func `what programs write is plain, so that it is read fast`(file: String) throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Files/\(file)").path
        guard
            case .document(_, let zip) = try OpenedSource(.file(path: path), tap: nil).content
        else {
            Issue.record("is no workbook")
            return
        }
        for part in zip.files where part.name.hasSuffix(".xml") {
            // What LibreOffice's formulas have in attributes is left to expat.
            guard part.name.contains("sheet") || part.name.contains("haredStrings") else {
                continue
            }
            let stream = try zip.open(part)
            var bytes: [UInt8] = []
            while try stream.read(1 << 16, appendingTo: &bytes) > 0 {}
            var plain = PlainXML(dropsPrefixes: true)
            var recorder = ReadXML()
            #expect(plain.scan(bytes, isLast: true, &recorder).isPlain, "\(part.name)")
        }
    }
}

/// What comes in some XML, for comparisons.
struct ReadXML: XMLEvents, Equatable {
    enum Event: Equatable {
        case start(XMLName, [String])
        case end(XMLName)
        case text(String)
    }

    private(set) var events: [Event] = []
    /// What is wrong, and on which line.
    private(set) var fault: String?
    /// The same without the line.
    var reason: Substring? { fault?.drop(while: { $0 != " " }) }
    private var open: [UInt8] = []

    mutating func start(_ element: XMLElement) {
        endText()
        let attributes = element.attributes.map { "\($0.text.string)=\($0.value.string)" }
        events.append(.start(element.name, attributes))
    }

    mutating func end(_ name: XMLName) {
        endText()
        events.append(.end(name))
    }

    mutating func text(_ text: XMLText) { text.append(to: &open) }

    private mutating func endText() {
        if !open.isEmpty { events.append(.text(String(decoding: open, as: UTF8.self))) }
        open = []
    }

    /// By expat alone.
    static func byExpat(_ bytes: [UInt8], dropsPrefixes: Bool = true) -> ReadXML {
        var read = ReadXML()
        do throws(XMLFault) {
            let expat = try Expat(dropsPrefixes: dropsPrefixes, behind: [], line: 0)
            try expat.parse(bytes, from: 0, isLast: true, &read)
        } catch {
            read.fault = "\(error.line): \(error.reason)"
        }
        return read
    }

    /// By the reader, in pieces.
    ///
    /// - Parameter cuts: where the pieces end, in order.
    static func byReader(
        _ bytes: [UInt8],
        cuts: [Int],
        dropsPrefixes: Bool = true
    ) -> ReadXML {
        var read = ReadXML()
        var reader = XMLReader(dropsPrefixes: dropsPrefixes)
        var piece: [UInt8] = []
        var last = 0
        do throws(XMLFault) {
            for cut in cuts + [bytes.count] {
                piece += bytes[last..<cut]
                last = cut
                piece.removeFirst(try reader.parse(piece, isLast: false, &read))
            }
            _ = try reader.parse(piece, isLast: true, &read)
        } catch {
            read.fault = "\(error.line): \(error.reason)"
        }
        return read
    }
}
