import Customers
import Testing

@testable import Mapping

private func damage(_ text: String, _ field: Field, country: String? = nil) -> [Problem.Code] {
    Damage.found(
        in: text,
        TextTraits(text.utf8),
        field: field,
        country: country
    )
}

@Test(arguments: [
    ("5.55E+09", true), ("5.55e+09", true), ("5,55E+09", true), ("1E+10", true), ("-1.5E-3", true),
    ("6.17556E9", true), ("4E10", false), ("12E4", false), ("E+10", false), ("5.55", false),
    ("5.55E+", false), ("5.55E+09x", false), ("+1 555 0100", false), ("ABC-1E+2", false),
])
func `scientific notation is seen in phones, ids and postal codes only`(
    _ text: String,
    _ isDamage: Bool
) {
    for field in [Field.phoneNumber, .externalID, .billing(.postalCode)] {
        #expect(damage(text, field).contains(.scientificNotation) == isDamage, "\(field)")
    }
    #expect(!damage(text, .name).contains(.scientificNotation))
}

@Test(
    arguments: [
        ("2139", nil, true), ("2139", "US", true), ("2139", "United States", true),
        ("501", "USA", true),
        ("2139-1234", "U.S.A.", true), ("02139", "US", false), ("2139", "Austria", false),
        ("8001", "CH", false), ("21390", "US", false), ("21", "US", false), ("2A39", nil, false),
        ("2139-12", nil, false), ("12-34", nil, false), ("21391234", "US", true),
        ("9261234", "US", true), ("926", "Puerto Rico", true), ("2139.0", nil, true),
        ("2139", "Vereinigte Staaten", true), ("2139.5", nil, false),
        ("123456789", nil, false),
    ] as [(String, String?, Bool)]
)
func `a lost leading zero is seen where the country is the US, and guessed where none is given`(
    _ text: String,
    _ country: String?,
    _ isDamage: Bool
) {
    let found = damage(text, .shipping(.postalCode), country: country)
    let code: Problem.Code = country == nil ? .shortPostalCode : .lostLeadingZero
    #expect(found == (isDamage ? [code] : []))
}

@Test(arguments: [
    ("#REF!", true), ("#ref!", true), ("#N/A", true), ("#DIV/0!", true), ("######", true),
    ("#NAME?", true), ("#12", false), ("##", false), ("REF!", false), ("#WOW!", false),
    ("#BEZUG!", true), ("#NV", true), ("#WERT!", true), ("#ZAHL!", true), ("#NOM?", true),
    ("#VALEUR!", true), ("#¡REF!", true), ("#RIF!", true), ("Acme #REF!", true),
    ("Err:502", true), ("Fehler:502", true), ("Err:50", false), ("Attn: Ada", false),
    ("Apt #4", false),
])
func `an error of a spreadsheet is seen in any field`(_ text: String, _ isDamage: Bool) {
    for field in Field.allCases {
        #expect(damage(text, field).contains(.spreadsheetError) == isDamage, "\(field)")
    }
}

@Test(arguments: [
    ("=A2&B2", true), ("=SUM(A1:A3)", true), ("=\"007\"", true), ("='007'", true), ("=(1)", true),
    ("=", false),
    ("= equal", false), ("a=b", false), ("=mc2 GmbH", false), ("=A2 & B2", true), ("=$B$7", true),
    ("=Sheet1!A1", true), ("=hello", false), ("=Equals=", false), ("=A1", true),
    ("+1 555 0100", false),
])
func `a formula is seen`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .name).contains(.formula) == isDamage)
}

@Test(arguments: [
    ("MÃ¼ller", true), ("CafÃ©", true), ("Itâ€™s", true), ("â‚¬100", true), ("ðŸ˜€", true),
    ("Â°C", true), ("a\u{FFFD}b", true), ("Müller", false), ("Ångström", false), ("Ã", false),
    ("São Paulo", false), ("ÇA VA", false), ("漢字", false), ("naïve — “quoted”", false),
    ("L’Âge d’Or", false), ("Ã l", false), ("NESCAFÉ® GmbH", false), ("RENÉ’S BAR", false),
    ("„Spaß“ GmbH", false), ("Spaß… & Co", false), ("Gruß–Service", false),
    ("Weiß\u{a0}GmbH", false), ("Voilà\u{a0}» SARL", false), ("“Ä”", false), ("Fuß™", false),
    ("CITÉ°", false), ("Ó´Brien", false), ("„Café…“", false), ("„CAFÄ“ & Co", false),
    ("Ã–sterreich", true),
    ("StraÃŸe", true), ("CAFÃ‰", true), ("Mï¿½ller", true), ("RÄ“zekne", true),
    ("Å\u{a0}imon", true),
    ("Ð˜Ð²Ð°Ð½", true), ("æ¼¢å­—", true), ("Ã\u{a0} Paris", true), ("M%C3%BCller", true),
    ("Acme%20Ltd", true), ("Jos\\u00e9", true), ("M\\xfcller", true),
    ("=?utf-8?Q?M=C3=BCller?=", true), ("100% Wool", false), ("50%ers", false),
    ("C:\\users", false), ("5%25", false), ("â€œAcmeâ€\u{9d}", true),
    // UTF-8 as Mac Roman, as code page 437 and 850, as Windows-1250 and -1251, twice.
    ("M√ºller", true), ("Caf√©", true), ("√Öngstr√∂m", true), ("Itâ€šÃ„Ã´s", true),
    ("It‚Äôs", true), ("≈Å√≥d≈∫", true), ("–ò–≤–∞–Ω", true), ("M├╝ller", true), ("Stra├ƒe", true),
    ("Stra▀e", true), ("MĂĽller", true), ("CafĂ©", true), ("KrakĂłw", true), ("PoznaĹ„", true),
    ("Ĺ»abka", true), ("MГјller", true), ("CafГ©", true), ("РРІР°РЅРѕРІ", true),
    ("MÃƒÂ¼ller", true), ("锟斤拷", true), ("繧ｹ繝ｳ", true), ("占쏙옙", true),
    // One old code page as another.
    ("Wroc³aw", true), ("M¸ller", true), ("Mu¤oz", true), ("ESPA¥A", true), ("G”rlitz", true),
    ("M„rz GmbH", true), ("Stra§e", true), ("K÷ln", true), ("Mu±oz", true), ("Garc¿a", true),
    ("Per£a", true), ("MŸller", true), ("Èâàí Ïåòðîâ", true), ("Åëëçíéêü", true),
    // Sound texts with such marks and letters.
    ("Ăştia SRL", false), ("CASĂ SRL", false), ("LĂŞA", false), ("SĂLĂJAN", false),
    ("Îăşț", false), ("ŘEŘICHA", false), ("NŮŽ", false), ("Äänekoski", false), ("ÄÄNI Oy", false),
    ("Õhk", false), ("РІЧКА", false), ("ЇЖАК", false), ("ЁЛКИ", false), ("ЕЁ СТИЛЬ", false),
    ("Љубљана", false), ("Ћић", false), ("«Ромашка»", false), ("ООО «Ёж»", false),
    ("Ђорђевић", false), ("Paris–Évry", false), ("Genève—Õ", false), ("E²consult", false),
    ("m² Bau", false), ("Nike × Åland", false), ("Col·legi", false), ("Mª José", false),
    ("¿Qué? S.L.", false), ("¡Olé!", false), ("A£B", false), ("D’Angelo", false),
    ("O´Brien", false),
    ("§ 5 GmbH", false), ("“A” & „B“", false), ("Rock’n’Roll", false), ("Δ Ωμέγα", false),
    ("√2 Studio", false), ("½ Price", false), ("ÖÄÜ GmbH", false), ("Château d’Yquem", false),
    ("L'HAŸ-LES-ROSES", false), ("日本 太郎", false), ("Nguyễn Thị Ánh", false), ("Þórður", false),
    ("Łódź", false), ("İstanbul", false), ("Ağrı", false), ("Çiğli", false), ("Győr", false),
    ("Ærø Ø", false), ("Žižkov", false), ("Šiauliai", false), ("Ļeņins", false),
    ("Ğ Şirket", false),
])
func `text read in the wrong encoding is seen`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .name).contains(.mojibake) == isDamage)
}

@Test(arguments: [
    ("a\u{7}b", true), ("a\u{7f}", true), ("a\u{0}b", true), ("a\u{92}b", true), ("a\tb", false),
    ("a\nb", false), ("a\r\nb", false), ("äb", false), ("a\u{200d}b", false),
])
func `a control character is seen`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .billing(.street1)).contains(.controlCharacter) == isDamage)
}

@Test(arguments: [
    ("555-CALL-NOW", true), ("+1 555 0100 ask Sam", true),
    ("五", true), ("+1 (555) 010-0199", false), ("555 0100 ext. 12", false), ("555-0100 x12", false),
    ("Tel: 555 0100", false), ("555 0100 Ext 9", false), ("(m) 555 0100", false),
    ("O12345", true), ("home", true), ("x", true), ("ext 12", true), ("Mobil 0171 5550100", false),
    ("Telefon 030 5550100", false), ("0171 5550100 (privat)", false),
    ("030 555 Durchwahl 3", false),
    ("01 55 50 10 00 (bureau)", false), ("Tél. 01 55 50 10 00", false),
])
func `a phone with letters is seen, extensions aside`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .phoneNumber).contains(.phoneWithLetters) == isDamage)
}

@Test(arguments: [
    ("nobody", true), ("a@b@c.de", true), ("@b.de", true), ("a@", true), ("a b@c.de", true),
    ("a@b.de, c@d.ef", true), ("a@b.de;c@d.ef", true), ("a@.de", true), ("a@b.de.", true),
    ("mailto:a@b.de", true), ("hazel@a", true), ("a@b..de", true), (".a@b.de", true),
    ("a.@b.de", true),
    ("a@-b.de", true), ("a@b-.de", true), ("<a@b.de>", true), ("a@b.de/", true),
    ("http://a@b.de", true),
    ("“a@b.de”", true), ("a＠b.de", true), ("a@b。de", true), ("'a@b.de'", true), ("a@b.c", true),
    ("a@b_c.de", true), ("a@b.de?subject=x", true), ("a@10.0.0.1", true), ("a..b@c.de", true),
    ("a@b.de)", true),
    ("a@b.co.uk", false), ("a-b_c=d@x-y.example", false), ("a@xn--mnchen-3ya.de", false),
    ("山田@例え.jp", false),
    ("a@b.de", false), ("ä.b+c@münchen.de", false), ("a@localhost", true), ("O'Neil@b.de", false),
])
func `an e-mail that isn't one address is seen`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .email).contains(.badEmail) == isDamage)
}

@Test(arguments: [
    ("NULL", Field.name, true), ("null", .billing(.street1), true), ("n/a", .name, true),
    ("N/A", .externalID, true), ("NaN", .name, true), ("None", .name, true), ("-", .name, true),
    ("\\N", .billing(.city), true), ("-", .phoneNumber, true), ("-", .email, true),
    ("none", .phoneNumber, true), ("n/a", .email, true), ("#N/A", .name, false),
    ("Nullmeier", .name, false),
    ("NA", .billing(.country), false), ("Nan Li", .name, false), ("N", .billing(.state), false),
    ("-1", .externalID, false), ("NA", .name, true), ("Na", .name, false),
    ("ND", .billing(.state), false),
    ("n.a.", .name, true), ("k.A.", .name, true), ("keine Angabe", .billing(.street1), true),
    ("Unbekannt", .name, true), ("non renseigné", .name, true), ("S/D", .name, true),
    ("Brak", .name, true),
    ("Неизвестно", .name, true), ("нет", .phoneNumber, true), ("無", .name, true),
    ("なし", .email, true),
    ("없음", .name, true), ("暂无", .billing(.city), true), ("ΆΓΝΩΣΤΟ", .name, true),
    ("[null]", .name, true),
    ("null null", .name, true), ("NaN NaN", .name, true), ("None Null", .name, false),
    ("{}", .name, false),
    ("?", .name, false), ("???", .name, false), ("...", .billing(.city), false),
    ("—", .name, false),
    ("''", .name, false),
    ("*", .name, false), ("=", .externalID, false), ("_", .name, false),
    ("()", .phoneNumber, false),
    ("000-000-0000", .phoneNumber, true), ("0", .phoneNumber, true),
    ("00100", .billing(.postalCode), false),
    ("Nullarbor", .name, false), ("Nothing Ltd", .name, false), ("🙂", .name, false),
    ("王", .name, false),
    ("3M", .name, false), ("½", .billing(.street1), false), ("Zeke", .name, false),
    ("NV", .billing(.state), false), ("Unknown Unknown", .name, true),
    ("unknown, unknown", .name, true), ("<unknown>", .name, true), ("(Unbekannt)", .name, true),
    ("-- none --", .billing(.street1), true), ("*unknown*", .phoneNumber, true),
    ("\"NULL\"", .name, true), ("[n/a]", .externalID, true), ("Unknown Customer", .name, true),
    ("UNKNOWN UNKNOWN", .name, true), ("Néant néant", .name, true), ("(Nat)", .name, false),
    ("<none>", .email, true), ("Known Unknowns", .name, false),
    ("Unknown Mortal Ltd", .name, false),
    ("[solidcore]", .name, false), ("*NSYNC", .name, false), ("-1-", .externalID, false),
])
func `a word for nothing is seen`(_ text: String, _ field: Field, _ isDamage: Bool) {
    #expect(damage(text, field).contains(.nullWord) == isDamage)
}

@Test(arguments: [
    ("Reed &amp; Sons", true), ("Caf&#233;", true), ("O&#x27;Neil", true), ("M&uuml;ller", true),
    ("Reed & Sons", false), ("AT&T; Bell", false), ("a &b; c", false), ("&;", false),
    ("Muller<br>Sons", true), ("<b>Acme</b>", true), ("<![CDATA[Acme]]>", true), ("&hellip;", true),
    ("&Scaron;koda", true), ("Acme <info>", false), ("A < B > C", false), ("I <3 NY", false),
    ("<Acme>", false),
    ("&#;", false),
    ("R&D; Labs", false), ("& amp ;", false),
])
func `an entity of HTML is seen`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .name).contains(.htmlEntity) == isDamage)
}

@Test(arguments: [
    ("555\u{202c}0101", Field.phoneNumber, true), ("a\u{200b}@b.cd", .email, true),
    ("Al\u{200e}der", .name, true), ("Al\u{feff}der", .name, true),
    ("C\u{200d}1", .externalID, true),
    ("می\u{200c}شود", .name, false), ("👩\u{200d}🔧", .name, false), ("Älder", .name, false),
    ("012\u{2060}34", .billing(.postalCode), true), ("Al\u{ad}der", .name, true),
    ("Al\u{200d}der", .name, true),
    ("\u{200c}Alder", .name, true), ("Al\u{61c}der", .name, true), ("\u{3164}", .name, true),
    ("\u{2800}", .name, true),
    ("葛\u{e0100}城", .name, false), ("❤\u{fe0f} Bar", .name, false),
    ("Be\u{34f}nd", .billing(.city), true),
    ("Al\u{fffc}der", .name, true), ("97\u{ad}701", .billing(.postalCode), true),
])
func `a character that can't be seen is found`(_ text: String, _ field: Field, _ isDamage: Bool) {
    #expect(damage(text, field).contains(.invisibleCharacter) == isDamage)
}

@Test(arguments: [
    ("5550101 ::: 5550102", true), ("555-0101; 555-0102", true), ("5550101;5550102", true),
    ("5550101, 5550102", true), ("5550101/5550102", true), ("030 5550101\n030 5550102", true),
    ("0711/123456", false), ("0711/1234567", false), ("+49 (0)2345/123456", false),
    ("0711123456/0711123457", true),
    ("0711/123456; 0711/123457", true), ("+49 (0) 711 / 12 34 56", false),
    ("555-0101 / 02", false), ("030/555 01 01", false), ("+1 555 010 0199", false),
    ("212-555-0101 | 212-555-0102", true),
    ("5550101 or 5550102", true), ("030 5550101 und 030 5550102", true),
    ("5550101 & 5550102", true),
    ("5550101 5550102", true), ("555-0101 - 555-0102", true), ("5550101 - 5550102", true),
    ("+15550101 +15550102", true), ("5550101+5550102", true), ("5550101、5550102", true),
    ("5550101；5550102", true), ("5550101\\5550102", true), ("(555) 555-0101 (555) 555-0102", true),
    ("Tel. 0711 123456 Fax 0711 123457", true), ("555-0101 ext. 123456", false),
    ("+1 555 555 0101 x12345", false),
    ("01 55 50 10 00 poste 1234567", false), ("0049 711 1234 5678 90", false),
    ("５５５０１０１；５５５０１０２", true),
    ("+49 711\u{a0}1234567", false), ("Mobil 0171 5550100", false),
    ("0171 5550100 (privat)", false),
])
func `two phones in one cell are seen`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .phoneNumber).contains(.severalValues) == isDamage)
}

@Test(arguments: [
    ("1001.0", Field.externalID, true), ("15550102201.0", .phoneNumber, true),
    ("+15550102201.0", .phoneNumber, true), ("1001.00", .externalID, true),
    ("1001,0", .externalID, true),
    ("15550102201,00", .phoneNumber, true), ("12.0", .billing(.street1), true),
    ("1000", .externalID, false),
    ("1,000", .externalID, false), ("1.000", .externalID, false),
    ("v1.0", .externalID, false), ("1001", .externalID, false), (".0", .externalID, false),
    ("1.0", .name, false), ("1.2.0", .externalID, false),
])
func `the point and zero of a number is seen in ids and phones`(
    _ text: String,
    _ field: Field,
    _ isDamage: Bool
) {
    #expect(damage(text, field).contains(.strayDecimal) == isDamage)
}

@Test(
    arguments: [
        ("4103", "DE", true), ("4103", "Deutschland", true), ("1000", "France", true),
        ("8001", "Spain", true), ("4103", "CH", false), ("1010", "Austria", false),
        ("413", "DE", true), ("D-4103", "DE", true), ("D-04103", "DE", false),
        ("184", "Italy", true),
        ("100", "Finland", true), ("1001", "Lithuania", true), ("950", "Polska", true),
        ("00-950", "PL", false),
        ("800", "Australia", true), ("150", "Norway", true), ("600001", "Japan", true),
        ("1310-100", "Brazil", true),
        ("01310-100", "Brazil", false), ("10115", "RO", true), ("010011", "RO", false),
        ("04103", "DE", false), ("2139", nil, true), ("100-0001", nil, false),
        ("100-0001", "Japan", false), ("2139-1234", nil, true), ("601-1234", "PR", true),
        ("18956", "SG", true), ("1001", "Guatemala", true), ("800", "Denmark", true),
        ("8000", "Denmark", false), ("560001", "India", false), ("31000", "CN", true),
        ("50001", "Colombia", true), ("50000", "Kazakhstan", true),
        ("2000", "Australia", false), ("4103", "Atlantis", true),
    ] as [(String, String?, Bool)]
)
func `a postal code without its zero is seen where its country's codes have one length`(
    _ text: String,
    _ country: String?,
    _ isDamage: Bool
) {
    let found = Damage.shortPostalCode(text, TextTraits(text.utf8), country: country)
    #expect((found != nil) == isDamage)
}

@Test(arguments: [
    ("'0123", true), ("'+1 555", true), ("'=1", true), ("Acme'", true), ("O'Neil", false),
    ("'t Hof", false), ("'quoted'", false), ("rock 'n' roll'", false), ("Acme", false),
    ("'47 Brand", false), ("Dunkin'", false), ("The Farmers'", false), ("'47", true),
])
func `an apostrophe that a spreadsheet left is seen`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .name).contains(.strayApostrophe) == isDamage)
}

@Test(arguments: [
    (Field.name, 255, true), (.name, 254, false), (.name, 256, false), (.phoneNumber, 32, true),
    (.externalID, 255, true), (.billing(.city), 255, true), (.shipping(.street1), 255, true),
    (.billing(.street1), 256, false), (.phoneNumber, 255, false),
])
func `a text of exactly the maximum length may have been cut`(
    _ field: Field,
    _ count: Int,
    _ isDamage: Bool
) {
    #expect(damage(String(repeating: "5", count: count), field).contains(.cutAtLimit) == isDamage)
}

@Test(arguments: [
    ("a@example.com", Field.name, true), ("a@example.com", .phoneNumber, true),
    ("a@example.com", .billing(.street1), true), ("a@example.com", .email, false),
    ("@home", .name, false), ("Meet @ 5.30", .name, false), ("02139", .billing(.city), true),
    ("02139", .shipping(.country), true), ("02139", .billing(.postalCode), false),
    ("75 Cergy", .billing(.city), false), ("12", .billing(.street1), false), ("10001", .name, true),
    ("3M", .name, false),
    ("24/7", .name, false), ("1984", .name, false), ("55501", .name, true),
    ("75", .billing(.state), false), ("4103", .billing(.state), true), ("7-Eleven", .name, false),
    ("第1", .name, false),
])
func `a text that belongs to another column is seen`(
    _ text: String,
    _ field: Field,
    _ isDamage: Bool
) {
    #expect(Damage.looksMisplaced(text, TextTraits(text.utf8), in: field) == isDamage)
}

@Test(arguments: [
    "Müller & Söhne GmbH", "O’Brien’s", "Acme, Inc.", "+44 20 7946 0018", "12 Mill Lane #4",
    "株式会社サンプル", "Île-de-France", "a@example.com",
])
func `ordinary texts have no damage`(_ text: String) {
    #expect(damage(text, .name).isEmpty)
}

@Test(arguments: [
    ("Müller", true), ("São Paulo", true), ("é", true), ("ascii", true), ("MÃ¼ller", false),
    ("Größe", false), ("漢", false), ("a\u{a0}", false), ("\u{fffd}", false), ("\u{85}", false),
])
func `lone Latin letters need no closer look`(_ text: String, _ isLone: Bool) {
    #expect(SoundText.hasOnlyLoneLatinLetters(text.utf8) == isLone)
}

@Test(
    arguments: [
        ("?ukasz", .name, true), ("Wroc?aw", .billing(.city), true), ("M?ller", .name, true),
        ("Jos? Garc?a", .name, true), ("Pozna?", .billing(.city), true), ("Guess?", .name, false),
        ("Who? Me", .name, false), ("m?ller@b.de", .email, true), ("What now?", .name, false),
        ("https://a.example/?q=a", .name, false), ("A ? B", .name, false),
        ("???? Ltd", .name, true), ("Huh??", .name, false),
        ("a?b", .externalID, false), ("1 Stra?e", .billing(.street1), true),
    ] as [(String, Field, Bool)]
)
func `a letter that became a question mark is seen`(
    _ text: String,
    _ field: Field,
    _ isDamage: Bool
) {
    #expect(damage(text, field).contains(.lostLetter) == isDamage)
}

@Test(
    arguments: [
        ("***", .name, true), (":-----:", .name, true), ("…", .name, true), ("???", .name, true),
        ("(   )   -", .phoneNumber, true), ("#", .externalID, true),
        ("...", .billing(.state), true), ("★", .name, true), ("3", .name, false),
        ("漢", .name, false), ("五", .name, false), ("½", .name, false),
        ("!!!", .name, true), ("A*", .name, false), ("é", .name, false), ("@", .email, false),
    ] as [(String, Field, Bool)]
)
func `a text of marks only is seen`(_ text: String, _ field: Field, _ isDamage: Bool) {
    #expect(damage(text, field).contains(.noLetter) == isDamage)
}

@Test(arguments: [("12345.0", true), ("1234567.0", true), ("12345", false), ("AB1.0", false)])
func `the fraction of a number is seen at a postal code`(_ text: String, _ isDamage: Bool) {
    let found = damage(text, .billing(.postalCode), country: "DE")
    #expect(found.contains(.strayDecimal) == isDamage)
}

@Test(
    arguments: [
        ("Nat", .name, false), ("NIL", .name, false), ("nil", .name, true), ("NaN", .name, true),
        ("Nan", .billing(.city), false), ("N.C.", .billing(.state), false),
        ("n.c.", .billing(.state), true), ("NULL", .name, true),
    ] as [(String, Field, Bool)]
)
func `a word for nothing that is also a name is told by how it is written`(
    _ text: String,
    _ field: Field,
    _ isDamage: Bool
) {
    #expect(damage(text, field).contains(.nullWord) == isDamage)
}

@Test(arguments: [
    ("0049171 1234567", false), ("0086755 12345678", false), ("5550101 5550102", true),
    ("0000000000", true),
])
func `a country's code with two zeros is no number of its own`(_ text: String, _ isDamage: Bool) {
    let traits = TextTraits(text.utf8)
    let isSure = SoundText().isSure(text, traits, .phone, limit: 255)
    #expect(damage(text, .phoneNumber).isEmpty != isDamage)
    #expect(!isSure || !isDamage)
}

@Test(arguments: [
    ("\u{200f}שלום בע\"מ", false), ("דרך השלום 5\u{200e}", false), ("Al\u{200e}der", true),
])
func `marks of direction belong to Hebrew and Arabic texts`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .name).contains(.invisibleCharacter) == isDamage)
}

@Test(arguments: [("100%Fair", false), ("M%C3%BCller", true), ("30%DB Marge", false)])
func `a percentage is no byte in hexadecimal`(_ text: String, _ isDamage: Bool) {
    #expect(damage(text, .name).contains(.mojibake) == isDamage)
}

@Test(
    arguments: [
        ("2139", "MA", nil, .lostLeadingZero), ("2139", "Massachusetts", nil, .lostLeadingZero),
        ("7030", "N.J.", nil, .lostLeadingZero), ("601", "pr", nil, .lostLeadingZero),
        ("2139-1234", "MA", nil, .lostLeadingZero), ("2139", "MA", "US", .lostLeadingZero),
        ("2139", "MA", "Atlantis", .lostLeadingZero), ("2139", "NSW", nil, .shortPostalCode),
        ("9021", "CA", nil, .shortPostalCode), ("02139", "MA", nil, nil),
        ("2139", "MA", "Australia", nil), ("1010", "ME", "Austria", nil),
    ] as [(String, String, String?, Problem.Code?)]
)
func `a state of the US tells that a postal code lost its zero`(
    _ text: String,
    _ state: String,
    _ country: String?,
    _ code: Problem.Code?
) {
    let traits = TextTraits(text.utf8)
    #expect(Damage.shortPostalCode(text, traits, country: country, state: state) == code)
}

@Test(
    arguments: [
        ("{{name}}", .name, true), ("${name}", .name, true), ("%NAME%", .name, true),
        ("<name>", .name, true), ("<First Name>", .name, true), ("*|FNAME|*", .name, true),
        ("[First Name]", .name, true), ("#NAME#", .name, true), ("%%name%%", .name, true),
        ("<%= name %>", .name, true), ("Dear {name}", .billing(.street1), true),
        ("{0}", .billing(.city), true), ("%s", .name, true), ("%(name)s", .externalID, true),
        ("{{email}}", .email, true), ("{phone}", .phoneNumber, true),
        ("{{id}}", .externalID, true), ("{8F14E45F-CEEA-467F}", .externalID, false),
        ("DFG", .name, false), ("SDF", .name, false),
        ("test", .name, true), ("Test", .name, true), ("TEST 2", .name, true),
        ("test test", .name, true), ("Test Customer 12", .name, true), ("Testkunde", .name, false),
        ("Test Kunde", .name, true), ("testing", .billing(.city), true), ("x", .name, true),
        ("XXX", .name, true), ("xxxxxxxx", .billing(.street1), true), ("asdf", .name, true),
        ("qwerty", .name, true), ("Foo Bar", .name, true), ("Max Mustermann", .name, true),
        ("Company Name", .name, false), ("delete me", .name, true), ("тест", .name, true),
        ("999-999-9999", .phoneNumber, true), ("1111111", .phoneNumber, true),
        ("123-456-7890", .phoneNumber, true), ("0123456789", .phoneNumber, true),
        // Sound ones.
        ("Test Valley Council", .name, false), ("Testa", .name, false),
        ("Tester & Co", .name, false),
        ("Testarossa 4", .name, false), ("The Test Kitchen", .name, false),
        ("X Corp", .name, false),
        ("X-Ray", .name, false), ("Xx Ltd", .name, false), ("X1", .name, false),
        ("Foo Fighters", .name, false), ("Delete Ltd", .name, false), ("100%", .name, false),
        ("100% Wool", .name, false), ("5% Club", .name, false), ("[solidcore]", .name, false),
        ("AT&T", .name, false), ("A | B", .name, false), ("$ave Mart", .name, false),
        ("A$AP", .name, false), ("#1 Plumbing", .name, false), ("Mustermann GmbH", .name, false),
        ("Name Brand", .name, false), ("Sample Room", .name, false), ("I <3 NY", .name, false),
        ("xx", .externalID, false), ("test", .externalID, false), ("test@b.de", .email, false),
        ("555-5555", .phoneNumber, true), ("555-0101", .phoneNumber, false),
        ("+1 234 567 8902", .phoneNumber, false), ("999", .phoneNumber, false),
        ("+49 111 1111112", .phoneNumber, false), ("88 88 88", .phoneNumber, false),
    ] as [(String, Field, Bool)]
)
func `what stands in for a text is seen`(_ text: String, _ field: Field, _ isDamage: Bool) {
    #expect(damage(text, field).contains(.placeholder) == isDamage)
}

@Test(
    arguments: [
        ("1,001", .externalID, true), ("12,345", .externalID, true),
        ("1,234,567", .externalID, true),
        ("1,001.00", .externalID, true), ("15,550,102,201", .phoneNumber, true),
        ("2,139", .billing(.postalCode), true), ("10.115", .billing(.postalCode), true),
        ("1.001", .externalID, false), ("01,001", .externalID, false), ("1,01", .externalID, false),
        ("A1,001", .externalID, false), ("1001", .externalID, false),
        ("1,0010", .externalID, false),
        ("555.010.199", .phoneNumber, false), ("01.23.45.67.89", .phoneNumber, false),
        ("12.50", .externalID, false), ("01.310-100", .billing(.postalCode), false),
        ("1,001", .billing(.street1), false), ("1,001", .name, false),
    ] as [(String, Field, Bool)]
)
func `a number in groups is seen where digits alone should be`(
    _ text: String,
    _ field: Field,
    _ isDamage: Bool
) {
    #expect(damage(text, field).contains(.groupedNumber) == isDamage)
}

@Test(
    arguments: [
        ("2024-01-31", true), ("31.12.2024", true), ("12/31/2024", true), ("1/5/2024", true),
        ("2024/1/5", true), ("2024-01-31 10:22", true), ("31-Dec-2024", true), ("Jan 5, 24", true),
        ("1. März 2024", true), ("$1,234.50", true), ("12.50", true), ("1.234,50", true),
        ("99,95 €", true), ("£5", true), ("EUR 12", true), ("1234.56", true), ("12 Kč", true),
        ("555-010-0199", false), ("01.23.45.67.89", false), ("0171-12-2024", false),
        ("2024-13-31", false), ("12-34-2024", false), ("030 12.2024", false), ("12.34.56", false),
        ("02.40.12.20.24", false), ("+31 12 2024", false), ("20 12 20 24", false),
        ("555.0101", false), ("(0711) 12.50", false), ("0711 123450", false),
        ("Dec 5550101", false), ("555-0101 ext 5", false), ("Tel 0711 5550", false),
        ("0171.55", false), ("+49.171.55", false), ("1-800-2024", false),
    ]
)
func `a date or an amount is no phone number`(_ text: String, _ isMisplaced: Bool) {
    let traits = TextTraits(text.utf8)
    #expect(Damage.looksMisplaced(text, traits, in: .phoneNumber) == isMisplaced)
}
