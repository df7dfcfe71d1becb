import Foundation

/// The words of rows that close a table: totals, counts, and what programs print below.
///
/// One language a line, so that whoever speaks it can put it right.
enum ClosingWords {
    /// What a row of sums begins with, or says alone.
    static let totals = table(
        """
        English: total, totals, grand total, sub total, subtotal, subtotals, sum, overall total, grand totals
        German: summe, summen, gesamt, gesamtsumme, zwischensumme, insgesamt, endsumme, gesamtergebnis
        French: total, totaux, total général, sous total, somme, montant total
        Spanish: total, totales, total general, suma, suma total, subtotal, importe total
        Portuguese: total, totais, total geral, soma, subtotal
        Italian: totale, totali, totale generale, somma, subtotale, totale complessivo
        Catalan: total, suma, total general
        Dutch: totaal, totalen, eindtotaal, subtotaal
        Swedish: summa, totalt, totalsumma, delsumma, slutsumma
        Danish: sum, i alt, total, subtotal
        Norwegian: sum, totalt, i alt, totalsum, delsum
        Finnish: yhteensä, summa, välisumma, loppusumma
        Icelandic: samtals, alls
        Polish: razem, suma, ogółem, łącznie, suma końcowa
        Czech: celkem, součet, mezisoučet, celkový součet
        Slovak: spolu, súčet, celkom, medzisúčet
        Hungarian: összesen, mindösszesen, végösszeg, részösszeg
        Romanian: total, total general, suma, subtotal
        Bulgarian: общо, всичко, сума
        Russian: итого, всего, сумма, общий итог, итог, промежуточный итог
        Ukrainian: разом, всього, усього, сума, підсумок
        Serbian: укупно, ukupno, свега, svega
        Croatian: ukupno, zbroj, sveukupno
        Slovenian: skupaj, vsota
        Estonian: kokku, summa
        Latvian: kopā, summa, pavisam
        Lithuanian: iš viso, viso, suma
        Greek: σύνολο, γενικό σύνολο, μερικό σύνολο
        Turkish: toplam, genel toplam, ara toplam
        Hebrew: סה כ, סך הכל
        Arabic: المجموع, الإجمالي, المجموع الكلي
        Persian: جمع, جمع کل
        Hindi: कुल, योग, कुल योग
        Thai: รวม, รวมทั้งสิ้น
        Vietnamese: tổng, tổng cộng
        Indonesian: jumlah, total
        Chinese: 合计, 总计, 小计, 合計, 總計, 小計, 共计, 共計
        Japanese: 合計, 総計, 小計, 計
        Korean: 합계, 총계, 소계, 총합
        """
    )

    /// What spreadsheets write behind a group's name in the row of its sums.
    static let groupTotals = words(
        """
        English: total, totals, subtotal, sum, count, average
        German: ergebnis, summe, gesamt, anzahl, mittelwert
        Italian: totale, conteggio
        Spanish: total, suma
        Dutch: totaal
        Swedish and Finnish: summa, totalt
        Danish: total
        Polish: suma, razem
        Czech: celkem, součet
        Hungarian: összeg, összesen
        Russian: итог, всего
        Ukrainian: підсумок, разом
        Turkish: toplam, toplamı
        Greek: σύνολο
        Chinese: 汇总, 彙總, 小计, 小計, 合计, 合計
        Japanese: 集計, 計
        Korean: 요약, 합계
        """
    )

    /// What stands before a colon in the heading of a group of rows: “Region: North”.
    static let groups = table(
        """
        English: region, country, state, county, province, district, territory, area, zone, city, town, \
        group, customer group, category, class, type, customer type, segment, department, division, branch, \
        store, office, location, route, sales rep, sales representative, salesperson, sales person, \
        account manager, owner, rep, agent, status, currency, industry, sector, tier, price level, terms
        German: region, land, bundesland, gebiet, bezirk, ort, stadt, gruppe, kundengruppe, kategorie, klasse, \
        art, typ, segment, abteilung, filiale, niederlassung, standort, tour, vertreter, betreuer, status, \
        währung, branche
        French: région, pays, département, ville, groupe, catégorie, classe, type, segment, secteur, agence, \
        magasin, commercial, représentant, statut, devise
        Spanish: región, país, provincia, estado, ciudad, grupo, categoría, clase, tipo, segmento, sector, \
        sucursal, tienda, vendedor, zona, ruta, moneda
        Portuguese: região, país, estado, cidade, grupo, categoria, classe, tipo, segmento, setor, filial, \
        loja, vendedor, zona, rota, moeda
        Italian: regione, paese, nazione, provincia, città, gruppo, categoria, classe, tipo, settore, filiale, \
        agente, zona, stato, valuta
        Dutch: regio, land, provincie, stad, plaats, groep, klantgroep, categorie, filiaal, vestiging, \
        vertegenwoordiger, valuta
        Scandinavian: region, land, län, fylke, by, ort, grupp, gruppe, kundgrupp, kundegruppe, kategori, \
        avdelning, avdeling, afdeling, säljare, selger, sælger, distrikt, område
        Finnish: alue, maa, kaupunki, ryhmä, asiakasryhmä, luokka, osasto, myyjä
        Polish: region, kraj, województwo, miasto, grupa, kategoria, oddział, handlowiec
        Czech: region, země, kraj, město, skupina, kategorie, pobočka, obchodník
        Hungarian: régió, ország, megye, város, csoport, kategória
        Romanian: regiune, țară, județ, oraș, grup, categorie
        Russian: регион, страна, область, город, группа, категория, филиал, менеджер
        Ukrainian: регіон, країна, область, місто, група, категорія, філія, менеджер
        Turkish: bölge, ülke, il, şehir, grup, kategori, şube
        Greek: περιοχή, χώρα, νομός, πόλη, ομάδα, κατηγορία
        Chinese: 地区, 地區, 区域, 國家, 国家, 省份, 城市, 组, 组别, 類別, 类别, 部门
        Japanese: 地域, 国, 都道府県, 市区町村, グループ, 分類, 区分, 部門, 支店
        Korean: 지역, 국가, 도시, 그룹, 분류, 부서
        """
    )

    /// What is counted or summed up, and the small words between.
    static let counted = words(
        """
        English: customer, customers, client, clients, record, records, row, rows, entry, entries, item, items, \
        account, accounts, contact, contacts, count, number, of, for, the, all, in, amount, amounts, \
        balance, line, lines, result, results, affected, selected, returned, found, exported, listed, \
        shown, displayed, processed, fetched, are, and, set, sec, ms, retrieved, written
        German: kunde, kunden, datensatz, datensätze, zeile, zeilen, eintrag, einträge, anzahl, der, von, \
        alle, aller, betrag, saldo, exportiert, gefunden, stück
        French: client, clients, enregistrement, enregistrements, ligne, lignes, nombre, de, des, général, \
        générale, montant, solde, comptes, résultats
        Spanish: cliente, clientes, registro, registros, fila, filas, número, de, general, importe, saldo, cuentas
        Portuguese: cliente, clientes, registro, registros, registo, registos, linhas, número, de, geral, saldo
        Italian: cliente, clienti, righe, record, numero, di, generale, complessivo, saldo, risultati
        Dutch: klant, klanten, rij, rijen, regels, aantal, van, records, saldo
        Scandinavian: kund, kunder, rader, rad, rækker, antal, antall, poster, st
        Finnish: asiakasta, asiakkaat, riviä, rivit, lukumäärä
        Polish: klient, klienci, klientów, wiersze, wierszy, rekordów, liczba, szt
        Czech and Slovak: zákazníků, zákazníci, záznamů, záznamov, řádků, riadkov, počet
        Hungarian: ügyfél, sor, rekord, darab, db
        Russian: клиент, клиенты, клиентов, записей, записи, строк, строки, количество, шт
        Ukrainian: клієнт, клієнти, клієнтів, записів, рядків, кількість
        Greek: πελάτες, εγγραφές, γραμμές, αριθμός
        Turkish: müşteri, kayıt, satır, adet, sayısı
        Chinese: 条, 筆, 笔, 行, 件, 个客户, 条记录, 筆資料, 客户数
        Japanese: 件, 行, 名, 件数
        Korean: 건, 행, 명, 개
        Currencies: eur, usd, gbp, chf, jpy, sek, nok, dkk, pln, czk, huf, cad, aud, inr, brl, cny
        """
    )

    /// What numbers the pages of a report.
    static let pages = words(
        """
        English: page, pages, of
        German: seite, seiten, von
        French: page, pages, sur, de
        Spanish: página, páginas, pagina, pag, de
        Portuguese: página, páginas, pág, de
        Italian: pagina, pagine, pag, di
        Dutch: pagina, blad, van
        Scandinavian: sida, sidan, side, av, af
        Finnish: sivu
        Polish: strona, str, z
        Czech and Slovak: strana, stránka, z
        Hungarian: oldal
        Russian: страница, стр, из
        Ukrainian: сторінка, з
        Greek: σελίδα, από
        Turkish: sayfa
        Chinese: 第, 页, 頁, 共
        Japanese: ページ, 頁
        Korean: 페이지
        """
    )

    /// What lines begin with that a program prints around its table.
    static let closings = table(
        """
        English: generated, generated on, generated by, created on, created by, created at, exported, \
        exported on, exported by, exported from, printed, printed on, printed by, report generated, \
        report date, report run, run date, run on, run by, date generated, export date, as of, \
        end of report, end of file, end of data, end of list, end of export, end, eof, copyright, \
        confidential, source, prepared by, prepared for, produced by, downloaded, downloaded on, \
        last updated, last update, last modified, data as of, note, notes, disclaimer, filters, \
        filters applied, applied filters, continued, powered by, all rights reserved, no more records, \
        query executed, time run, printed at, completion time
        German: erstellt, erstellt am, erstellt von, erzeugt, erzeugt am, exportiert, exportiert am, \
        gedruckt, gedruckt am, stand, stand vom, ende, ende der liste, ende des berichts, ausdruck, \
        druckdatum, datum, quelle, vertraulich, ausgegeben am, hinweis
        French: généré, généré le, créé le, édité le, exporté, exporté le, imprimé, imprimé le, fin, \
        fin du rapport, fin de la liste, fin du fichier, source, confidentiel, date d édition, état au
        Spanish: generado, generado el, creado el, exportado, exportado el, impreso, impreso el, fin, \
        fin del informe, fin del reporte, fecha de impresión, fuente, confidencial, emitido el
        Portuguese: gerado, gerado em, criado em, exportado, exportado em, impresso, impresso em, fim, \
        fim do relatório, emitido em, fonte, confidencial
        Italian: generato, generato il, creato il, esportato, esportato il, stampato, stampato il, fine, \
        fine report, fine elenco, fonte, riservato
        Dutch: gegenereerd, gegenereerd op, aangemaakt op, geëxporteerd, afgedrukt, afgedrukt op, einde, \
        einde rapport, bron, vertrouwelijk
        Swedish: skapad, skapad den, genererad, exporterad, utskriven, slut, slut på rapporten
        Danish: oprettet, genereret, eksporteret, udskrevet, slut
        Norwegian: opprettet, generert, eksportert, skrevet ut, slutt
        Finnish: luotu, tulostettu, viety, raportin loppu
        Polish: wygenerowano, utworzono, wydrukowano, wyeksportowano, koniec, koniec raportu
        Czech: vytvořeno, vygenerováno, vytištěno, exportováno, konec, konec sestavy
        Slovak: vytvorené, vygenerované, vytlačené, koniec, koniec zostavy
        Hungarian: készült, létrehozva, nyomtatva, exportálva, vége
        Romanian: generat, generat la, creat la, tipărit, exportat, sfârșit
        Bulgarian: генериран, създаден, отпечатан, край
        Russian: создано, создан, сформировано, сформирован, распечатано, выгружено, конец, конец отчета, \
        дата формирования
        Ukrainian: створено, сформовано, надруковано, кінець, кінець звіту
        Greek: δημιουργήθηκε, εκτυπώθηκε, τέλος, τέλος αναφοράς
        Turkish: oluşturulma, oluşturulma tarihi, yazdırma tarihi, rapor sonu, son
        Chinese: 生成时间, 导出时间, 打印时间, 制表时间, 報表結束, 结束
        Japanese: 作成日, 出力日, 作成日時, 出力日時, 以上
        Korean: 생성일, 출력일, 작성일, 끝
        """
    )

    /// What a template says of its columns below their names.
    static let describing = words(
        """
        English: required, mandatory, optional, max, maximum, characters, chars, text, string, varchar, \
        integer, numeric, alphanumeric, format, example, yyyy, must, field, digits, enter, \
        unique, valid, length, char, nvarchar, nchar, boolean, bool, decimal, int, datetime, free, column
        German: pflicht, pflichtfeld, erforderlich, optional, zeichen, text, beispiel, maximal, ziffern, \
        freitext, angabe, spalte
        French: obligatoire, requis, facultatif, optionnel, caractères, texte, exemple, chiffres
        Spanish: obligatorio, requerido, opcional, caracteres, texto, ejemplo, dígitos
        Portuguese: obrigatório, opcional, caracteres, texto, exemplo, dígitos
        Italian: obbligatorio, richiesto, facoltativo, opzionale, caratteri, testo, esempio, cifre
        Dutch: verplicht, optioneel, tekens, tekst, voorbeeld, cijfers
        Scandinavian: obligatorisk, valfri, valgfri, tecken, tegn, påkrævet, påkrevd
        Finnish: pakollinen, valinnainen, merkkiä
        Polish: wymagane, opcjonalne, znaków, tekst, przykład
        Czech: povinné, nepovinné, volitelné, znaků, text
        Russian: обязательное, обязательно, необязательно, символов, текст, пример
        Turkish: zorunlu, isteğe, karakter, metin, örnek
        Chinese: 必填, 选填, 可选, 選填
        Japanese: 必須, 任意
        Korean: 필수, 선택
        """
    )

    /// What such a line says even where it says it of one column only.
    static let requiring = words(
        """
        English: required, mandatory, optional
        German: pflichtfeld, erforderlich, optional
        French: obligatoire, requis, facultatif, optionnel
        Spanish: obligatorio, requerido, opcional
        Portuguese: obrigatório, opcional
        Italian: obbligatorio, richiesto, facoltativo, opzionale
        Dutch: verplicht, optioneel
        Scandinavian: obligatorisk, valfri, valgfri, påkrævet, påkrevd
        Finnish: pakollinen, valinnainen
        Polish: wymagane, opcjonalne
        Czech: povinné, nepovinné, volitelné
        Russian: обязательное, обязательно, необязательно
        Turkish: zorunlu
        Chinese: 必填, 选填, 可选, 選填
        Japanese: 必須, 任意
        Korean: 필수, 선택
        """
    )

    /// What an example begins with.
    static let examples = [
        "e.g.", "eg.", "z.b.", "z. b.", "p. ex.", "p.ex.", "par ex.", "p. ej.", "p.ej.", "por ej.",
        "ad es.", "es.", "bijv.", "t.ex.", "t. ex.", "f.eks.", "esim.", "np.", "např.", "pl.",
        "напр.",
        "например", "例：", "例:", "例）", "예:",
    ]

    /// The names of months and weekdays, and the words beside times.
    static let dates = words(
        """
        English: january, february, march, april, may, june, july, august, september, october, november, \
        december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, monday, tuesday, \
        wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, sat, sun, am, pm, utc, gmt, \
        est, edt, cst, cdt, mst, mdt, pst, pdt, cet, cest, t, z, st, nd, rd, th, at, o, clock
        German: januar, februar, märz, mai, juni, juli, oktober, dezember, montag, dienstag, mittwoch, \
        donnerstag, freitag, samstag, sonntag, uhr, mez, mesz
        French: janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, \
        décembre, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, le, à
        Spanish: enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, \
        diciembre, lunes, martes, miércoles, jueves, viernes, sábado, domingo, de
        Portuguese: janeiro, fevereiro, março, maio, junho, julho, setembro, outubro, novembro, dezembro
        Italian: gennaio, febbraio, aprile, maggio, giugno, luglio, settembre, ottobre, dicembre
        Dutch: januari, februari, maart, mei, augustus
        Chinese and Japanese: 年, 月, 日
        """
    )

    /// The phrases of a table, each as its words with spaces between.
    private static func table(_ text: String) -> Set<String> {
        Set(phrases(text).map { ClosingText.words(of: $0).joined(separator: " ") })
    }

    private static func words(_ text: String) -> Set<String> {
        Set(phrases(text).flatMap { ClosingText.words(of: $0) })
    }

    /// Each also without its accents, which capitals lack in many languages: `ΣΥΝΟΛΟ`, `TOTAL GENERAL`.
    private static func phrases(_ text: String) -> [String] {
        text.split(separator: "\n").flatMap { line in
            line.drop { $0 != ":" }.dropFirst().split(separator: ",").map(String.init)
        }.flatMap { phrase in
            [phrase, phrase.folding(options: .diacriticInsensitive, locale: nil)]
        }
    }

    /// The first two bytes of all that such lines begin with, in small letters, capitals and as names are
    /// written.
    static let starts: ByteStarts = {
        var starts = ByteStarts()
        for phrase in totals.union(closings).union(pages).union(counted).union(dates) {
            for text in [
                phrase, phrase.uppercased(), phrase.prefix(1).uppercased() + phrase.dropFirst(),
            ] {
                starts.insert(text.utf8)
            }
        }
        return starts
    }()

    static let totalStarts: ByteStarts = {
        var starts = ByteStarts()
        for phrase in totals {
            for text in [
                phrase, phrase.uppercased(), phrase.prefix(1).uppercased() + phrase.dropFirst(),
            ] {
                starts.insert(text.utf8)
            }
        }
        return starts
    }()
}

/// Which two bytes some texts begin with: what is asked of each row, before anything of it is read.
struct ByteStarts: Hashable, Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 10)

    mutating func insert(_ text: some Collection<UInt8>) {
        let bytes = Array(text.prefix(2))
        guard bytes.count == 2 else { return }
        let place = Int(bytes[0]) << 8 | Int(bytes[1])
        bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    @inline(__always)
    func contains(_ first: UInt8, _ second: UInt8) -> Bool {
        let place = Int(first) << 8 | Int(second)
        return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
    }
}
