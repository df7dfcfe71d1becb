import Customers

/// The words that systems and people write where there is nothing.
enum NullWords {
    /// Whether a text is one of them, case aside.
    ///
    /// - Parameter kind: what the text is for. `NA` is Namibia and Naples in an address.
    static func contains<Bytes: BidirectionalCollection<UInt8>>(
        _ bytes: Bytes,
        _ kind: Field.Kind = .place
    ) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        let count = bytes.count
        guard count <= longest, lengths.mayHold(first, last, count), mayBe(bytes) else {
            return false
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let lower = text.lowercased()
        guard !isName(text, lower, kind) else { return false }
        return words.contains(lower) || lower == "na" && text == "NA" && kind != .place
            || isRepeated(lower)
    }

    /// Whether a word is also a name, or a short form of a state: Nat, Nil and Nan, North Carolina and Dakota,
    /// New Brunswick. No column has it for nothing again and again.
    static func mayBeName(_ word: String, _ kind: Field.Kind) -> Bool {
        let names = kind == .name || kind == .place
        return names
            && ["nat", "nil", "nan", "n.b.", "n.c.", "n.d.", "n.v."].contains(word.lowercased())
    }

    /// Whether it is written as such a name is, and not as programs and people write nothing.
    private static func isName(_ text: String, _ lower: String, _ kind: Field.Kind) -> Bool {
        guard mayBeName(lower, kind) else { return false }
        return switch lower {
        case "nat": text != "NaT"
        case "nil": text != "nil"
        case "nan": text != "nan" && text != "NaN"
        default: kind == .place && text == text.uppercased()
        }
    }

    /// A first and a last name of nothing: `null null`, `NaN NaN`.
    private static func isRepeated(_ lower: String) -> Bool {
        let parts = lower.split(separator: " ")
        return parts.count == 2 && parts[0] == parts[1] && ofPrograms.contains(String(parts[0]))
    }

    /// What programs write.
    private static let ofPrograms: Set<String> = [
        "-", "--", "null", "nil", "none", "nan", "n/a", "undefined", "nat", "\\n", "(null)",
        "<null>",
        "[null]",
        "<na>", "<none>", "(none)", "(blank)", "<blank>", "(empty)", "<empty>", "dbnull",
        "system.dbnull", "[object object]", "1.#qnan", "1.#ind", "-nan", "-1.#ind",
    ]

    /// One language a line, so that whoever speaks it can put it right. A word that may well be a name isn't
    /// here.
    private static let ofPeople = """
        English: n.a.; n.a; n/a.; not available; not applicable; not provided; not specified; not given; \
        not known; not set; unknown; no data; no value; none given; no name; no email; no phone; no address; \
        nothing; tbd; tba; t.b.d.; to be determined; to be confirmed
        German: k.a.; k. a.; k.a; keine angabe; keine angaben; keine; unbekannt; nicht bekannt; nicht angegeben; \
        nicht vorhanden; nicht verfügbar; n/v; n.v.; n. v.; n.b.; entfällt; ohne angabe
        French: inconnu; inconnue; néant; non renseigné; non renseignée; non communiqué; non disponible; \
        sans objet; n/c; n.c.; aucun; aucune; n.r.
        Spanish: desconocido; desconocida; ninguno; ninguna; sin datos; sin dato; sin información; no disponible; \
        no aplica; s/d; n/d; n.d.; sin nombre; vacío; no tiene
        Portuguese: desconhecido; desconhecida; nenhum; nenhuma; não informado; não disponível; não se aplica; \
        não consta; sem dados; sem informação; não tem
        Italian: sconosciuto; sconosciuta; nessuno; nessuna; non disponibile; non specificato; non indicato; \
        non noto; assente
        Dutch: onbekend; geen; niet bekend; niet beschikbaar; niet opgegeven; n.v.t.; nvt; n.n.b.
        Swedish: okänd; okänt; saknas; ingen uppgift; uppgift saknas; ej angivet
        Danish: ukendt; ikke oplyst; mangler
        Norwegian: ukjent; ikke oppgitt
        Finnish: tuntematon; ei tiedossa; ei ole; ei saatavilla
        Polish: brak; brak danych; nieznany; nieznana; nie dotyczy; nie podano; b/d; nd.
        Czech: neznámý; neznámá; není; neuvedeno; nezadáno
        Slovak: neznámy; neznáma; nie je; neuvedené
        Hungarian: ismeretlen; nincs; nincs adat; nem ismert; n.a
        Romanian: necunoscut; necunoscută; nu există; nespecificat
        Turkish: bilinmiyor; yok; belirtilmemiş
        Russian: нет; нет данных; неизвестно; не указано; не указан; отсутствует; н/д
        Ukrainian: немає; немає даних; невідомо; не вказано; відсутній
        Greek: άγνωστο; άγνωστος; δ/υ; δεν υπάρχει; κανένα
        Arabic: غير معروف; لا يوجد; غير متوفر
        Hebrew: לא ידוע; אין
        Chinese: 无; 無; 暂无; 暫無; 未知; 不详; 不詳; 没有; 沒有; 未填; 未填写
        Japanese: なし; 無し; 不明; 未設定; 該当なし; 未入力; 未登録
        Korean: 없음; 미상; 해당없음; 해당 없음; 모름; 미입력
        Thai: ไม่มี; ไม่ทราบ
        Vietnamese: không có; không rõ; chưa có
        Indonesian: tidak ada; tidak diketahui
        """

    private static let words: Set<String> = ofPrograms.union(
        ofPeople.split(separator: "\n").flatMap { line in
            line.drop { $0 != ":" }.dropFirst().split(separator: ";").map {
                Trimming.trimmed(String($0))
            }
        }
    )

    private static let lengths = WordLengths(words.map { Array($0.utf8) } + [Array("na".utf8)])

    /// Whether a text has the hash of a word, case aside, or isn't ASCII: few others need a text to be made.
    private static func mayBe(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return true }
        return hashes.contains(hash(bytes))
    }

    private static let hashes = Set(
        words.union(ofPrograms.map { "\($0) \($0)" }).union(["na"]).map { hash($0.utf8) }
    )

    private static func hash(_ bytes: some Collection<UInt8>) -> UInt64 {
        var hash = TextHash()
        hash.add(bytes.lazy.map(WordLengths.small))
        return hash.value
    }

    /// In bytes of UTF-8. Words twice, of programs' only, are no longer.
    private static let longest = 40
}

/// How long words are that begin and end with a byte, case aside: asked for each cell, so without a look at
/// a text.
private struct WordLengths: Sendable {
    /// A bit for each length below 64.
    private var byFirst = [UInt64](repeating: 0, count: 256)
    private var byLast = [UInt64](repeating: 0, count: 256)

    init(_ words: [[UInt8]]) {
        for word in words {
            guard let first = word.first, let last = word.last else { continue }
            add(first, last, word.count)
            // The same word twice, with a space between.
            add(first, last, word.count * 2 + 1)
        }
    }

    private mutating func add(_ first: UInt8, _ last: UInt8, _ count: Int) {
        guard count < 64 else { return }
        byFirst[Int(first)] |= 1 << UInt64(count)
        byLast[Int(last)] |= 1 << UInt64(count)
        // Small and capital letters beyond ASCII may begin or end with different bytes.
        if first >= 0x80 { for byte in 0x80...0xFF { byFirst[byte] |= 1 << UInt64(count) } }
        if last >= 0x80 { for byte in 0x80...0xFF { byLast[byte] |= 1 << UInt64(count) } }
    }

    /// - Parameter count: below 64.
    @inline(__always)
    func mayHold(_ first: UInt8, _ last: UInt8, _ count: Int) -> Bool {
        let length: UInt64 = 1 &<< UInt64(truncatingIfNeeded: count)
        return byFirst[Int(Self.small(first))] & byLast[Int(Self.small(last))] & length != 0
    }

    @inline(__always)
    static func small(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
}
