import Customers

/// The words that systems and people write where there is nothing.
enum NullWords {
    /// Whether a text is one of them, case aside, also within brackets: `<unknown>`, `-- none --`.
    ///
    /// - Parameter kind: what the text is for. `NA` is Namibia and Naples in an address.
    static func contains<Bytes: BidirectionalCollection<UInt8>>(
        _ bytes: Bytes,
        _ kind: Field.Kind = .place
    ) -> Bool {
        guard !bytes.isEmpty, bytes.count <= longest, mayBe(bytes) else { return false }
        let text = String(decoding: bytes, as: UTF8.self)
        if isOne(text, kind) { return true }
        guard bytes.first.map(opens) == true else { return false }
        let inner = withoutBrackets(text)
        return !inner.isEmpty && isOne(inner, kind)
    }

    private static func isOne(_ text: String, _ kind: Field.Kind) -> Bool {
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

    /// A first and a last name of nothing: `null null`, `Unknown, Unknown`.
    private static func isRepeated(_ lower: String) -> Bool {
        let parts = lower.split { $0 == " " || $0 == "," }
        return parts.count == 2 && parts[0] == parts[1] && words.contains(String(parts[0]))
    }

    /// The brackets, quotes and marks that words for nothing are written in.
    private static func withoutBrackets(_ text: String) -> String {
        let inner = text.drop(while: brackets.contains)
        let end = inner.lastIndex { !brackets.contains($0) }
        return end.map { String(inner[...$0]) } ?? ""
    }

    private static let brackets: Set<Character> = [
        "<", ">", "(", ")", "[", "]", "{", "}", "-", "*", "\"", "'", "_", "~", "|", " ",
    ]

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
        nothing; tbd; tba; t.b.d.; to be determined; to be confirmed; unknown customer; unknown company; unknown name; \
        unknown address; unnamed; no company; not entered; not on file; none on file
        German: k.a.; k. a.; k.a; keine angabe; keine angaben; keine; unbekannt; nicht bekannt; nicht angegeben; \
        nicht vorhanden; nicht verfügbar; n/v; n.v.; n. v.; n.b.; entfällt; ohne angabe; ohne namen; unbekannter kunde
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

    /// In bytes of UTF-8, with brackets. Few words twice are longer.
    private static let longest = 48

    /// Whether a look at a text is worth its while. No word has a digit, but what programs write for no number,
    /// which has a `#`; and what isn't ASCII may be in capitals.
    private static func mayBe(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        var head = WordHead()
        var (hasDigit, hasMark) = (false, false)
        for byte in bytes {
            head.add(byte)
            switch byte {
            case 0x30...0x39: hasDigit = true
            case UInt8(ascii: "#"): hasMark = true
            default: break
            }
        }
        return hasDigit ? hasMark : bytes.first.map(opens) == true || heads.mayHold(head)
    }

    /// Whether a text may be within brackets, by its first byte.
    private static func opens(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x27, 0x28, 0x2A, 0x2D, 0x3C, 0x5B, 0x5F, 0x7B, 0x7C, 0x7E: true
        default: false
        }
    }

    /// All words, alone and twice.
    static let forms: [[UInt8]] = words.union(["na"])
        .flatMap { [$0, "\($0) \($0)", "\($0), \($0)"] }.flatMap(WordHeads.forms)

    private static let heads = WordHeads(forms)
}
