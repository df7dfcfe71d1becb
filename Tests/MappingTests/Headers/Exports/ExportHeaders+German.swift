extension ExportHeaders {
    static let german: [ExportHeaders] = [
        ExportHeaders(
            "Lexware Office, import template",
            source:
                "support.lexoffice.de, “Anleitung zum Import von Kontakten”: the first columns; the others unsourced",
            header: """
                Kundennummer,Firmenname,Steuernummer,Umsatzsteuer ID,Anrede,Vorname,Nachname,Straße,
                Adresszusatz,PLZ,Ort,Land,E-Mail 1,E-Mail 2,Telefon 1,Telefon 2,Notiz
                """,
            expected: """
                name = Firmenname | {Vorname} {Nachname}
                external_id = Kundennummer
                email = E-Mail 1
                phone_number = Telefon 1
                billing_address.street_1 = Straße
                billing_address.street_2 = Adresszusatz
                billing_address.city = Ort
                billing_address.postal_code = PLZ
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "lexoffice, contacts",
            source: "unsourced",
            header: """
                Organisation / Name,Anrede,Vorname,Nachname,Kundennummer,Rechnungsadresse Straße,
                Rechnungsadresse PLZ,Rechnungsadresse Ort,Rechnungsadresse Land,
                Lieferadresse Straße,Lieferadresse PLZ,Lieferadresse Ort,Lieferadresse Land,
                E-Mail (geschäftlich),Telefon (geschäftlich),Telefon (mobil)
                """,
            expected: """
                name = Organisation / Name | {Vorname} {Nachname}
                external_id = Kundennummer
                email = E-Mail (geschäftlich)
                phone_number = Telefon (geschäftlich)
                billing_address.street_1 = Rechnungsadresse Straße
                billing_address.city = Rechnungsadresse Ort
                billing_address.postal_code = Rechnungsadresse PLZ
                billing_address.country = Rechnungsadresse Land
                shipping_address.street_1 = Lieferadresse Straße
                shipping_address.city = Lieferadresse Ort
                shipping_address.postal_code = Lieferadresse PLZ
                shipping_address.country = Lieferadresse Land
                """
        ),
        ExportHeaders(
            "Lexware faktura+auftrag, Kundenliste",
            source: "unsourced",
            header: """
                Kundennr,Matchcode,Anrede,Firma,Name,Vorname,Zusatz,Strasse,Plz,Ort,Land,Telefon1,
                Telefon2,Fax,Email
                """,
            expected: """
                name = Firma | {Vorname} {Name}
                external_id = Kundennr
                email = Email
                phone_number = Telefon1
                billing_address.street_1 = Strasse
                billing_address.city = Ort
                billing_address.postal_code = Plz
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "DATEV, Debitoren/Kreditoren",
            source:
                "the DATEV format’s Debitoren/Kreditoren as exporters on GitHub write them; its first columns",
            header: """
                Konto,Name (Adressattyp Unternehmen),Unternehmensgegenstand,
                Name (Adressattyp natürl. Person),Vorname (Adressattyp natürl. Person),
                Name (Adressattyp keine Angabe),Adressattyp,Kurzbezeichnung,EU-Land,EU-UStID,Anrede,
                Titel/Akad. Grad,Straße,Postfach,Postleitzahl,Ort,Land,Versandzusatz,Adresszusatz,
                Telefon,Bemerkung (Telefon),Telefon GL,E-Mail,Bemerkung (E-Mail),Internet,Fax
                """,
            expected: """
                name = Name (Adressattyp keine Angabe) | Name (Adressattyp Unternehmen) | \
                {Vorname (Adressattyp natürl. Person)} {Name (Adressattyp natürl. Person)}
                external_id = Konto
                email = E-Mail
                phone_number = Telefon
                billing_address.street_1 = Straße
                billing_address.street_2 = Adresszusatz
                billing_address.city = Ort
                billing_address.postal_code = Postleitzahl
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "sevdesk, Kontakte",
            country: "Germany",
            source: "unsourced: written down from memory of such exports",
            header: """
                Kundennummer,Anrede,Titel,Nachname,Vorname,Organisation,Namenszusatz,
                Position,Kategorie,IBAN,BIC,Umsatzsteuer-ID,Strasse,PLZ,Ort,Land,
                Adress-Kategorie,Telefon,Telefon-Kategorie,Mobil,Fax,E-Mail,
                E-Mail-Kategorie,Webseite
                """,
            expected: """
                name = Organisation | {Vorname} {Nachname}
                external_id = Kundennummer
                email = E-Mail
                phone_number = Telefon
                billing_address.street_1 = Strasse
                billing_address.city = Ort
                billing_address.postal_code = PLZ
                billing_address.country = Land
                """
        ),
        ExportHeaders(
            "JTL-Wawi, Kunden",
            country: "Germany",
            source: "unsourced: written down from memory of such exports",
            header: """
                Kundennummer,Kundengruppe,Anrede,Titel,Firma,Firmenzusatz,Vorname,
                Nachname,Straße,Adresszusatz,PLZ,Ort,Land,Bundesland,Tel,Mobil,Fax,EMail,
                USt-ID
                """,
            expected: """
                name = Firma | {Vorname} {Nachname}
                external_id = Kundennummer
                email = EMail
                phone_number = Tel
                billing_address.street_1 = Straße
                billing_address.street_2 = Adresszusatz
                billing_address.city = Ort
                billing_address.state = Bundesland
                billing_address.postal_code = PLZ
                billing_address.country = Land
                """
        ),
    ]
}
