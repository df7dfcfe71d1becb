import Testing

/// A header line in each language, as its systems write it, and what it gives.
///
/// These are made up of usual words; lines of real systems are in ``ExportHeaders``.
enum LanguageHeaders {
    struct Line: Sendable, CustomTestStringConvertible {
        var language: String
        var headers: [String]
        var expected: [String]

        var testDescription: String { language }

        init(_ language: String, _ headers: String, _ expected: String) {
            self.language = language
            self.headers = headers.replacing(",\n", with: ",").split(separator: ",").map(
                String.init
            )
            self.expected = expected.split(separator: "\n").map(String.init)
        }
    }

    static let all: [Line] = [
        Line(
            "German",
            """
            Kundennummer,Firma,Vorname,Nachname,Straße,Hausnummer,PLZ,Ort,Bundesland,Land,
            Telefonnummer,Handynummer,E-Mail-Adresse
            """,
            """
            name = Firma | {Vorname} {Nachname}
            external_id = Kundennummer
            email = E-Mail-Adresse
            phone_number = Telefonnummer
            billing_address.street_1 = {Straße} {Hausnummer}
            billing_address.city = Ort
            billing_address.state = Bundesland
            billing_address.postal_code = PLZ
            billing_address.country = Land
            """
        ),
        Line(
            "German, two addresses",
            """
            Kundennummer,Kunde,Rechnungsstraße,RechnungsPLZ,Rechnungsort,Lieferstraße,
            LieferPLZ,Lieferort,Lieferland
            """,
            """
            name = Kunde
            external_id = Kundennummer
            billing_address.street_1 = Rechnungsstraße
            billing_address.city = Rechnungsort
            billing_address.postal_code = RechnungsPLZ
            shipping_address.street_1 = Lieferstraße
            shipping_address.city = Lieferort
            shipping_address.postal_code = LieferPLZ
            shipping_address.country = Lieferland
            """
        ),
        Line(
            "Italian, two addresses",
            """
            Codice cliente,Ragione sociale,Cognome,Nome,Indirizzo di fatturazione,
            CAP fatturazione,Città fatturazione,Indirizzo di spedizione,CAP spedizione,
            Città spedizione,Nazione spedizione,Telefono,Cellulare,E-mail
            """,
            """
            name = Ragione sociale | {Nome} {Cognome}
            external_id = Codice cliente
            email = E-mail
            phone_number = Telefono
            billing_address.street_1 = Indirizzo di fatturazione
            billing_address.city = Città fatturazione
            billing_address.postal_code = CAP fatturazione
            shipping_address.street_1 = Indirizzo di spedizione
            shipping_address.city = Città spedizione
            shipping_address.postal_code = CAP spedizione
            shipping_address.country = Nazione spedizione
            """
        ),
        Line(
            "Spanish",
            """
            Código de cliente,Razón social,Nombre,Apellidos,Dirección,Código postal,
            Población,Provincia,País,Teléfono,Móvil,Correo electrónico
            """,
            """
            name = Razón social | {Nombre} {Apellidos}
            external_id = Código de cliente
            email = Correo electrónico
            phone_number = Teléfono
            billing_address.street_1 = Dirección
            billing_address.city = Población
            billing_address.state = Provincia
            billing_address.postal_code = Código postal
            billing_address.country = País
            """
        ),
        Line(
            "Portuguese",
            """
            N.º cliente,Nome,Morada,Código postal,Localidade,Distrito,País,Telefone,
            Telemóvel,E-mail
            """,
            """
            name = Nome
            external_id = N.º cliente
            email = E-mail
            phone_number = Telefone
            billing_address.street_1 = Morada
            billing_address.city = Localidade
            billing_address.state = Distrito
            billing_address.postal_code = Código postal
            billing_address.country = País
            """
        ),
        Line(
            "Portuguese of Brazil",
            """
            Código,Nome,Endereço,Nº,Complemento,Bairro,CEP,Cidade,UF,Fone,Celular,E-mail
            """,
            """
            name = Nome
            email = E-mail
            phone_number = Fone
            billing_address.street_1 = {Endereço} {Nº}
            billing_address.street_2 = Complemento
            billing_address.city = Cidade
            billing_address.state = UF
            billing_address.postal_code = CEP
            """
        ),
        Line(
            "Dutch",
            """
            Klantnummer,Bedrijfsnaam,Voornaam,Tussenvoegsel,Achternaam,Straat,Huisnummer,
            Postcode,Plaats,Land,Telefoonnummer,Mobiel,E-mailadres
            """,
            """
            name = Bedrijfsnaam | {Voornaam} {Tussenvoegsel} {Achternaam}
            external_id = Klantnummer
            email = E-mailadres
            phone_number = Telefoonnummer
            billing_address.street_1 = {Straat} {Huisnummer}
            billing_address.city = Plaats
            billing_address.postal_code = Postcode
            billing_address.country = Land
            """
        ),
        Line(
            "Dutch, two addresses",
            """
            Klantnummer,Naam,Factuuradres,Factuur postcode,Factuur plaats,Afleveradres,
            Aflever postcode,Aflever plaats,E-mail
            """,
            """
            name = Naam
            external_id = Klantnummer
            email = E-mail
            billing_address.street_1 = Factuuradres
            billing_address.city = Factuur plaats
            billing_address.postal_code = Factuur postcode
            shipping_address.street_1 = Afleveradres
            shipping_address.city = Aflever plaats
            shipping_address.postal_code = Aflever postcode
            """
        ),
        Line(
            "French, two addresses",
            """
            N° client,Raison sociale,Adresse de facturation,Code postal facturation,
            Ville facturation,Adresse de livraison,Code postal livraison,Ville livraison,
            Téléphone,Courriel
            """,
            """
            name = Raison sociale
            external_id = N° client
            email = Courriel
            phone_number = Téléphone
            billing_address.street_1 = Adresse de facturation
            billing_address.city = Ville facturation
            billing_address.postal_code = Code postal facturation
            shipping_address.street_1 = Adresse de livraison
            shipping_address.city = Ville livraison
            shipping_address.postal_code = Code postal livraison
            """
        ),
        Line(
            "Swedish",
            """
            Kundnummer,Namn,Adress,Postnummer,Ort,Land,Telefon,Mobil,E-post
            """,
            """
            name = Namn
            external_id = Kundnummer
            email = E-post
            phone_number = Telefon
            billing_address.street_1 = Adress
            billing_address.city = Ort
            billing_address.postal_code = Postnummer
            billing_address.country = Land
            """
        ),
        Line(
            "Swedish, two addresses",
            """
            Kundnr,Kundnamn,Fakturaadress,Faktura postnr,Faktura ort,Leveransadress,
            Leverans postnr,Leverans ort,E-postadress
            """,
            """
            name = Kundnamn
            external_id = Kundnr
            email = E-postadress
            billing_address.street_1 = Fakturaadress
            billing_address.city = Faktura ort
            billing_address.postal_code = Faktura postnr
            shipping_address.street_1 = Leveransadress
            shipping_address.city = Leverans ort
            shipping_address.postal_code = Leverans postnr
            """
        ),
        Line(
            "Danish",
            """
            Kundenummer,Navn,Adresse,Postnr.,By,Land,Telefon,E-mail
            """,
            """
            name = Navn
            external_id = Kundenummer
            email = E-mail
            phone_number = Telefon
            billing_address.street_1 = Adresse
            billing_address.city = By
            billing_address.postal_code = Postnr.
            billing_address.country = Land
            """
        ),
        Line(
            "Norwegian",
            """
            Kundenr.,Firmanavn,Gateadresse,Postnummer,Poststed,Land,Telefon,E-post
            """,
            """
            name = Firmanavn
            external_id = Kundenr.
            email = E-post
            phone_number = Telefon
            billing_address.street_1 = Gateadresse
            billing_address.city = Poststed
            billing_address.postal_code = Postnummer
            billing_address.country = Land
            """
        ),
        Line(
            "Finnish",
            """
            Asiakasnumero,Nimi,Katuosoite,Postinumero,Postitoimipaikka,Maa,Puhelin,
            Sähköposti
            """,
            """
            name = Nimi
            external_id = Asiakasnumero
            email = Sähköposti
            phone_number = Puhelin
            billing_address.street_1 = Katuosoite
            billing_address.city = Postitoimipaikka
            billing_address.postal_code = Postinumero
            billing_address.country = Maa
            """
        ),
        Line(
            "Finnish, two addresses",
            """
            Asiakasnro,Yritys,Laskutusosoite,Laskutus postinumero,Laskutus kaupunki,
            Toimitusosoite,Toimitus postinumero,Toimitus kaupunki
            """,
            """
            name = Yritys
            external_id = Asiakasnro
            billing_address.street_1 = Laskutusosoite
            billing_address.city = Laskutus kaupunki
            billing_address.postal_code = Laskutus postinumero
            shipping_address.street_1 = Toimitusosoite
            shipping_address.city = Toimitus kaupunki
            shipping_address.postal_code = Toimitus postinumero
            """
        ),
        Line(
            "Polish",
            """
            Kod klienta,Nazwa firmy,Imię,Nazwisko,Ulica,Nr domu,Nr lokalu,Kod pocztowy,
            Miejscowość,Województwo,Kraj,Telefon,E-mail
            """,
            """
            name = Nazwa firmy | {Imię} {Nazwisko}
            external_id = Kod klienta
            email = E-mail
            phone_number = Telefon
            billing_address.street_1 = {Ulica} {Nr domu}
            billing_address.street_2 = Nr lokalu
            billing_address.city = Miejscowość
            billing_address.state = Województwo
            billing_address.postal_code = Kod pocztowy
            billing_address.country = Kraj
            """
        ),
        Line(
            "Polish, no person",
            """
            Symbol,Nazwa,Ulica,Kod pocztowy,Miasto,NIP,Telefon,Adres e-mail
            """,
            """
            name = Nazwa
            email = Adres e-mail
            phone_number = Telefon
            billing_address.street_1 = Ulica
            billing_address.city = Miasto
            billing_address.postal_code = Kod pocztowy
            """
        ),
        Line(
            "Czech",
            """
            Číslo zákazníka,Název firmy,Jméno,Příjmení,Ulice,Číslo popisné,Město,PSČ,Kraj,
            Země,Telefon,E-mail
            """,
            """
            name = Název firmy | {Jméno} {Příjmení}
            external_id = Číslo zákazníka
            email = E-mail
            phone_number = Telefon
            billing_address.street_1 = {Ulice} {Číslo popisné}
            billing_address.city = Město
            billing_address.state = Kraj
            billing_address.postal_code = PSČ
            billing_address.country = Země
            """
        ),
        Line(
            "Czech, two addresses",
            """
            Zákazník,Fakturační ulice,Fakturační město,Fakturační PSČ,Dodací ulice,
            Dodací město,Dodací PSČ,Telefon
            """,
            """
            name = Zákazník
            phone_number = Telefon
            billing_address.street_1 = Fakturační ulice
            billing_address.city = Fakturační město
            billing_address.postal_code = Fakturační PSČ
            shipping_address.street_1 = Dodací ulice
            shipping_address.city = Dodací město
            shipping_address.postal_code = Dodací PSČ
            """
        ),
        Line(
            "Slovak",
            """
            Číslo zákazníka,Názov firmy,Ulica,Mesto,PSČ,Krajina,Telefón,E-mail
            """,
            """
            name = Názov firmy
            external_id = Číslo zákazníka
            email = E-mail
            phone_number = Telefón
            billing_address.street_1 = Ulica
            billing_address.city = Mesto
            billing_address.postal_code = PSČ
            billing_address.country = Krajina
            """
        ),
        Line(
            "Hungarian",
            """
            Vevőkód,Cégnév,Irányítószám,Város,Cím,Ország,Telefonszám,E-mail cím
            """,
            """
            name = Cégnév
            external_id = Vevőkód
            email = E-mail cím
            phone_number = Telefonszám
            billing_address.street_1 = Cím
            billing_address.city = Város
            billing_address.postal_code = Irányítószám
            billing_address.country = Ország
            """
        ),
        Line(
            "Hungarian, two addresses",
            """
            Ügyfélszám,Vezetéknév,Keresztnév,Számlázási irányítószám,Számlázási város,
            Számlázási cím,Szállítási irányítószám,Szállítási város,Szállítási cím
            """,
            """
            name = {Vezetéknév} {Keresztnév}
            external_id = Ügyfélszám
            billing_address.street_1 = Számlázási cím
            billing_address.city = Számlázási város
            billing_address.postal_code = Számlázási irányítószám
            shipping_address.street_1 = Szállítási cím
            shipping_address.city = Szállítási város
            shipping_address.postal_code = Szállítási irányítószám
            """
        ),
        Line(
            "Turkish",
            """
            Müşteri Kodu,Ünvan,Ad,Soyad,Adres,İlçe,İl,Posta Kodu,Ülke,Telefon,
            Cep Telefonu,E-posta
            """,
            """
            name = Ünvan | {Ad} {Soyad}
            external_id = Müşteri Kodu
            email = E-posta
            phone_number = Telefon
            billing_address.street_1 = Adres
            billing_address.city = İlçe
            billing_address.state = İl
            billing_address.postal_code = Posta Kodu
            billing_address.country = Ülke
            """
        ),
        Line(
            "Turkish in capitals",
            """
            MÜŞTERİ ADI,ADRES,ŞEHİR,ÜLKE,TELEFON,E-POSTA
            """,
            """
            name = MÜŞTERİ ADI
            email = E-POSTA
            phone_number = TELEFON
            billing_address.street_1 = ADRES
            billing_address.city = ŞEHİR
            billing_address.country = ÜLKE
            """
        ),
        Line(
            "Russian",
            """
            Код клиента,Наименование,Фамилия,Имя,Отчество,Улица,Дом,Город,Область,Индекс,
            Страна,Телефон,Электронная почта
            """,
            """
            name = Наименование | {Имя} {Отчество} {Фамилия}
            external_id = Код клиента
            email = Электронная почта
            phone_number = Телефон
            billing_address.street_1 = {Улица} {Дом}
            billing_address.city = Город
            billing_address.state = Область
            billing_address.postal_code = Индекс
            billing_address.country = Страна
            """
        ),
        Line(
            "Russian, to be shipped",
            """
            Код контрагента,ФИО,Адрес доставки,Город доставки,Индекс доставки,
            Мобильный телефон,E-mail
            """,
            """
            name = ФИО
            external_id = Код контрагента
            email = E-mail
            phone_number = Мобильный телефон
            shipping_address.street_1 = Адрес доставки
            shipping_address.city = Город доставки
            shipping_address.postal_code = Индекс доставки
            """
        ),
        Line(
            "Ukrainian",
            """
            Номер клієнта,Назва компанії,Прізвище,Ім'я,По батькові,Вулиця,Місто,Область,
            Поштовий індекс,Країна,Телефон,Електронна пошта
            """,
            """
            name = Назва компанії | {Ім'я} {По батькові} {Прізвище}
            external_id = Номер клієнта
            email = Електронна пошта
            phone_number = Телефон
            billing_address.street_1 = Вулиця
            billing_address.city = Місто
            billing_address.state = Область
            billing_address.postal_code = Поштовий індекс
            billing_address.country = Країна
            """
        ),
        Line(
            "Greek",
            """
            Κωδικός πελάτη,ΕΠΩΝΥΜΙΑ,Διεύθυνση,Πόλη,Τ.Κ.,Χώρα,Τηλέφωνο,Κινητό,Email
            """,
            """
            name = ΕΠΩΝΥΜΙΑ
            external_id = Κωδικός πελάτη
            email = Email
            phone_number = Τηλέφωνο
            billing_address.street_1 = Διεύθυνση
            billing_address.city = Πόλη
            billing_address.postal_code = Τ.Κ.
            billing_address.country = Χώρα
            """
        ),
        Line(
            "Greek, a person",
            """
            Όνομα,Επώνυμο,Οδός,Αριθμός,Πόλη,Ταχυδρομικός κώδικας,Νομός,Τηλέφωνο
            """,
            """
            name = {Όνομα} {Επώνυμο}
            phone_number = Τηλέφωνο
            billing_address.street_1 = {Οδός} {Αριθμός}
            billing_address.city = Πόλη
            billing_address.state = Νομός
            billing_address.postal_code = Ταχυδρομικός κώδικας
            """
        ),
        Line(
            "Romanian",
            """
            Cod client,Denumire,Adresă,Localitate,Județ,Țară,Telefon,E-mail
            """,
            """
            name = Denumire
            external_id = Cod client
            email = E-mail
            phone_number = Telefon
            billing_address.street_1 = Adresă
            billing_address.city = Localitate
            billing_address.state = Județ
            billing_address.country = Țară
            """
        ),
        Line(
            "Chinese, simplified",
            """
            客户编号,客户名称,联系人,电话,手机,邮箱,国家,省份,城市,详细地址,邮编
            """,
            """
            name = 客户名称 | 联系人
            external_id = 客户编号
            email = 邮箱
            phone_number = 电话
            billing_address.street_1 = 详细地址
            billing_address.city = 城市
            billing_address.state = 省份
            billing_address.postal_code = 邮编
            billing_address.country = 国家
            """
        ),
        Line(
            "Chinese, traditional",
            """
            客戶編號,客戶名稱,聯絡人,電話,行動電話,電子郵件,郵遞區號,縣市,地址
            """,
            """
            name = 客戶名稱 | 聯絡人
            external_id = 客戶編號
            email = 電子郵件
            phone_number = 電話
            billing_address.street_1 = 地址
            billing_address.city = 縣市
            billing_address.postal_code = 郵遞區號
            """
        ),
        Line(
            "Japanese",
            """
            顧客コード,会社名,姓,名,郵便番号,都道府県,市区町村,番地,建物名,電話番号,携帯電話,メールアドレス
            """,
            """
            name = 会社名 | {姓} {名}
            external_id = 顧客コード
            email = メールアドレス
            phone_number = 電話番号
            billing_address.street_1 = 番地
            billing_address.street_2 = 建物名
            billing_address.city = 市区町村
            billing_address.state = 都道府県
            billing_address.postal_code = 郵便番号
            """
        ),
        Line(
            "Japanese, full width",
            """
            得意先コード,得意先名,〒,都道府県,市区町村,住所１,住所２,ＴＥＬ
            """,
            """
            name = 得意先名
            external_id = 得意先コード
            phone_number = ＴＥＬ
            billing_address.street_1 = 住所１
            billing_address.street_2 = 住所２
            billing_address.city = 市区町村
            billing_address.state = 都道府県
            billing_address.postal_code = 〒
            """
        ),
        Line(
            "Korean",
            """
            고객번호,고객명,우편번호,시도,시군구,주소,상세주소,전화번호,휴대폰번호,이메일
            """,
            """
            name = 고객명
            external_id = 고객번호
            email = 이메일
            phone_number = 전화번호
            billing_address.street_1 = 주소
            billing_address.street_2 = 상세주소
            billing_address.city = 시군구
            billing_address.state = 시도
            billing_address.postal_code = 우편번호
            """
        ),
        Line(
            "Croatian",
            """
            Šifra kupca,Naziv,Ulica i broj,Poštanski broj,Grad,Država,Telefon,E-pošta
            """,
            """
            name = Naziv
            external_id = Šifra kupca
            email = E-pošta
            phone_number = Telefon
            billing_address.street_1 = Ulica i broj
            billing_address.city = Grad
            billing_address.postal_code = Poštanski broj
            billing_address.country = Država
            """
        ),
        Line(
            "Bulgarian",
            """
            Код на клиент,Фирма,Адрес,Пощенски код,Град,Държава,Телефон,Имейл
            """,
            """
            name = Фирма
            external_id = Код на клиент
            email = Имейл
            phone_number = Телефон
            billing_address.street_1 = Адрес
            billing_address.city = Град
            billing_address.postal_code = Пощенски код
            billing_address.country = Държава
            """
        ),
        Line(
            "Catalan",
            """
            Codi client,Raó social,Adreça,Codi postal,Població,Província,País,Telèfon,
            Correu electrònic
            """,
            """
            name = Raó social
            external_id = Codi client
            email = Correu electrònic
            phone_number = Telèfon
            billing_address.street_1 = Adreça
            billing_address.city = Població
            billing_address.state = Província
            billing_address.postal_code = Codi postal
            billing_address.country = País
            """
        ),
        Line(
            "Vietnamese",
            """
            Mã khách hàng,Tên khách hàng,Địa chỉ,Thành phố,Quốc gia,Số điện thoại,Email
            """,
            """
            name = Tên khách hàng
            external_id = Mã khách hàng
            email = Email
            phone_number = Số điện thoại
            billing_address.street_1 = Địa chỉ
            billing_address.city = Thành phố
            billing_address.country = Quốc gia
            """
        ),
        Line(
            "Indonesian",
            """
            Kode Pelanggan,Nama Pelanggan,Alamat,Kota,Provinsi,Kode Pos,No. Telepon,Email
            """,
            """
            name = Nama Pelanggan
            external_id = Kode Pelanggan
            email = Email
            phone_number = No. Telepon
            billing_address.street_1 = Alamat
            billing_address.city = Kota
            billing_address.state = Provinsi
            billing_address.postal_code = Kode Pos
            """
        ),
        Line(
            "Hebrew",
            """
            מספר לקוח,שם לקוח,רחוב,מספר בית,עיר,מיקוד,טלפון,דוא"ל
            """,
            """
            name = שם לקוח
            external_id = מספר לקוח
            email = דוא"ל
            phone_number = טלפון
            billing_address.street_1 = {רחוב} {מספר בית}
            billing_address.city = עיר
            billing_address.postal_code = מיקוד
            """
        ),
        Line(
            "Arabic",
            """
            رقم العميل,اسم العميل,العنوان,المدينة,الدولة,رقم الهاتف,البريد الإلكتروني
            """,
            """
            name = اسم العميل
            external_id = رقم العميل
            email = البريد الإلكتروني
            phone_number = رقم الهاتف
            billing_address.street_1 = العنوان
            billing_address.city = المدينة
            billing_address.country = الدولة
            """
        ),
    ]
}
