extension ExportHeaders {
    static let relations: [ExportHeaders] = [
        ExportHeaders(
            "HubSpot, contacts",
            source: "unsourced: the default properties of knowledge.hubspot.com",
            header: """
                Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,
                Company Name,Street Address,City,State/Region,Postal Code,Country/Region,
                Lead Status,Create Date,Contact owner,Associated Company,Associated Company IDs
                """,
            expected: """
                name = Company Name | {First Name} {Last Name}
                external_id = Record ID
                email = Email
                phone_number = Phone Number
                billing_address.street_1 = Street Address
                billing_address.city = City
                billing_address.state = State/Region
                billing_address.postal_code = Postal Code
                billing_address.country = Country/Region
                """
        ),
        ExportHeaders(
            "HubSpot, companies",
            source: "unsourced: the default properties of knowledge.hubspot.com",
            header: """
                Record ID,Company name,Company owner,Create Date,Phone Number,
                Last Activity Date,City,Country/Region,Industry,Website URL
                """,
            expected: """
                name = Company name
                external_id = Record ID
                phone_number = Phone Number
                """
        ),
        ExportHeaders(
            "Salesforce, accounts report",
            source: "unsourced: the labels of the standard report type",
            header: """
                Account Name,Account ID,Account Type,Parent Account ID,Billing Street,
                Billing City,Billing State/Province,Billing Zip/Postal Code,Billing Country,
                Shipping Street,Shipping City,Shipping State/Province,Shipping Zip/Postal Code,
                Shipping Country,Phone,Fax,Website,Account Owner
                """,
            expected: """
                name = Account Name
                external_id = Account ID
                phone_number = Phone
                billing_address.street_1 = Billing Street
                billing_address.city = Billing City
                billing_address.state = Billing State/Province
                billing_address.postal_code = Billing Zip/Postal Code
                billing_address.country = Billing Country
                shipping_address.street_1 = Shipping Street
                shipping_address.city = Shipping City
                shipping_address.state = Shipping State/Province
                shipping_address.postal_code = Shipping Zip/Postal Code
                shipping_address.country = Shipping Country
                """
        ),
        ExportHeaders(
            "Salesforce, contacts report",
            source: "unsourced: the labels of the standard report type",
            header: """
                Salutation,First Name,Last Name,Title,Mailing Street,Mailing City,
                Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Fax,
                Email,Account Owner,Account Name,Contact ID,Account ID,Other Street,Other City
                """,
            expected: """
                name = Account Name | {First Name} {Last Name}
                external_id = Contact ID
                email = Email
                phone_number = Phone
                billing_address.street_1 = Mailing Street
                billing_address.city = Mailing City
                billing_address.state = Mailing State/Province
                billing_address.postal_code = Mailing Zip/Postal Code
                billing_address.country = Mailing Country
                """
        ),
        ExportHeaders(
            "Salesforce, data export",
            source: "the field names of docs.aws.amazon.com/connect, “Mapping Salesforce objects”",
            header: """
                Id,Name,Type,BillingStreet,BillingCity,BillingState,BillingPostalCode,
                BillingCountry,ShippingStreet,ShippingCity,ShippingState,ShippingPostalCode,
                ShippingCountry,Phone,Fax,AccountNumber,Website,OwnerId,ParentId
                """,
            expected: """
                name = Name
                external_id = Id
                phone_number = Phone
                billing_address.street_1 = BillingStreet
                billing_address.city = BillingCity
                billing_address.state = BillingState
                billing_address.postal_code = BillingPostalCode
                billing_address.country = BillingCountry
                shipping_address.street_1 = ShippingStreet
                shipping_address.city = ShippingCity
                shipping_address.state = ShippingState
                shipping_address.postal_code = ShippingPostalCode
                shipping_address.country = ShippingCountry
                """
        ),
        ExportHeaders(
            "Zoho CRM, accounts",
            source: "unsourced: the labels of the standard module",
            header: """
                Record Id,Account Owner,Account Name,Phone,Website,Account Type,Billing Street,
                Billing City,Billing State,Billing Code,Billing Country,Shipping Street,
                Shipping City,Shipping State,Shipping Code,Shipping Country,Description
                """,
            expected: """
                name = Account Name
                external_id = Record Id
                phone_number = Phone
                billing_address.street_1 = Billing Street
                billing_address.city = Billing City
                billing_address.state = Billing State
                billing_address.postal_code = Billing Code
                billing_address.country = Billing Country
                shipping_address.street_1 = Shipping Street
                shipping_address.city = Shipping City
                shipping_address.state = Shipping State
                shipping_address.postal_code = Shipping Code
                shipping_address.country = Shipping Country
                """
        ),
        ExportHeaders(
            "Mailchimp, audience",
            source:
                "Mailchimp’s export of an audience, as importers' tests on GitHub have it",
            header: """
                Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,
                OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,
                TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS
                """,
            expected: """
                name = {First Name} {Last Name}
                external_id = EUID
                email = Email Address
                phone_number = Phone Number
                """
        ),
        ExportHeaders(
            "Salesforce, data export of contacts",
            source: "the field names of developer.salesforce.com, Object Reference, Contact",
            header: """
                Id,IsDeleted,MasterRecordId,AccountId,LastName,FirstName,Salutation,Name,OtherStreet,
                OtherCity,MailingStreet,MailingCity,MailingState,MailingPostalCode,MailingCountry,
                Phone,Fax,MobilePhone,HomePhone,ReportsToId,Email,Title,OwnerId
                """,
            expected: """
                name = Name | {FirstName} {LastName}
                external_id = Id
                email = Email
                phone_number = Phone
                billing_address.street_1 = MailingStreet
                billing_address.city = MailingCity
                billing_address.state = MailingState
                billing_address.postal_code = MailingPostalCode
                billing_address.country = MailingCountry
                """
        ),
        ExportHeaders(
            "Pipedrive, organisations",
            source: "unsourced",
            header: """
                Organization - ID,Organization - Name,Organization - Label,Organization - Address,
                Organization - House number of Address,
                Organization - Street/road name of Address,
                Organization - City/town/village/locality of Address,
                Organization - State/county of Address,
                Organization - ZIP/Postal code of Address,Organization - Country of Address,
                Organization - Full/combined address of Address,Organization - Owner
                """,
            expected: """
                name = Organization - Name
                external_id = Organization - ID
                billing_address.street_1 = {Organization - House number of Address} \
                {Organization - Street/road name of Address}
                billing_address.city = Organization - City/town/village/locality of Address
                billing_address.state = Organization - State/county of Address
                billing_address.postal_code = Organization - ZIP/Postal code of Address
                billing_address.country = Organization - Country of Address
                """
        ),
        ExportHeaders(
            "Pipedrive, people",
            source: "unsourced",
            header: """
                Person - ID,Person - Name,Person - Label,Person - Organization,
                Person - Email - Work,Person - Email - Home,Person - Phone - Work,
                Person - Phone - Mobile,Person - Owner
                """,
            expected: """
                name = Person - Organization | Person - Name
                external_id = Person - ID
                email = Person - Email - Work
                phone_number = Person - Phone - Work
                """
        ),
    ]
}
