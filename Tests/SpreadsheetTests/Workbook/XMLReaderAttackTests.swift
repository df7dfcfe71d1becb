import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

/// XML of everything that may stand in it, sound and damaged, cut anywhere: the reader tells what expat alone
/// tells, and refuses what expat refuses.
struct XMLReaderAttackTests {
    private static let pieces = [
        "<a>", "</a>", "<a b='1' c=\"2\">", "<x:a y:b='é'>", "</x:a>", "<a/>", "<a b='c'/>",
        "</a >", "text",
        "é", "漢", "😀", "&lt;", "&amp;", "&#233;", "&#x1F600;", "\n", "\t", " ", "]", "]]", ">",
        "\"", "'",
    ]
    private static let oddPieces = [
        "<!-- b -->", "<![CDATA[<b>]]>", "<?b c?>", "<?xml version='1.0'?>", "\u{FEFF}",
        "<a b='1' b='2'>",
        "<a b=1>", "<a b>", "<a b='&lt;'>", "<a b='c\nd'>", "< a>", "</ a>", "<a/ >", "<é>", "</é>",
        "&nbsp;",
        "&#0;", "&#xD800;", "&#xFFFF;", "&", "<", "]]>", "\u{1}", "\u{FFFE}", "\r\n",
        "<!DOCTYPE a>",
        "<a\nb\n=\n'c'\n>",
    ]
    private static let heads = [
        "", "\u{FEFF}", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n", "<?xml version='1.0'?>",
        "<?xml version='1.1'?>", "<?xml version='1.0' encoding='latin1'?>", " ", "\n",
    ]

    private static var trials: Int {
        (ProcessInfo.processInfo.environment["ATTACK_TRIALS"].flatMap { Int($0) } ?? 100) * 30
    }

    private static var seed: UInt64 {
        ProcessInfo.processInfo.environment["ATTACK_SEED"].flatMap { UInt64($0) } ?? 1
    }

    @Test func `any XML is read, or refused, as expat alone does it`() {
        var random = SeededGenerator(seed: Self.seed)
        var sound = 0
        for trial in 0..<Self.trials {
            let bytes = Self.document(&random)
            let cuts = (0..<Int.random(in: 0...4, using: &random))
                .map { _ in Int.random(in: 0...bytes.count, using: &random) }
                .sorted()
            let expected = ReadXML.byExpat(bytes)
            let found = ReadXML.byReader(bytes, cuts: cuts)
            if expected.fault == nil { sound += 1 }
            // The line depends on where expat began to look.
            let isSame =
                expected.fault == nil ? found == expected : found.reason == expected.reason
            #expect(
                isSame,
                "seed \(Self.seed), trial \(trial): \(String(decoding: bytes, as: UTF8.self)) at \(cuts)"
            )
        }
        #expect(sound > Self.trials / 10)
    }

    /// Some XML: half of them close what they open.
    private static func document(_ random: inout SeededGenerator) -> [UInt8] {
        var text = heads[Int.random(in: 0..<heads.count * 3, using: &random) % heads.count]
        if Bool.random(using: &random) { text = "" }
        text += "<r>"
        var open: [String] = []
        let isTidy = Bool.random(using: &random)
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            let isOdd = Int.random(in: 0..<8, using: &random) == 0
            let pieces = isOdd ? oddPieces : pieces
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
            guard isTidy else {
                text += piece
                continue
            }
            if piece.hasPrefix("</") {
                if let name = open.popLast() { text += "</\(name)>" }
                continue
            }
            text += piece
            let isTag = piece.first == "<" && !piece.hasSuffix("/>")
            if isTag,
                let name = piece.dropFirst().split(whereSeparator: { " \n>=".contains($0) }).first,
                name.first?.isLetter == true
            {
                open.append(String(name))
            }
        }
        for name in open.reversed() where isTidy { text += "</\(name)>" }
        text += "</r>"
        var bytes = Array(text.utf8)
        if Int.random(in: 0..<4, using: &random) == 0 {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.remove(at: place)
            default: bytes.removeLast(place)
            }
        }
        return bytes
    }
}
