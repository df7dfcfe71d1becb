extension ExportHeaders {
    /// Of Brazil and Spanish America.
    static let latinAmerica: [ExportHeaders] = [
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
            "Bling, contatos",
            country: "Brazil",
            source: "unsourced: written down from memory of such exports",
            header: """
                ID,Código,Nome,Fantasia,Endereço,Número,Complemento,Bairro,CEP,Cidade,UF,
                Contatos,Fone,Celular,E-mail,CNPJ/CPF
                """,
            expected: """
                name = Nome | Fantasia
                external_id = ID
                email = E-mail
                phone_number = Fone
                billing_address.street_1 = {Endereço} {Número}
                billing_address.street_2 = Complemento
                billing_address.city = Cidade
                billing_address.state = UF
                billing_address.postal_code = CEP
                """
        ),
        ExportHeaders(
            "Omie, clientes",
            country: "Brazil",
            source: "unsourced: written down from memory of such exports",
            header: """
                Código,Razão Social,Nome Fantasia,CNPJ / CPF,Telefone,E-mail,Endereço,
                Número,Complemento,Bairro,Cidade,Estado,CEP,País
                """,
            expected: """
                name = Razão Social
                email = E-mail
                phone_number = Telefone
                billing_address.street_1 = {Endereço} {Número}
                billing_address.street_2 = Complemento
                billing_address.city = Cidade
                billing_address.state = Estado
                billing_address.postal_code = CEP
                billing_address.country = País
                """
        ),
        ExportHeaders(
            "CONTPAQi, clientes",
            country: "Mexico",
            source: "unsourced: written down from memory of such exports",
            header: """
                Clave,Razón Social,RFC,Calle,No. Exterior,No. Interior,Colonia,C.P.,
                Ciudad,Estado,País,Teléfono 1,Correo electrónico
                """,
            expected: """
                name = Razón Social
                email = Correo electrónico
                phone_number = Teléfono 1
                billing_address.street_1 = {Calle} {No. Exterior}
                billing_address.street_2 = No. Interior
                billing_address.city = Ciudad
                billing_address.state = Estado
                billing_address.postal_code = C.P.
                billing_address.country = País
                """
        ),
        ExportHeaders(
            "Tango Gestión, clientes",
            country: "Argentina",
            source: "unsourced: written down from memory of such exports",
            header: """
                Cód. cliente,Razón social,Domicilio,Localidad,C. postal,Provincia,
                Teléfono,E-mail,CUIT
                """,
            expected: """
                name = Razón social
                external_id = Cód. cliente
                email = E-mail
                phone_number = Teléfono
                billing_address.street_1 = Domicilio
                billing_address.city = Localidad
                billing_address.state = Provincia
                billing_address.postal_code = C. postal
                """
        ),
    ]
}
