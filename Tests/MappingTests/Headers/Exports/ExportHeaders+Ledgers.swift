extension ExportHeaders {
    static let ledgers: [ExportHeaders] = [
        ExportHeaders(
            "Sage 50 UK, customers",
            source: "unsourced",
            header: """
                Account Reference,Account Name,Street 1,Street 2,Town,County,Postcode,
                Contact Name,Telephone Number,Telephone Number 2,Fax Number,E-Mail,WWW
                """,
            expected: """
                name = Account Name | Contact Name
                external_id = Account Reference
                email = E-Mail
                phone_number = Telephone Number
                billing_address.street_1 = Street 1
                billing_address.street_2 = Street 2
                billing_address.city = Town
                billing_address.state = County
                billing_address.postal_code = Postcode
                """
        ),
        ExportHeaders(
            "Sage 50 UK, customer record CSV",
            country: "the United Kingdom",
            source: "gb-kb.sage.com, “Customer record data fields you can import”",
            header: """
                A/C,Name,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,
                Contact Name,Telephone,Fax,Analysis 1,Analysis 2,Analysis 3,Department,VAT Number
                """,
            expected: """
                name = Name | Contact Name
                phone_number = Telephone
                """
        ),
        ExportHeaders(
            "Sage 50 US, customer list",
            source: "Sage 50’s customer list, as importers and exporters on GitHub have it",
            header: """
                Customer ID,Customer Name,Prospect,Inactive,Contact,Bill to Address-Line One,
                Bill to Address-Line Two,Bill to City,Bill to State,Bill to Zip,Bill to Country,
                Ship to Address 1-Line One,Ship to Address 1-Line Two,Ship to City 1,
                Ship to State 1,Ship to Zipcode 1,Ship to Country 1,Telephone 1,Telephone 2,
                Fax Number,Customer E-mail
                """,
            expected: """
                name = Customer Name | Contact
                external_id = Customer ID
                email = Customer E-mail
                phone_number = Telephone 1
                billing_address.street_1 = Bill to Address-Line One
                billing_address.street_2 = Bill to Address-Line Two
                billing_address.city = Bill to City
                billing_address.state = Bill to State
                billing_address.postal_code = Bill to Zip
                billing_address.country = Bill to Country
                shipping_address.street_1 = Ship to Address 1-Line One
                shipping_address.street_2 = Ship to Address 1-Line Two
                shipping_address.city = Ship to City 1
                shipping_address.state = Ship to State 1
                shipping_address.postal_code = Ship to Zipcode 1
                shipping_address.country = Ship to Country 1
                """
        ),
        ExportHeaders(
            "MYOB, cards",
            source:
                "help.acclivitysoftware.com, “Cards Fields - Customer”: the fields of an import",
            header: """
                Co./Last Name,First Name,Card ID,Card Status,Addr 1 - Line 1,Addr 1 - Line 2,
                Addr 1 - City,Addr 1 - State,Addr 1 - Postcode,Addr 1 - Country,
                Addr 1 - Phone # 1,Addr 1 - Phone # 2,Addr 1 - Email
                """,
            expected: """
                name = {First Name} {Co./Last Name}
                email = Addr 1 - Email
                phone_number = Addr 1 - Phone # 1
                billing_address.street_1 = Addr 1 - Line 1
                billing_address.street_2 = Addr 1 - Line 2
                billing_address.city = Addr 1 - City
                billing_address.state = Addr 1 - State
                billing_address.postal_code = Addr 1 - Postcode
                billing_address.country = Addr 1 - Country
                """
        ),
        ExportHeaders(
            "Odoo, contacts by field name",
            source: "the fields of github.com/odoo/odoo, res.partner",
            header: """
                id,name,company_name,email,phone,mobile,street,street2,city,state_id/name,zip,
                country_id/name,vat,ref
                """,
            expected: """
                name = name | company_name
                external_id = id
                email = email
                phone_number = phone
                billing_address.street_1 = street
                billing_address.street_2 = street2
                billing_address.city = city
                billing_address.state = state_id/name
                billing_address.postal_code = zip
                billing_address.country = country_id/name
                """
        ),
        ExportHeaders(
            "NetSuite, customers",
            source: "unsourced: saved searches are put together by their users",
            header: """
                Internal ID,ID,Name,Company Name,Email,Phone,Office Phone,Fax,Primary Contact,
                Billing Address 1,Billing Address 2,Billing City,Billing State/Province,
                Billing Zip,Billing Country
                """,
            expected: """
                name = Name | Company Name | Primary Contact
                external_id = Internal ID
                email = Email
                phone_number = Phone
                billing_address.street_1 = Billing Address 1
                billing_address.street_2 = Billing Address 2
                billing_address.city = Billing City
                billing_address.state = Billing State/Province
                billing_address.postal_code = Billing Zip
                billing_address.country = Billing Country
                """
        ),
    ]
}
