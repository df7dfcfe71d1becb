extension ExportHeaders {
    /// Of Sweden, Norway, Denmark and Finland.
    static let nordic: [ExportHeaders] = [
        ExportHeaders(
            "BRP, kunder",
            country: "Sweden",
            source:
                "dok.brpsystems.se/display/DOK22/Import+och+export+av+kunder",
            header: """
                id,kundnummer,förnamn,efternamn,organisation,kortnummer,födelsedag,
                personnummer,kön,e-post,gatuadress,postnummer,postort,telefon hem,
                telefon jobb,telefon mobil,medlemskap,startdatum,slutdatum,kategori,region,
                grupper,lösenord,värdekort,klipp
                """,
            expected: """
                name = organisation | {förnamn} {efternamn}
                external_id = id
                email = e-post
                phone_number = telefon jobb
                billing_address.street_1 = gatuadress
                billing_address.city = postort
                billing_address.state = region
                billing_address.postal_code = postnummer
                """
        ),
        ExportHeaders(
            "Quickbutik, kundregister",
            country: "Sweden",
            source:
                "help.quickbutik.com/hur-importerar-jag-kunder-till-mitt-kundregister/",
            header: """
                epost,förnamn,efternamn,adress,stad
                """,
            expected: """
                name = {förnamn} {efternamn}
                email = epost
                billing_address.street_1 = adress
                billing_address.city = stad
                """
        ),
        ExportHeaders(
            "Fiken, kunder",
            country: "Norway",
            source:
                "hjelp.fiken.no/support/solutions/articles/5000506375-import-av-kunder",
            header: """
                Navn,Orgnr,Adresse,Adresse2,Postnr,Poststed,Land,E-post,Telefon,Medlemsnummer
                """,
            expected: """
                name = Navn
                external_id = Medlemsnummer
                email = E-post
                phone_number = Telefon
                billing_address.street_1 = Adresse
                billing_address.street_2 = Adresse2
                billing_address.city = Poststed
                billing_address.postal_code = Postnr
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "Apex, kunder",
            country: "Norway",
            source:
                "help.apexapp.io/forklaring-av-felter-på-kunde",
            header: """
                Navn,E-post,Mobil,Adresse,Postnummer,Poststed,Fødselsdato,Kjønn,
                Telefon (private),Telefon (jobb)
                """,
            expected: """
                name = Navn
                email = E-post
                phone_number = Telefon (jobb)
                billing_address.street_1 = Adresse
                billing_address.city = Poststed
                billing_address.postal_code = Postnummer
                """
        ),
        ExportHeaders(
            "Rackbeat, kunder",
            country: "Denmark",
            source:
                "the first columns of rackbeat.com/dk/import-eksport-kunder/",
            header: """
                Kundenr,Navn,Gruppe,Adresse1,Adresse2,Postnummer,By,Land
                """,
            expected: """
                name = Navn
                external_id = Kundenr
                billing_address.street_1 = Adresse1
                billing_address.street_2 = Adresse2
                billing_address.city = By
                billing_address.postal_code = Postnummer
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "Effihub, kunder",
            country: "Denmark",
            source:
                "help.effihub.com/da/articles/1029600-importer-kunder-fra-regneark-med-copy-paste",
            header: """
                Firmanavn,Kundenummer,CVR nummer,Adresse,Postnummer,By,Land,Faktureringsmail,
                Telefon,Webside,Noter
                """,
            expected: """
                name = Firmanavn
                external_id = Kundenummer
                email = Faktureringsmail
                phone_number = Telefon
                billing_address.street_1 = Adresse
                billing_address.city = By
                billing_address.postal_code = Postnummer
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "Netvisor, asiakkaat",
            country: "Finland",
            source:
                "the first columns of support.netvisor.fi/en/support/solutions/articles/77000498438-customer-data-import",
            header: """
                Asiakaskoodi,Nimi,Osoite,Postinumero,Postitoimipaikka,Aktiivinen,
                Alennusprosentti,Asiakasryhmä,Hintaryhmä,Kotisivut,Laskutuskieli,Lisätietoja,
                Maa,Maksuehto,Nimen jatke,Oletusmyyjä,Oletustoimitusehto
                """,
            expected: """
                name = Nimi
                external_id = Asiakaskoodi
                billing_address.street_1 = Osoite
                billing_address.city = Postitoimipaikka
                billing_address.postal_code = Postinumero
                billing_address.country = Maa
                """
        ),
        ExportHeaders(
            "Fivaldi, yritysrekisteri",
            country: "Finland",
            source:
                "the first columns of support.fivaldi.fi/support/solutions/articles/77000566956",
            header: """
                ASIAKASTUNNUS,NIMI1,NIMI2,PUHELIN,MATKAPUHELIN,TELEFAX,YHTEYDENOTTOTAPA,
                KORONESTO,KARHUESTO,MAKSUEHTO,ASIAKASRYHMA,ASIAKASSEGMENTTI,LUOTTOKIELTO,
                KIELIKOODI
                """,
            expected: """
                name = NIMI1
                external_id = ASIAKASTUNNUS
                phone_number = PUHELIN
                """
        ),
        ExportHeaders(
            "Fortnox, kunder",
            country: "Sweden",
            source: "unsourced: written down from memory of such exports",
            header: """
                Kundnr,Namn,Organisationsnummer,Adress,Adress2,Postnr,Ort,Land,Telefon,
                Telefon2,E-post,Er referens,Fax
                """,
            expected: """
                name = Namn | Er referens
                external_id = Kundnr
                email = E-post
                phone_number = Telefon
                billing_address.street_1 = Adress
                billing_address.street_2 = Adress2
                billing_address.city = Ort
                billing_address.postal_code = Postnr
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "e-conomic, kunder",
            country: "Denmark",
            source: "unsourced: written down from memory of such exports",
            header: """
                Kundenr.,Navn,Adresse,Postnr.,By,Land,CVR-nr.,Telefon,E-mail,Kundegruppe,
                Kreditmaks.
                """,
            expected: """
                name = Navn
                external_id = Kundenr.
                email = E-mail
                phone_number = Telefon
                billing_address.street_1 = Adresse
                billing_address.city = By
                billing_address.postal_code = Postnr.
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "Tripletex, kunde- og leverandørimport",
            country: "Norway",
            source: "hjelp.tripletex.no, “Kunde- og leverandørimport - Beskrivelse av filformat”",
            header: """
                Kundenummer,Leverandørnummer,Navn,Organisasjonsnummer,Telefon,Mobil,Faks,Epost,
                Postadresse - linje 1,Postadresse - linje 2,Postadresse - postnummer,
                Postadresse - sted,Postadresse - land,Forretningsadresse - linje 1
                """,
            expected: """
                name = Navn
                external_id = Kundenummer
                email = Epost
                phone_number = Telefon
                billing_address.street_1 = Postadresse - linje 1
                billing_address.street_2 = Postadresse - linje 2
                billing_address.city = Postadresse - sted
                billing_address.postal_code = Postadresse - postnummer
                billing_address.country = Postadresse - land
                """
        ),
        ExportHeaders(
            "Tripletex, kunder, as they were",
            country: "Norway",
            source: "unsourced: written down from memory of such exports",
            header: """
                Kundenummer,Kundenavn,Organisasjonsnummer,E-post,Telefon,Mobil,
                Postadresse linje 1,Postadresse linje 2,Postnummer,Poststed,Land,
                Leveringsadresse linje 1,Leveringspostnummer,Leveringssted
                """,
            expected: """
                name = Kundenavn
                external_id = Kundenummer
                email = E-post
                phone_number = Telefon
                billing_address.street_1 = Postadresse linje 1
                billing_address.street_2 = Postadresse linje 2
                billing_address.city = Poststed
                billing_address.postal_code = Postnummer
                billing_address.country = Land
                shipping_address.street_1 = Leveringsadresse linje 1
                shipping_address.postal_code = Leveringspostnummer
                """
        ),
        ExportHeaders(
            "Procountor, asiakkaat",
            country: "Finland",
            source: "unsourced: written down from memory of such exports",
            header: """
                Asiakkaan nimi,Y-tunnus,Katuosoite,Postinumero,Postitoimipaikka,Maa,
                Sähköpostiosoite,Puhelinnumero,Asiakasnumero
                """,
            expected: """
                name = Asiakkaan nimi
                external_id = Asiakasnumero
                email = Sähköpostiosoite
                phone_number = Puhelinnumero
                billing_address.street_1 = Katuosoite
                billing_address.city = Postitoimipaikka
                billing_address.postal_code = Postinumero
                billing_address.country = Maa
                """
        ),
    ]
}
