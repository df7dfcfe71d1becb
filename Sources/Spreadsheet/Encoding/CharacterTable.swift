/// How likely the characters of Chinese, Japanese and Korean are.
struct CharacterTable: Sendable {
    enum Language: Sendable {
        case japanese, simplifiedChinese, traditionalChinese, korean
    }

    private let language: Language
    private let levels: [UInt32: Int]
    /// The characters that its oldest standard has in its first part, the common ones.
    private let common: Set<UInt32>

    /// - Parameter lists: the commonest characters, by the negative logarithm of how likely each is.
    init(_ language: Language, _ lists: [Int: String]) {
        self.language = language
        var levels: [UInt32: Int] = [:]
        for (level, list) in lists {
            for scalar in list.unicodeScalars { levels[scalar.value] = level }
        }
        self.levels = levels
        common = Self.common(language)
    }

    /// The natural logarithm of how likely a word's characters are.
    func likelihood(of word: some Sequence<Unicode.Scalar>) -> Double {
        word.reduce(0) { $0 + likelihood(of: $1) }
    }

    private func likelihood(of scalar: Unicode.Scalar) -> Double {
        if let level = levels[scalar.value] { return -(Double(level) + 0.4) }
        switch scalar.value {
        case ..<0x80: return -5
        case 0xFFFD: return -12
        // The marks of a text, and letters of full width.
        case 0x3000...0x301F, 0x30FB...0x30FC, 0x2010...0x2027, 0xB7: return -4.5
        case 0xFF01...0xFF5E: return -6
        case 0xFF61...0xFF9F: return language == .japanese ? -6.5 : -14
        case 0x3041...0x30FF: return language == .japanese ? -8 : -13
        case 0x4E00...0x9FFF where common.contains(scalar.value): return -10.8
        case 0x4E00...0x9FFF: return language == .korean ? -15 : -13.4
        case 0xAC00...0xD7A3 where language == .korean:
            return common.contains(scalar.value) ? -9.5 : -13
        default:
            switch scalar.properties.generalCategory {
            case .control, .privateUse, .unassigned, .surrogate: return -15
            default: return -13
            }
        }
    }

    /// What is in the first part of JIS X 0208, GB 2312 and Big5, and the syllables of KS X 1001.
    private static func common(_ language: Language) -> Set<UInt32> {
        let (encoding, rows): (String, ClosedRange<UInt8>) =
            switch language {
            case .japanese: ("euc-jp", 0xB0...0xCF)
            case .simplifiedChinese: ("gb18030", 0xB0...0xD7)
            case .traditionalChinese: ("big5", 0xA4...0xC6)
            case .korean: ("cp949", 0xB0...0xC8)
            }
        var bytes: [UInt8] = []
        for row in rows {
            let columns =
                Array(0xA1...0xFE) + (language == .traditionalChinese ? Array(0x40...0x7E) : [])
            for column in columns { bytes += [row, UInt8(column)] }
        }
        var text: [UInt8] = []
        var decoder = TextDecoder(TextEncoding(known: encoding))
        decoder.decode(bytes, isLast: true, appendingTo: &text)
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
        return Set(scalars.lazy.map(\.value).filter { $0 >= 0x4E00 && $0 < 0xE000 })
    }
}
