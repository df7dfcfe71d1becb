/// An encoding that is looked for, and what is written in it.
struct EncodingCandidate: Sendable {
    enum Languages: Sendable {
        case letters([LetterTable])
        case characters(CharacterTable)
    }

    let encoding: TextEncoding
    /// How usual files in it are, in relation to Windows-1252.
    let weight: Double
    let languages: Languages

    private init(_ name: String, _ weight: Double, _ tables: [LetterTable]) {
        self.init(name, weight, .letters(tables))
    }

    private init(_ name: String, _ weight: Double, _ languages: Languages) {
        encoding = TextEncoding(known: name)
        self.weight = weight
        self.languages = languages
    }

    private static let west: [LetterTable] = [
        .english, .german, .french, .spanish, .portuguese, .italian, .catalan, .dutch, .danish,
        .norwegian, .swedish, .finnish, .icelandic, .irish,
    ]
    private static let centre: [LetterTable] = [
        .polish, .czech, .slovak, .hungarian, .croatian, .slovene, .romanian, .albanian, .german,
        .english,
    ]
    private static let cyrillic: [LetterTable] = [
        .russian, .ukrainian, .bulgarian, .macedonian, .serbian, .belarusian,
    ]
    private static let turkic: [LetterTable] = [.turkish, .azerbaijani, .german, .english, .french]
    private static let baltic: [LetterTable] = [.lithuanian, .latvian, .estonian]

    /// Of those that read a text alike, the first one is said; those of Windows hold the ISO ones.
    static let all: [EncodingCandidate] = [
        Self("windows-1252", 1, west + [.albanian, .estonian]),
        Self("windows-1250", 0.1, centre),
        Self("windows-1251", 0.1, cyrillic),
        Self("windows-1253", 0.08, [.greek]),
        Self("windows-1254", 0.08, turkic),
        Self("windows-1255", 0.08, [.hebrew]),
        Self("windows-1256", 0.08, [.arabic, .persian]),
        Self("windows-1257", 0.06, baltic + [.polish, .german, .english, .swedish, .finnish]),
        Self("cp874", 0.06, [.thai]),
        Self("cp932", 0.08, .characters(.japanese)),
        Self("euc-jp", 0.04, .characters(.japanese)),
        Self("gb18030", 0.08, .characters(.simplifiedChinese)),
        Self("big5", 0.06, .characters(.traditionalChinese)),
        Self("cp949", 0.06, .characters(.korean)),
        Self("euc-tw", 0.002, .characters(.traditionalChinese)),
        Self("johab", 0.003, .characters(.korean)),
        Self("koi8-r", 0.04, [.russian, .bulgarian]),
        Self("koi8-u", 0.02, [.ukrainian, .russian]),
        Self("iso-8859-2", 0.03, centre),
        Self("iso-8859-3", 0.004, [.maltese, .esperanto, .turkish]),
        Self("iso-8859-4", 0.004, baltic + [.danish, .norwegian, .swedish, .finnish]),
        Self("iso-8859-5", 0.02, cyrillic),
        Self("iso-8859-6", 0.01, [.arabic]),
        Self("iso-8859-7", 0.03, [.greek]),
        Self("iso-8859-8", 0.02, [.hebrew]),
        Self("iso-8859-9", 0.03, turkic),
        Self("iso-8859-10", 0.002, baltic + [.icelandic, .swedish, .norwegian, .danish]),
        Self("iso-8859-13", 0.006, baltic + [.polish]),
        Self("iso-8859-15", 0.03, west + [.estonian]),
        Self(
            "iso-8859-16",
            0.003,
            [.romanian, .croatian, .slovene, .polish, .hungarian, .albanian]
        ),
        Self("cp850", 0.04, west),
        Self("cp437", 0.03, west),
        Self("cp852", 0.02, centre),
        Self("cp866", 0.04, [.russian, .ukrainian, .belarusian, .bulgarian]),
        Self("cp855", 0.005, cyrillic),
        Self("cp857", 0.005, turkic),
        Self("cp775", 0.003, baltic),
        Self("cp737", 0.004, [.greek]),
        Self("cp862", 0.003, [.hebrew]),
        Self("macintosh", 0.04, west),
        Self("mac-cyrillic", 0.01, cyrillic),
        Self(
            "mac-centraleurope",
            0.005,
            [.polish, .czech, .slovak, .hungarian, .croatian, .slovene]
        ),
    ]
}

extension TextEncoding {
    /// Those that are found out, for whoever wants a list.
    package static let usual =
        [utf8, utf16LittleEndian, utf16BigEndian] + EncodingCandidate.all.map(\.encoding)
}
