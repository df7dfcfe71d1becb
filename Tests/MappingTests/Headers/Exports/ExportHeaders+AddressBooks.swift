extension ExportHeaders {
    static let addressBooks: [ExportHeaders] = [
        ExportHeaders(
            "Google Contacts",
            source:
                "contacts.google.com, Export, Google CSV, as importers' tests on GitHub have it",
            header: """
                First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,
                Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,
                Organization Title,Organization Department,Birthday,Notes,Photo,Labels,
                E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,
                Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,
                Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,
                Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,
                Address 1 - Country,Address 1 - Extended Address,Address 2 - Label,
                Address 2 - Formatted,Address 2 - Street,Address 2 - City,Address 2 - PO Box,
                Address 2 - Region,Address 2 - Postal Code,Address 2 - Country,
                Address 2 - Extended Address,Website 1 - Label,Website 1 - Value
                """,
            expected: """
                name = Organization Name | {First Name} {Middle Name} {Last Name}
                email = E-mail 1 - Value
                phone_number = Phone 1 - Value
                billing_address.street_1 = Address 1 - Street
                billing_address.street_2 = Address 1 - Extended Address
                billing_address.city = Address 1 - City
                billing_address.state = Address 1 - Region
                billing_address.postal_code = Address 1 - Postal Code
                billing_address.country = Address 1 - Country
                """
        ),
        ExportHeaders(
            "Google Contacts (older)",
            source:
                "contacts.google.com before 2024, Export, Google CSV, as importers' tests on GitHub have it",
            header: """
                Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,
                Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,
                Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,
                Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,
                Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,
                Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,
                Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,
                Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,
                Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,
                Organization 1 - Yomi Name,Organization 1 - Title
                """,
            expected: """
                name = Name | Organization 1 - Name | \
                {Given Name} {Additional Name} {Family Name}
                email = E-mail 1 - Value
                phone_number = Phone 1 - Value
                billing_address.street_1 = Address 1 - Street
                billing_address.street_2 = Address 1 - Extended Address
                billing_address.city = Address 1 - City
                billing_address.state = Address 1 - Region
                billing_address.postal_code = Address 1 - Postal Code
                billing_address.country = Address 1 - Country
                """
        ),
        ExportHeaders(
            "Outlook, contacts",
            source: "outlook.com, Manage contacts, Export, as exporters on GitHub write it",
            header: """
                First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,
                Anniversary,Location,Language,Internet Free Busy,Notes,E-mail Address,
                E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,
                Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home Street 2,
                Home Street 3,Home Address PO Box,Home City,Home State,Home Postal Code,
                Home Country,Spouse,Children,Manager's Name,Assistant's Name,Referred By,
                Company Main Phone,Business Phone,Business Phone 2,Business Fax,
                Assistant's Phone,Company,Job Title,Department,Office Location,
                Organizational ID Number,Profession,Account,Business Address,Business Street,
                Business Street 2,Business Street 3,Business Address PO Box,Business City,
                Business State,Business Postal Code,Business Country,Other Phone,Other Fax,
                Other Address,Other Street,Other City,Callback,Car Phone,ISDN,Radio Phone,
                TTY/TDD Phone,Telex,User 1,Keywords,Mileage,Hobby,Billing Information,Categories
                """,
            expected: """
                name = Company | {First Name} {Middle Name} {Last Name}
                email = E-mail Address
                phone_number = Primary Phone
                billing_address.street_1 = Business Street
                billing_address.street_2 = Business Street 2
                billing_address.city = Business City
                billing_address.state = Business State
                billing_address.postal_code = Business Postal Code
                billing_address.country = Business Country
                """
        ),
    ]
}
