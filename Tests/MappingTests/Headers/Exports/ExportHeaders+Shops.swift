extension ExportHeaders {
    static let shops: [ExportHeaders] = [
        ExportHeaders(
            "Stripe, customers",
            source:
                "unsourced for customers; the Card columns are those of Stripe's export of payments",
            header: """
                id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Card Last4,
                Card Brand,Card Name,Card Address Line1,Card Address City,Card Address State,
                Card Address Country,Card Address Zip,Card Issue Country,Business Vat ID,
                Currency,Shipping Name,Shipping Address Line1,Shipping Address Line2,
                Shipping Address City,Shipping Address State,Shipping Address Country,
                Shipping Address Postal Code,Total Spend,Payment Count
                """,
            expected: """
                name = Name
                external_id = id
                email = Email
                shipping_address.street_1 = Shipping Address Line1
                shipping_address.street_2 = Shipping Address Line2
                shipping_address.city = Shipping Address City
                shipping_address.state = Shipping Address State
                shipping_address.postal_code = Shipping Address Postal Code
                shipping_address.country = Shipping Address Country
                """
        ),
        ExportHeaders(
            "Shopify, customers",
            source: "help.shopify.com, “Customer CSV file”, as importers' tests on GitHub have it",
            header: """
                Customer ID,First Name,Last Name,Email,Accepts Email Marketing,
                Default Address Company,Default Address Address1,Default Address Address2,
                Default Address City,Default Address Province Code,Default Address Country Code,
                Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,
                Total Spent,Total Orders,Note,Tax Exempt,Tags
                """,
            expected: """
                name = Default Address Company | {First Name} {Last Name}
                external_id = Customer ID
                email = Email
                phone_number = Phone
                billing_address.street_1 = Default Address Address1
                billing_address.street_2 = Default Address Address2
                billing_address.city = Default Address City
                billing_address.state = Default Address Province Code
                billing_address.postal_code = Default Address Zip
                billing_address.country = Default Address Country Code
                """
        ),
        ExportHeaders(
            "Shopify, customers (older)",
            source:
                "github.com/tramyardg/magento2ShopifyCSV, src/customers/header.js, in another order",
            header: """
                First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,
                City,Province,Province Code,Country,Country Code,Zip,Phone,
                Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt
                """,
            expected: """
                name = Company | {First Name} {Last Name}
                email = Email
                phone_number = Phone
                billing_address.street_1 = Address1
                billing_address.street_2 = Address2
                billing_address.city = City
                billing_address.state = Province
                billing_address.postal_code = Zip
                billing_address.country = Country
                """
        ),
        ExportHeaders(
            "Square, customer directory",
            source:
                "the columns that importers on GitHub read; squareup.com/help/us/en/article/6632 describes the template",
            header: """
                Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,
                Company Name,Street Address 1,Street Address 2,City,State,Postal Code,Birthday,
                Memo,Square Customer ID,Creation Source,First Visit,Last Visit,
                Transaction Count,Total Spend,Email Subscription Status
                """,
            expected: """
                name = Company Name | {First Name} {Last Name}
                external_id = Square Customer ID
                email = Email Address
                phone_number = Phone Number
                billing_address.street_1 = Street Address 1
                billing_address.street_2 = Street Address 2
                billing_address.city = City
                billing_address.state = State
                billing_address.postal_code = Postal Code
                """
        ),
        ExportHeaders(
            "WooCommerce, customers",
            source: "woocommerce.com/document/import-and-export-of-woocommerce-users",
            header: """
                ID,customer_id,user_login,user_email,user_registered,display_name,first_name,
                last_name,roles,billing_first_name,billing_last_name,
                billing_company,billing_email,billing_phone,billing_address_1,
                billing_address_2,billing_city,billing_state,billing_postcode,billing_country,
                shipping_first_name,shipping_last_name,shipping_company,shipping_address_1,
                shipping_address_2,shipping_city,shipping_state,shipping_postcode,
                shipping_country
                """,
            expected: """
                name = display_name | billing_company | {first_name} {last_name}
                external_id = customer_id
                email = user_email
                phone_number = billing_phone
                billing_address.street_1 = billing_address_1
                billing_address.street_2 = billing_address_2
                billing_address.city = billing_city
                billing_address.state = billing_state
                billing_address.postal_code = billing_postcode
                billing_address.country = billing_country
                shipping_address.street_1 = shipping_address_1
                shipping_address.street_2 = shipping_address_2
                shipping_address.city = shipping_city
                shipping_address.state = shipping_state
                shipping_address.postal_code = shipping_postcode
                shipping_address.country = shipping_country
                """
        ),
        ExportHeaders(
            "BigCommerce, customers",
            source: "BigCommerce’s export of customers, as converters on GitHub write it",
            header: """
                Customer ID,First Name,Last Name,Company,Email,Phone,Notes,Store Credit,
                Customer Group,Address ID - 1,Address First Name - 1,Address Last Name - 1,
                Address Company - 1,Address Line 1 - 1,Address Line 2 - 1,Address City - 1,
                Address State - 1,Address Zip - 1,Address Country - 1,Address Phone - 1
                """,
            expected: """
                name = Company | {First Name} {Last Name}
                external_id = Customer ID
                email = Email
                phone_number = Phone
                billing_address.street_1 = Address Line 1 - 1
                billing_address.street_2 = Address Line 2 - 1
                billing_address.city = Address City - 1
                billing_address.state = Address State - 1
                billing_address.postal_code = Address Zip - 1
                billing_address.country = Address Country - 1
                """
        ),
        ExportHeaders(
            "Magento, customer addresses",
            source: "unsourced",
            header: """
                _website,_email,_entity_id,city,company,country_id,fax,firstname,lastname,middlename,
                postcode,prefix,region,region_id,street,suffix,telephone,vat_id
                """,
            expected: """
                name = company | {firstname} {middlename} {lastname}
                external_id = _entity_id
                email = _email
                phone_number = telephone
                billing_address.street_1 = street
                billing_address.city = city
                billing_address.state = region
                billing_address.postal_code = postcode
                billing_address.country = country_id
                """
        ),
    ]
}
