extension ExportHeaders {
    /// Of the Low Countries, Central and Eastern Europe, and Türkiye.
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
            "wStore, контрагенты",
            country: "Russia",
            source:
                "the first columns of help.ru-tin.ru/imports/import-contractors.php",
            header: """
                *Тип,*Наименование,*Телефон,*ИНН,*Р/С,*БИК банка
                """,
            expected: """
                name = *Наименование
                phone_number = *Телефон
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
    ]
}
