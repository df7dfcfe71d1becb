extension ExportHeaders {
    /// Of Italy, Spain and France.
    static let romance: [ExportHeaders] = [
        ExportHeaders(
            "OpenSTAManager, anagrafiche",
            country: "Italy",
            source:
                "github.com/devcode-it/openstamanager-docs, openstamanager/modules/strumenti/import/import-anagrafiche.md",
            header: """
                Codice,Ragione sociale,Nome,Cognome,Codice destinatario,Provincia,Città,
                Telefono,Indirizzo,Civico,CAP,Cellulare,Fax,Email,Pec,Sito web,Codice fiscale,
                Data di nascita,Luogo di nascita,Sesso,Partita IVA,Codice IBAN,Note,Nazione,
                Agente,Pagamento predefinito,Split payment,Settore merceologico
                """,
            expected: """
                name = Ragione sociale | {Nome} {Cognome}
                email = Email
                phone_number = Telefono
                billing_address.street_1 = {Indirizzo} {Civico}
                billing_address.city = Città
                billing_address.state = Provincia
                billing_address.postal_code = CAP
                billing_address.country = Nazione
                """
        ),
        ExportHeaders(
            "Sistemi, clienti",
            country: "Italy",
            source:
                "the first columns of help.sistemi.com/6776/1/130/133/180",
            header: """
                Id,Codice,Tipo soggetto,Ragione Sociale,Nome,Cognome,Indirizzo,CAP,Comune,
                Provincia,Nazione,Telefono,Entità
                """,
            expected: """
                name = Ragione Sociale | {Nome} {Cognome}
                external_id = Id
                phone_number = Telefono
                billing_address.street_1 = Indirizzo
                billing_address.city = Comune
                billing_address.state = Provincia
                billing_address.postal_code = CAP
                billing_address.country = Nazione
                """
        ),
        ExportHeaders(
            "Contabilità in Cloud (Reviso), clienti",
            country: "Italy",
            source:
                "help.reviso.com/it/articles/5534710-importare-clienti",
            header: """
                N° cliente,Gruppo clienti,Nome,Indir. 1,Indir. 2,Codice postale,Provincia,
                Località/Città,Paese,Tel./fax,E-mail,Sito web,Zona,Valuta,Partita IVA,
                Codice ISO,Codice Fiscale,Split Payment,Ns. Referente,Report,
                Termini di pagamento
                """,
            expected: """
                name = Nome
                external_id = N° cliente
                email = E-mail
                phone_number = Tel./fax
                billing_address.street_1 = Indir. 1
                billing_address.street_2 = Indir. 2
                billing_address.city = Località/Città
                billing_address.state = Provincia
                billing_address.postal_code = Codice postale
                billing_address.country = Paese
                """
        ),
        ExportHeaders(
            "Holded, contacts",
            country: "Spain",
            source:
                "help.holded.com/en/articles/7325554-import-your-contacts",
            header: """
                Fiscal name*,Trade name,Contact person,Contact ID*,Contact email,Phone,Mobile,
                Address,Population,Postal code,Province,Country,IBAN,SWIFT,Command Ref,Notes
                """,
            expected: """
                name = Fiscal name* | Contact person
                external_id = Contact ID*
                email = Contact email
                phone_number = Phone
                billing_address.street_1 = Address
                billing_address.city = Population
                billing_address.state = Province
                billing_address.postal_code = Postal code
                billing_address.country = Country
                """
        ),
        ExportHeaders(
            "Appligeo, carnet d’adresses",
            country: "France",
            source:
                "www.appligeo.com/les-regles-dimport-de-fichiers",
            header: """
                SOCIETE,ADRESSE,CP,VILLE
                """,
            expected: """
                name = SOCIETE
                billing_address.street_1 = ADRESSE
                billing_address.city = VILLE
                billing_address.postal_code = CP
                """
        ),
        ExportHeaders(
            "Danea Easyfatt, clienti",
            country: "Italy",
            source: "unsourced: written down from memory of such exports",
            header: """
                Cod.,Denominazione,Indirizzo,Cap,Città,Prov.,Nazione,Referente,Tel.,Cell,
                e-mail,Partita Iva,Codice fiscale
                """,
            expected: """
                name = Denominazione | Referente
                email = e-mail
                phone_number = Tel.
                billing_address.street_1 = Indirizzo
                billing_address.city = Città
                billing_address.state = Prov.
                billing_address.postal_code = Cap
                billing_address.country = Nazione
                """
        ),
        ExportHeaders(
            "Fatture in Cloud, clienti",
            country: "Italy",
            source: "unsourced: written down from memory of such exports",
            header: """
                Codice,Denominazione,Indirizzo,Comune,CAP,Provincia,Note indirizzo,Paese,
                Indirizzo e-mail,Referente,Telefono,PEC,P.IVA/TAX ID,Codice fiscale
                """,
            expected: """
                name = Denominazione | Referente
                email = Indirizzo e-mail
                phone_number = Telefono
                billing_address.street_1 = Indirizzo
                billing_address.city = Comune
                billing_address.state = Provincia
                billing_address.postal_code = CAP
                billing_address.country = Paese
                """
        ),
        ExportHeaders(
            "Sage 100, clients",
            country: "France",
            source: "unsourced: written down from memory of such exports",
            header: """
                Numéro,Intitulé,Type,Compte collectif,Contact,Adresse,Complément,
                Code postal,Ville,Région,Pays,Téléphone,Télécopie,E-mail,N° Siret
                """,
            expected: """
                name = Intitulé | Contact
                email = E-mail
                phone_number = Téléphone
                billing_address.street_1 = Adresse
                billing_address.street_2 = Complément
                billing_address.city = Ville
                billing_address.state = Région
                billing_address.postal_code = Code postal
                billing_address.country = Pays
                """
        ),
    ]
}
