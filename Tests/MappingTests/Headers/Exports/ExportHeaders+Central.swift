extension ExportHeaders {
    /// Of the Low Countries, Central Europe and Türkiye.
    static let central: [ExportHeaders] = [
        ExportHeaders(
            "Kleisteen, relaties",
            country: "the Netherlands",
            source:
                "support.kleisteen.nl/knowledge-base/relaties-importeren/",
            header: """
                naam bedrijf,achternaam,voornaam,geslacht (m/v),straat,postcode,plaats,
                landcode,tel,email,btw-nummer,kvk,bankrekening/iban,bic/swift
                """,
            expected: """
                name = naam bedrijf | {voornaam} {achternaam}
                email = email
                phone_number = tel
                billing_address.street_1 = straat
                billing_address.city = plaats
                billing_address.postal_code = postcode
                billing_address.country = landcode
                """
        ),
        ExportHeaders(
            "Octopus, relaties",
            country: "Belgium",
            source:
                "the first columns of login.octopus.be/manual/NL/import_relations.htm",
            header: """
                Actief,Id,Extern relatienummer,Naam,Voornaam,Contactpersoon,Straat en nummer,
                Postcode,Gemeente
                """,
            expected: """
                name = {Voornaam} {Naam} | Contactpersoon
                external_id = Id
                billing_address.street_1 = Straat en nummer
                billing_address.city = Gemeente
                billing_address.postal_code = Postcode
                """
        ),
        ExportHeaders(
            "NumNum, klanten",
            country: "Belgium",
            source:
                "help.numnum.be/nl/van-start-gaan/hoe-kan-ik-mijn-klanten-importeren",
            header: """
                title,company_type,last_name,first_name,vat_id,vat_country_code,address,
                address_zip,address_city,address_country,email,telephone
                """,
            expected: """
                name = {first_name} {last_name}
                email = email
                phone_number = telephone
                billing_address.street_1 = address
                billing_address.city = address_city
                billing_address.postal_code = address_zip
                billing_address.country = address_country
                """
        ),
        ExportHeaders(
            "fireTMS, kontrahenci",
            country: "Poland",
            source:
                "the required columns of pomoc.firetms.com/support/solutions/articles/1000322085",
            header: """
                Nazwa,Nazwa skrócona,Ulica i numer,Kod pocztowy,Miasto,Kod kraju,Numer NIP,
                Identyfikator EU VAT,Osoba kontaktowa - imię,Osoba kontaktowa - nazwisko,
                Osoba kontaktowa - tel. komórkowy,Osoba kontaktowa - e-mail
                """,
            expected: """
                name = Nazwa | {Osoba kontaktowa - imię} {Osoba kontaktowa - nazwisko}
                email = Osoba kontaktowa - e-mail
                phone_number = Osoba kontaktowa - tel. komórkowy
                billing_address.street_1 = Ulica i numer
                billing_address.city = Miasto
                billing_address.postal_code = Kod pocztowy
                billing_address.country = Kod kraju
                """
        ),
        ExportHeaders(
            "WPJshop, uživatelé",
            country: "Czechia",
            source:
                "napoveda.wpjshop.cz/article/52-import-uzivatelu",
            header: """
                Jméno,Přijmení,Společnost,Email,Telefon,Ulice,Město,PSČ,Skupiny,Newsletter
                """,
            expected: """
                name = Společnost | {Jméno} {Přijmení}
                email = Email
                phone_number = Telefon
                billing_address.street_1 = Ulice
                billing_address.city = Město
                billing_address.postal_code = PSČ
                """
        ),
        ExportHeaders(
            "Europroof, vevők",
            country: "Hungary",
            source:
                "the first columns of www.europroof.hu/kezikonyv/380/VevokimportalasaCSVfajlbol.html",
            header: """
                Név,Ország ISO kód,Irányítószám,Település,Utca,Telefonszám #1,Telefonszám #2,
                Fax #1,Fax #2,Mobiltelefonszám #1,Mobiltelefonszám #2,Email #1,Email #2,
                Vevőcsoport,Honlap,Bankszámlaszám
                """,
            expected: """
                name = Név
                email = Email #1
                phone_number = Telefonszám #1
                billing_address.street_1 = Utca
                billing_address.city = Település
                billing_address.postal_code = Irányítószám
                billing_address.country = Ország ISO kód
                """
        ),
        ExportHeaders(
            "Tenavor, cari kartlar",
            country: "Türkiye",
            source:
                "docs.tenavor.com/cari-kart-islemleri",
            header: """
                Cari Kodu,Adı Soyadı *,Kimlik No,Cari Tipi,Danışman,Kayıt Tarihi,Telefon 1,
                Telefon 2,GSM 1,GSM 2,Faks,Email 1,Email 2,Risk,Pasaport No,Cinsiyet,
                Medeni Hali,Cari Kodu 1,Yayın
                """,
            expected: """
                name = Adı Soyadı *
                external_id = Cari Kodu
                email = Email 1
                phone_number = Telefon 1
                """
        ),
        ExportHeaders(
            "Money S3, adresář",
            country: "Czechia",
            source: "unsourced: written down from memory of such exports",
            header: """
                Kód,Název,Ulice,Město,PSČ,Stát,IČ,DIČ,Telefon,Mobil,E-mail,WWW
                """,
            expected: """
                name = Název
                email = E-mail
                phone_number = Telefon
                billing_address.street_1 = Ulice
                billing_address.city = Město
                billing_address.postal_code = PSČ
                billing_address.country = Stát
                """
        ),
        ExportHeaders(
            "Subiekt, kontrahenci",
            country: "Poland",
            source: "unsourced: written down from memory of such exports",
            header: """
                Symbol,Nazwa,Nazwa pełna,NIP,Ulica,Nr domu,Nr lokalu,Kod pocztowy,
                Miejscowość,Państwo,Telefon,E-mail
                """,
            expected: """
                name = Nazwa
                email = E-mail
                phone_number = Telefon
                billing_address.street_1 = {Ulica} {Nr domu}
                billing_address.street_2 = Nr lokalu
                billing_address.city = Miejscowość
                billing_address.postal_code = Kod pocztowy
                billing_address.country = Państwo
                """
        ),
        ExportHeaders(
            "Comarch Optima, kontrahenci",
            country: "Poland",
            source: "unsourced: written down from memory of such exports",
            header: """
                Kod,Nazwa 1,Nazwa 2,NIP,Ulica,Numer domu,Kod pocztowy,Miasto,Telefon,
                E-mail,Kraj
                """,
            expected: """
                name = Nazwa 1
                email = E-mail
                phone_number = Telefon
                billing_address.street_1 = {Ulica} {Numer domu}
                billing_address.city = Miasto
                billing_address.postal_code = Kod pocztowy
                billing_address.country = Kraj
                """
        ),
        ExportHeaders(
            "Billingo, partnerek",
            country: "Hungary",
            source: "unsourced: written down from memory of such exports",
            header: """
                Partner neve,Adószám,Ország,Irányítószám,Település,Cím,E-mail,
                Telefonszám,Partner ID
                """,
            expected: """
                name = Partner neve
                external_id = Partner ID
                email = E-mail
                phone_number = Telefonszám
                billing_address.street_1 = Cím
                billing_address.city = Település
                billing_address.postal_code = Irányítószám
                billing_address.country = Ország
                """
        ),
        ExportHeaders(
            "Logo, cari hesaplar",
            country: "Türkiye",
            source: "unsourced: written down from memory of such exports",
            header: """
                Cari Hesap Kodu,Cari Hesap Ünvanı,Adres 1,Adres 2,İl,İlçe,Posta Kodu,
                Telefon 1,E-Posta,Vergi Dairesi,Vergi No
                """,
            expected: """
                name = Cari Hesap Ünvanı
                external_id = Cari Hesap Kodu
                email = E-Posta
                phone_number = Telefon 1
                billing_address.street_1 = Adres 1
                billing_address.street_2 = Adres 2
                billing_address.city = İlçe
                billing_address.state = İl
                billing_address.postal_code = Posta Kodu
                """
        ),
        ExportHeaders(
            "Paraşüt, müşteriler",
            country: "Türkiye",
            source: "unsourced: written down from memory of such exports",
            header: """
                Müşteri Unvanı,Kısa İsim,E-posta,Telefon,Adres,İlçe,İl,TCKN / VKN,
                Vergi Dairesi
                """,
            expected: """
                name = Müşteri Unvanı
                email = E-posta
                phone_number = Telefon
                billing_address.street_1 = Adres
                billing_address.city = İlçe
                billing_address.state = İl
                """
        ),
        ExportHeaders(
            "Exact Online, relaties",
            country: "the Netherlands",
            source: "unsourced: written down from memory of such exports",
            header: """
                Code,Naam,Adresregel 1,Postcode,Plaats,Land,Telefoon,E-mail,Btw-nummer,
                Status
                """,
            expected: """
                name = Naam
                email = E-mail
                phone_number = Telefoon
                billing_address.street_1 = Adresregel 1
                billing_address.city = Plaats
                billing_address.postal_code = Postcode
                billing_address.country = Land
                """
        ),
    ]
}
