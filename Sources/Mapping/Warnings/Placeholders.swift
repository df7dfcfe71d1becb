import Customers

/// What stands in for a text that was never given: a template's mark that nothing was put into, and what people
/// type to try something out.
enum Placeholders {
    /// Whether a text is one, or has one in it.
    ///
    /// - Parameters:
    ///   - text: trimmed and not blank.
    ///   - traits: of that text.
    static func contains(_ text: String, _ traits: TextTraits, _ kind: Field.Kind) -> Bool {
        if !traits.isDisjoint(with: [.entityMark, .spreadsheetMark]) || text.utf8.first == bracket,
            hasTemplateMark(text, kind)
        {
            return true
        }
        switch kind {
        case .name, .street: return isTrial(text)
        case .place: return traits.isDisjoint(with: .digit) && isTrial(text)
        case .phone: return isMadeUp(text.utf8)
        case .email, .identifier, .postalCode: return false
        }
    }

    private static let bracket = UInt8(ascii: "[")

    // MARK: - Templates

    /// `{{name}}`, `${name}`, `{0}`, `%NAME%`, `<Name>`, `#NAME#`, `*|FNAME|*`, `[First Name]`, `%(name)s`.
    private static func hasTemplateMark(_ text: String, _ kind: Field.Kind) -> Bool {
        if let open = text.firstIndex(of: "{"), text[open...].contains("}") {
            // Some systems write their ids in a pair of braces.
            return kind != .identifier || text.contains("{{") || text.contains("${")
        }
        if text.contains("<%") || text.contains("*|") { return true }
        if text.contains("%("), text.contains(")s") { return true }
        guard let first = text.first, let last = text.last, text.count > 2 else {
            return text == "%s" || text == "%d"
        }
        let marks = text.prefix { $0 == first }.count
        let inner = text.dropFirst(marks).dropLast(marks)
        switch (first, last) {
        case ("%", "%"), ("#", "#"): return isWord(inner)
        case ("<", ">"): return inner.contains(where: \.isLetter) && !inner.contains("@")
        // Some companies are written in brackets.
        case ("[", "]"): return fields.contains(inner.lowercased())
        default: return false
        }
    }

    /// Whether a text is what programs call something: letters, digits, `_`, `.`, `-` and spaces.
    private static func isWord(_ text: Substring) -> Bool {
        text.contains(where: \.isLetter)
            && text.allSatisfy {
                $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "-" || $0 == " "
            }
    }

    /// What templates call a customer's fields.
    private static let fields: Set<String> = [
        "name", "first name", "last name", "full name", "firstname", "lastname", "company",
        "company name", "customer", "customer name", "client", "client name", "contact",
        "address", "street", "city", "state", "zip", "country", "phone", "email", "insert name",
        "your name", "your company", "vorname", "nachname", "firma", "firmenname", "kunde",
        "nom", "prénom", "société", "nombre", "apellido", "empresa", "nome", "cognome", "azienda",
        "naam", "bedrijf", "imię", "nazwisko", "nazwa",
    ]

    // MARK: - Trials

    /// `test`, `Test Customer 2`, `xxx`, `asdf`.
    private static func isTrial(_ text: String) -> Bool {
        guard mayBeTrial(text.utf8) else { return false }
        let lower = text.lowercased()
        let words = lower.split { !$0.isLetter }
        guard let first = words.first else { return false }
        if words.count == 1, first.count == lower.count, xs.contains(lower) { return true }
        if trials.contains(lower) { return true }
        return tests.contains(String(first)) && words.dropFirst().allSatisfy(tested)
    }

    /// Whether a closer look is worth its while.
    private static func mayBeTrial(_ bytes: some Collection<UInt8>) -> Bool {
        var head = WordHead()
        for byte in bytes { head.add(byte) }
        return startsLikeTest(bytes) || heads.mayHold(head)
    }

    /// Whether a text begins as ``tests`` do.
    @inline(__always)
    static func startsLikeTest(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first,
            first | 0x20 == UInt8(ascii: "t") || first | 0x20 == UInt8(ascii: "p")
        else { return false }
        var (word, shift): (UInt32, UInt32) = (0, 0)
        for byte in bytes.prefix(4) {
            word |= UInt32(byte | 0x20) &<< shift
            shift &+= 8
        }
        // `test` and `prue`, from the last byte to the first.
        return word == 0x7473_6574 || word == 0x6575_7270
    }

    private static func tested(_ word: Substring) -> Bool {
        tests.contains(String(word)) || things.contains(String(word))
    }

    /// What only keys that lie side by side, or a person who tries something out, make.
    private static let trials: Set<String> = [
        "asdf", "asdfg", "asdfgh", "asdfghjk", "asdasd", "asdfasdf", "qwert", "qwerty", "qwertz",
        "azerty", "sdfsdf", "foo", "foobar", "foo bar", "blabla", "bla bla",
        "lorem ipsum", "dummy", "dummy customer", "dummy company", "dummy name", "dummy data",
        "your name", "your company", "first name last name",
        "firstname lastname", "name here", "insert name", "insert name here", "name goes here",
        "example customer", "example company", "sample customer", "sample company",
        "max mustermann", "erika mustermann", "musterfirma", "musterkunde", "beispielkunde",
        "do not use", "delete", "delete me", "to be deleted", "deleted", "bitte löschen",
        "nicht verwenden", "тест", "тестовый клиент", "測試", "测试", "テスト", "테스트",
    ]

    private static let tests: Set<String> = ["test", "testing", "tester", "prueba", "teste"]

    /// What is tried out.
    private static let things: Set<String> = [
        "customer", "client", "company", "user", "account", "contact", "name", "entry", "record",
        "data", "person", "import", "row", "address", "street", "city", "only", "please", "ignore",
        "kunde", "firma", "eintrag", "klant", "cliente", "empresa", "kund", "asiakas", "klient",
    ]

    private static let xs = Set((1...20).map { String(repeating: "x", count: $0) })

    /// Those that don't begin as ``tests`` do.
    static let words = trials.union(xs)

    private static let heads = WordHeads(words.flatMap(WordHeads.forms))

    /// Digits that nobody was given: all the same, or one after the other.
    static func isMadeUp(_ bytes: some Sequence<UInt8>) -> Bool {
        var run = DigitRun()
        for byte in bytes { run.add(byte) }
        return run.isMadeUp
    }
}

/// Whether digits are all the same, or each follows the one before, as of `999-9999` and `1234567890`.
struct DigitRun {
    private(set) var count = 0
    private var previous: UInt8 = 0
    private var isSame = true
    private var isRising = true
    private(set) var hasOther = false

    /// Shorter numbers are extensions, or of a small exchange; no number is longer.
    private static let lengths = 7...15

    /// Where no digit is another one than the zero, it is a word for nothing.
    var isMadeUp: Bool { Self.lengths.contains(count) && (isSame && hasOther || isRising) }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        let digit = byte &- 0x30
        guard digit < 10 else { return }
        if count > 0 {
            if digit != previous { isSame = false }
            if digit != (previous == 9 ? 0 : previous &+ 1) { isRising = false }
        }
        if digit != 0 { hasOther = true }
        previous = digit
        count &+= 1
    }
}
