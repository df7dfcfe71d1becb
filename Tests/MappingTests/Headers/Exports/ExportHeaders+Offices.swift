extension ExportHeaders {
    /// Of offices and shops in many countries, in their own languages.
    static let offices: [ExportHeaders] = [
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
            "SmartBill, clienți",
            country: "Romania",
            source: "unsourced: written down from memory of such exports",
            header: """
                Denumire client,CIF,Reg. com.,Adresa,Localitate,Judet,Tara,Email,Telefon,
                Persoana de contact,Cod client
                """,
            expected: """
                name = Denumire client | Persoana de contact
                external_id = Cod client
                email = Email
                phone_number = Telefon
                billing_address.street_1 = Adresa
                billing_address.city = Localitate
                billing_address.state = Judet
                billing_address.country = Tara
                """
        ),
        ExportHeaders(
            "1C, контрагенты",
            country: "Russia",
            source: "unsourced: written down from memory of such exports",
            header: """
                Наименование,Полное наименование,ИНН,КПП,Код,Юридический адрес,
                Фактический адрес,Телефон,Email,Контактное лицо
                """,
            expected: """
                name = Наименование | Контактное лицо
                email = Email
                phone_number = Телефон
                """
        ),
        ExportHeaders(
            "Bitrix24, компании",
            country: "Russia",
            source: "unsourced: written down from memory of such exports",
            header: """
                ID,Название компании,Тип компании,Рабочий телефон,Рабочий e-mail,Адрес,
                Город,Индекс,Страна
                """,
            expected: """
                name = Название компании
                external_id = ID
                email = Рабочий e-mail
                phone_number = Рабочий телефон
                billing_address.street_1 = Адрес
                billing_address.city = Город
                billing_address.postal_code = Индекс
                billing_address.country = Страна
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
        ExportHeaders(
            "Exact Online, relaties",
            country: "Netherlands",
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
        ExportHeaders(
            "弥生, 得意先",
            country: "Japan",
            source: "unsourced: written down from memory of such exports",
            header: """
                取引先コード,取引先名,フリガナ,郵便番号,住所1,住所2,電話番号,FAX番号,担当者名,メールアドレス
                """,
            expected: """
                name = 取引先名 | 担当者名
                external_id = 取引先コード
                email = メールアドレス
                phone_number = 電話番号
                billing_address.street_1 = 住所1
                billing_address.street_2 = 住所2
                billing_address.postal_code = 郵便番号
                """
        ),
        ExportHeaders(
            "EC-CUBE, 会員",
            country: "Japan",
            source: "unsourced: written down from memory of such exports",
            header: """
                会員ID,お名前(姓),お名前(名),お名前(フリガナ・姓),お名前(フリガナ・名),会社名,郵便番号,都道府県(ID),都道府県(名称),
                住所1,住所2,メールアドレス,TEL
                """,
            expected: """
                name = 会社名 | {お名前(姓)} {お名前(名)}
                external_id = 会員ID
                email = メールアドレス
                phone_number = TEL
                billing_address.street_1 = 住所1
                billing_address.street_2 = 住所2
                billing_address.state = 都道府県(名称)
                billing_address.postal_code = 郵便番号
                """
        ),
        ExportHeaders(
            "金蝶, 客户",
            country: "China",
            source: "unsourced: written down from memory of such exports",
            header: """
                客户编码,客户名称,客户简称,联系人,手机,固定电话,省份,城市,详细地址,邮编,邮箱,客户分类
                """,
            expected: """
                name = 客户名称 | 客户简称 | 联系人
                external_id = 客户编码
                email = 邮箱
                phone_number = 固定电话
                billing_address.street_1 = 详细地址
                billing_address.city = 城市
                billing_address.state = 省份
                billing_address.postal_code = 邮编
                """
        ),
        ExportHeaders(
            "이카운트, 거래처",
            country: "South Korea",
            source: "unsourced: written down from memory of such exports",
            header: """
                거래처코드,거래처명,대표자명,업태,종목,전화,팩스,Email,우편번호,주소1,모바일
                """,
            expected: """
                name = 거래처명
                external_id = 거래처코드
                email = Email
                phone_number = 전화
                billing_address.street_1 = 주소1
                billing_address.postal_code = 우편번호
                """
        ),
        ExportHeaders(
            "Tally, ledgers",
            country: "India",
            source: "unsourced: written down from memory of such exports",
            header: """
                Ledger Name,Group,Mailing Name,Address Line 1,Address Line 2,State,
                Pincode,Country,Contact Person,Mobile No.,E-Mail ID,GSTIN/UIN
                """,
            expected: """
                name = Ledger Name | Contact Person
                email = E-Mail ID
                phone_number = Mobile No.
                billing_address.street_1 = Address Line 1
                billing_address.street_2 = Address Line 2
                billing_address.state = State
                billing_address.postal_code = Pincode
                billing_address.country = Country
                """
        ),
        ExportHeaders(
            "Vyapar, parties",
            country: "India",
            source: "unsourced: written down from memory of such exports",
            header: """
                Party Name,Phone Number,Email ID,Billing Address,Shipping Address,GSTIN,
                State,Opening Balance
                """,
            expected: """
                name = Party Name
                email = Email ID
                phone_number = Phone Number
                """
        ),
        ExportHeaders(
            "MISA, khách hàng",
            country: "Vietnam",
            source: "unsourced: written down from memory of such exports",
            header: """
                Mã khách hàng,Tên khách hàng,Địa chỉ,Mã số thuế,Điện thoại,Email,
                Người liên hệ,Quốc gia,Tỉnh/TP,Quận/Huyện
                """,
            expected: """
                name = Tên khách hàng | Người liên hệ
                external_id = Mã khách hàng
                email = Email
                phone_number = Điện thoại
                billing_address.street_1 = Địa chỉ
                billing_address.city = Tỉnh/TP
                billing_address.country = Quốc gia
                """
        ),
        ExportHeaders(
            "SoftOne, πελάτες",
            country: "Greece",
            source: "unsourced: written down from memory of such exports",
            header: """
                Κωδικός,Επωνυμία,Α.Φ.Μ.,Δ.Ο.Υ.,Διεύθυνση,Πόλη,Τ.Κ.,Χώρα,Τηλέφωνο 1,
                Κινητό,E-mail
                """,
            expected: """
                name = Επωνυμία
                email = E-mail
                phone_number = Τηλέφωνο 1
                billing_address.street_1 = Διεύθυνση
                billing_address.city = Πόλη
                billing_address.postal_code = Τ.Κ.
                billing_address.country = Χώρα
                """
        ),
        ExportHeaders(
            "Microinvest, партньори",
            country: "Bulgaria",
            source: "unsourced: written down from memory of such exports",
            header: """
                Код,Име на фирма,МОЛ,Град,Адрес,Телефон,Е-mail,ЕИК,ИН по ЗДДС
                """,
            expected: """
                name = Име на фирма | МОЛ
                email = Е-mail
                phone_number = Телефон
                billing_address.street_1 = Адрес
                billing_address.city = Град
                """
        ),
        ExportHeaders(
            "BAS, контрагенти",
            country: "Ukraine",
            source: "unsourced: written down from memory of such exports",
            header: """
                Назва,ЄДРПОУ,ІПН,Телефон,E-mail,Індекс,Місто,Вулиця,Будинок,
                Контактна особа
                """,
            expected: """
                name = Назва | Контактна особа
                email = E-mail
                phone_number = Телефон
                billing_address.street_1 = {Вулиця} {Будинок}
                billing_address.city = Місто
                billing_address.postal_code = Індекс
                """
        ),
        ExportHeaders(
            "Hashavshevet, לקוחות",
            country: "Israel",
            source: "unsourced: written down from memory of such exports",
            header: """
                מפתח חשבון,שם חשבון,כתובת,עיר,מיקוד,טלפון,טלפון נייד,דוא"ל,
                ח.פ./עוסק מורשה
                """,
            expected: """
                name = שם חשבון
                external_id = מפתח חשבון
                email = דוא"ל
                phone_number = טלפון
                billing_address.street_1 = כתובת
                billing_address.city = עיר
                billing_address.postal_code = מיקוד
                """
        ),
        ExportHeaders(
            "an Arabic shop",
            country: "Saudi Arabia",
            source: "unsourced: written down from memory of such exports",
            header: """
                رقم العميل,اسم العميل,رقم الجوال,البريد الالكتروني,المدينة,الحي,الشارع,
                الرمز البريدي,الدولة
                """,
            expected: """
                name = اسم العميل
                external_id = رقم العميل
                email = البريد الالكتروني
                phone_number = رقم الجوال
                billing_address.street_1 = الشارع
                billing_address.city = المدينة
                billing_address.postal_code = الرمز البريدي
                billing_address.country = الدولة
                """
        ),
        ExportHeaders(
            "a Thai ledger",
            country: "Thailand",
            source: "unsourced: written down from memory of such exports",
            header: """
                รหัสลูกค้า,ชื่อลูกค้า,ที่อยู่,จังหวัด,รหัสไปรษณีย์,โทรศัพท์,อีเมล
                """,
            expected: """
                name = ชื่อลูกค้า
                external_id = รหัสลูกค้า
                email = อีเมล
                phone_number = โทรศัพท์
                billing_address.street_1 = ที่อยู่
                billing_address.state = จังหวัด
                billing_address.postal_code = รหัสไปรษณีย์
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
            "Tripletex, kunder",
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
