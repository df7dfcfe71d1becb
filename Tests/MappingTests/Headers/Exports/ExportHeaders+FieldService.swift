extension ExportHeaders {
    static let fieldService: [ExportHeaders] = [
        ExportHeaders(
            "Jobber, clients",
            source: "Jobber's report of clients as CSV, as importers' tests on GitHub have it",
            header: """
                J-ID,Is Company?,Display Name,Company Name,Title,First Name,Last Name,
                Main Phone #s,E-mails,Tags,Billing Street 1,Billing Street 2,Billing City,
                Billing State,Billing Zip code,Billing Country,Mobile Phone #s,Work Phone #s,
                Service Property Name,Service Street 1,Service Street 2,Service City,
                Service State,Service Zip code,Service Country,Archived
                """,
            expected: """
                name = Display Name | Company Name | {First Name} {Last Name}
                external_id = J-ID
                email = E-mails
                phone_number = Main Phone #s
                billing_address.street_1 = Billing Street 1
                billing_address.street_2 = Billing Street 2
                billing_address.city = Billing City
                billing_address.state = Billing State
                billing_address.postal_code = Billing Zip code
                billing_address.country = Billing Country
                shipping_address.street_1 = Service Street 1
                shipping_address.street_2 = Service Street 2
                shipping_address.city = Service City
                shipping_address.state = Service State
                shipping_address.postal_code = Service Zip code
                shipping_address.country = Service Country
                """
        ),
        ExportHeaders(
            "ServiceTitan, customers report",
            source: "unsourced: reports are put together by their users",
            header: """
                Customer ID,Customer Name,Customer Type,Customer Street,Customer Unit,
                Customer City,Customer State,Customer Zip,Customer Country,Customer Phone,
                Customer Email,Location Name,Location Street,Location Unit,Location City,
                Location State,Location Zip,Location Country,Created On
                """,
            expected: """
                name = Customer Name
                external_id = Customer ID
                email = Customer Email
                phone_number = Customer Phone
                billing_address.street_1 = Customer Street
                billing_address.street_2 = Customer Unit
                billing_address.city = Customer City
                billing_address.state = Customer State
                billing_address.postal_code = Customer Zip
                billing_address.country = Customer Country
                shipping_address.street_1 = Location Street
                shipping_address.street_2 = Location Unit
                shipping_address.city = Location City
                shipping_address.state = Location State
                shipping_address.postal_code = Location Zip
                shipping_address.country = Location Country
                """
        ),
        ExportHeaders(
            "Housecall Pro, customers",
            source: "Housecall Pro's export of customers, as importers' tests on GitHub have it",
            header: """
                First Name,Last Name,Display Name,Mobile Number,Home Number,Email,
                Additional Emails,Company,Role,Work Number,Bills to,Accepts bills from,Tags,Notes,
                ID,Customer Type,Customer notifications enabled,Customer is Contractor,
                Lead Source,Customer created at,Last service date,Lifetime value,Do Not Service,
                Address_1 Street Line 1,Address_1 Street Line 2,Address_1 City,Address_1 State,
                Address_1 Postal Code,Address_1 Billing?,Address_1 Notes,Address_2 Street Line 1,
                Address_2 Street Line 2,Address_2 City,Address_2 State,Address_2 Postal Code,
                Address_2 Billing?,Address_2 Notes
                """,
            expected: """
                name = Display Name | Company | {First Name} {Last Name}
                external_id = ID
                email = Email
                phone_number = Work Number
                billing_address.street_1 = Address_1 Street Line 1
                billing_address.street_2 = Address_1 Street Line 2
                billing_address.city = Address_1 City
                billing_address.state = Address_1 State
                billing_address.postal_code = Address_1 Postal Code
                """
        ),
    ]
}
