extension ExportHeaders {
    /// Of Italy, Spain, France and Latin America.
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
            "Ninox, clientes",
            country: "Argentina",
            source:
                "ayuda.ninox.com.ar/es/articles/13052915-importar-clientes-desde-excel",
            header: """
                Nombre / Razón social,Teléfono,CUIT,Email,Condición frente al IVA,Dirección,
                Provincia / Código postal
                """,
            expected: """
                name = Nombre / Razón social
                email = Email
                phone_number = Teléfono
                """
        ),
        ExportHeaders(
            "Contasiscorp, cuentas",
            country: "Peru",
            source:
                "soporte.contasiscorp.com/docs/plan-vende-rapido/cuentas/como-importar-mis-cuentas-a-la-plataforma",
            header: """
                Tipo de Documento,Número de Documento,Tipo de persona,Razón Social,
                Apellido Paterno,Apellido Materno,Nombre,Teléfono 1,Correo electrónico,
                Estado de Contribuyente,Tipo de moneda,Tipo de cuenta,Dirección,Departamento,
                Provincia,Distrito
                """,
            expected: """
                name = Razón Social | {Nombre} {Apellido Paterno}
                email = Correo electrónico
                phone_number = Teléfono 1
                """
        ),
        ExportHeaders(
            "Calcário Amazônia, clientes",
            country: "Brazil",
            source:
                "github.com/pedrocba/Calcario-amazonia, SOLUCAO_RAPIDA_CLIENTES.md",
            header: """
                Nome/Razão Social,Apelido/Nome fantasia,Tipo (Lista de Preços),Sex,CPF,RG,
                CNPJ,IE,Telefone,Celular,Email,Endereço,Número,Complemento,Bairro,Cidade,
                Estado,CEP
                """,
            expected: """
                name = Nome/Razão Social
                email = Email
                phone_number = Telefone
                billing_address.street_1 = {Endereço} {Número}
                billing_address.street_2 = Complemento
                billing_address.city = Cidade
                billing_address.state = Estado
                billing_address.postal_code = CEP
                """
        ),
        ExportHeaders(
            "controller-test, contacts",
            country: "Brazil",
            source:
                "github.com/leonardo2000almeida/controller-test, src/application/types/contact.ts",
            header: """
                Nome,Email,Telefone,CPF/CNPJ,CEP,Logradouro,Número,Complemento,Bairro,Cidade,
                Estado
                """,
            expected: """
                name = Nome
                email = Email
                phone_number = Telefone
                billing_address.street_1 = {Logradouro} {Número}
                billing_address.street_2 = Complemento
                billing_address.city = Cidade
                billing_address.state = Estado
                billing_address.postal_code = CEP
                """
        ),
        ExportHeaders(
            "NewWLProject, clientes",
            country: "Brazil",
            source:
                "github.com/codebyjv/NewWLProject, src/types/csvRow.tsx",
            header: """
                CPF/CNPJ,Razão Social,Nome Fantasia,Tipo de Contribuinte,IE/RG,Cliente Desde,
                CEP,Cidade/UF,Logradouro,Número,Bairro,Status,Data de Cadastro
                """,
            expected: """
                name = Razão Social
                billing_address.street_1 = {Logradouro} {Número}
                billing_address.postal_code = CEP
                """
        ),
        ExportHeaders(
            "CRMCJOTA, clientes",
            country: "Brazil",
            source:
                "github.com/Cjota221/CRMCJOTA, FORMATO-CSV.md",
            header: """
                Nome,WhatsApp,E-mail,CPF,Endereço,Cidade,Estado,Data Nascimento,Última Compra,
                Total Compras
                """,
            expected: """
                name = Nome
                email = E-mail
                phone_number = WhatsApp
                billing_address.street_1 = Endereço
                billing_address.city = Cidade
                billing_address.state = Estado
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
    ]
}
