extension ExportHeaders {
    /// Of Eastern and South-Eastern Europe.
    static let eastern: [ExportHeaders] = [
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
    ]
}
