extension ExportHeaders {
    static let accounting: [ExportHeaders] = [
        ExportHeaders(
            "QuickBooks Online, import template",
            source:
                "the fields of quickbooks.intuit.com/learn-support, “Which contact fields are imported from Excel”",
            header: """
                Name,Company,Customer Type,Email,Phone,Mobile,Fax,Website,Street,City,State,ZIP,
                Country,Opening Balance,Date,Resale Number
                """,
            expected: """
                name = Name | Company
                email = Email
                phone_number = Phone
                billing_address.street_1 = Street
                billing_address.city = City
                billing_address.state = State
                billing_address.postal_code = ZIP
                billing_address.country = Country
                """
        ),
        ExportHeaders(
            "QuickBooks Online, customer contact list",
            source: "unsourced: the report's default columns",
            header: """
                Customer,Phone Numbers,Email,Full Name,Billing Address,Shipping Address
                """,
            expected: """
                name = Customer | Full Name
                email = Email
                phone_number = Phone Numbers
                """
        ),
        ExportHeaders(
            "QuickBooks Desktop, customer list",
            source: "unsourced: the columns of Customer Center, Excel, Export Customer List",
            header: """
                ,Active Status,Customer,Balance,Balance Total,Company,Mr./Ms./...,First Name,
                M.I.,Last Name,Primary Contact,Main Phone,Fax,Alt. Phone,Secondary Contact,
                Job Title,Main Email,Bill to 1,Bill to 2,Bill to 3,Bill to 4,Bill to 5,
                Ship to 1,Ship to 2,Ship to 3,Ship to 4,Ship to 5,Customer Type,Terms,Rep,
                Sales Tax Code,Tax item,Resale Num,Account No.,Credit Limit,Job Status
                """,
            expected: """
                name = Customer | Company | Primary Contact | {First Name} {Last Name}
                external_id = Account No.
                email = Main Email
                phone_number = Main Phone
                """
        ),
        ExportHeaders(
            "Xero, contacts",
            source: "the template of help.xero.com/us/Contacts_Import",
            header: """
                *ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,
                POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,
                POPostalCode,POCountry,SAAttentionTo,SAAddressLine1,SAAddressLine2,
                SAAddressLine3,SAAddressLine4,SACity,SARegion,SAPostalCode,SACountry,
                PhoneNumber,FaxNumber,MobileNumber,DDINumber,SkypeName,BankAccountName,
                BankAccountNumber,BankAccountParticulars,TaxNumber,
                AccountsReceivableTaxCodeName,AccountsPayableTaxCodeName,Website,LegalName,
                Discount,CompanyNumber,DueDateBillDay,DueDateBillTerm,DueDateSalesDay,
                DueDateSalesTerm,SalesAccount,PurchasesAccount
                """,
            expected: """
                name = *ContactName | {FirstName} {LastName}
                external_id = AccountNumber
                email = EmailAddress
                phone_number = PhoneNumber
                billing_address.street_1 = POAddressLine1
                billing_address.street_2 = POAddressLine2
                billing_address.city = POCity
                billing_address.state = PORegion
                billing_address.postal_code = POPostalCode
                billing_address.country = POCountry
                shipping_address.street_1 = SAAddressLine1
                shipping_address.street_2 = SAAddressLine2
                shipping_address.city = SACity
                shipping_address.state = SARegion
                shipping_address.postal_code = SAPostalCode
                shipping_address.country = SACountry
                """
        ),
        ExportHeaders(
            "Zoho Books, contacts",
            source: "github.com/invoiceninja/invoiceninja, tests/Feature/Import/zoho_contacts.csv",
            header: """
                Created Time,Last Modified Time,Display Name,Company Name,Salutation,First Name,
                Last Name,Phone,Currency Code,Notes,Website,Status,Credit Limit,
                Customer Sub Type,Billing Attention,Billing Address,Billing Street2,Billing City,
                Billing State,Billing Country,Billing Code,Billing Phone,Billing Fax,
                Shipping Attention,Shipping Address,Shipping Street2,Shipping City,
                Shipping State,Shipping Country,Shipping Code,Shipping Phone,Shipping Fax,
                Skype Identity,Facebook,Twitter,Department,Designation,Price List,Payment Terms,
                Payment Terms Label,Last Sync Time,Owner Name,EmailID,MobilePhone,Customer ID,
                Customer Name,Contact Type,Customer Address ID,Source,Reference ID,
                Payment Reminder
                """,
            expected: """
                name = Display Name | Company Name | {First Name} {Last Name}
                external_id = Customer ID
                email = EmailID
                phone_number = Phone
                billing_address.street_1 = Billing Address
                billing_address.street_2 = Billing Street2
                billing_address.city = Billing City
                billing_address.state = Billing State
                billing_address.postal_code = Billing Code
                billing_address.country = Billing Country
                shipping_address.street_1 = Shipping Address
                shipping_address.street_2 = Shipping Street2
                shipping_address.city = Shipping City
                shipping_address.state = Shipping State
                shipping_address.postal_code = Shipping Code
                shipping_address.country = Shipping Country
                """
        ),
        ExportHeaders(
            "FreshBooks, clients",
            source:
                "github.com/invoiceninja/invoiceninja, tests/Feature/Import/freshbooks_clients.csv",
            header: """
                Organization,First Name,Last Name,Email,Phone,Street,City,Province/State,Country,
                Postal Code,Notes
                """,
            expected: """
                name = Organization | {First Name} {Last Name}
                email = Email
                phone_number = Phone
                billing_address.street_1 = Street
                billing_address.city = City
                billing_address.state = Province/State
                billing_address.postal_code = Postal Code
                billing_address.country = Country
                """
        ),
        ExportHeaders(
            "Wave, customers",
            source: "github.com/invoiceninja/invoiceninja, tests/Feature/Import/wave_clients.csv",
            header: """
                customer_name,email,contact_first_name,contact_last_name,customer_currency,
                account_number,phone,fax,mobile,toll_free,website,country,province/state,
                address_line_1,address_line_2,city,postal_code/zip_code,shipping_address,
                ship-to_contact,ship-to_country,ship-to_province/state,ship-to_address_line_1,
                ship-to_address_line_2,ship-to_city,ship-to_postal_code/zip_code,ship-to_phone,
                delivery_instructions
                """,
            expected: """
                name = customer_name | {contact_first_name} {contact_last_name}
                external_id = account_number
                email = email
                phone_number = phone
                billing_address.street_1 = address_line_1
                billing_address.street_2 = address_line_2
                billing_address.city = city
                billing_address.state = province/state
                billing_address.postal_code = postal_code/zip_code
                billing_address.country = country
                shipping_address.street_1 = ship-to_address_line_1
                shipping_address.street_2 = ship-to_address_line_2
                shipping_address.city = ship-to_city
                shipping_address.state = ship-to_province/state
                shipping_address.postal_code = ship-to_postal_code/zip_code
                shipping_address.country = ship-to_country
                """
        ),
    ]
}
