import Customers

/// What headers are called in the exports people have: the one table of synonyms.
///
/// Each line is a target, a strength (0 to 100) and the phrases that mean it, in the spelling of
/// ``HeaderWords``. Where several columns fit one target, the stronger phrase wins, and equal
/// strengths are ambiguous.
enum HeaderSynonyms {
    struct Entry: Sendable {
        let target: HeaderTarget
        let strength: Int
        let phrases: [String]

        init(_ target: HeaderTarget, _ strength: Int, _ phrases: String...) {
            self.target = target
            self.strength = strength
            self.phrases = phrases
        }
    }

    /// Phrases that stand for a target by themselves.
    static let whole: [Entry] = [
        Entry(.field(.name), 99, "display name", "customer display name"),
        Entry(.field(.name), 98, "customer name"),
        Entry(.field(.name), 97, "client name", "customer company name", "display name as"),
        Entry(.field(.name), 96, "name", "nom", "nombre", "kundenname", "kunde"),
        Entry(.field(.name), 94, "customer", "client", "customer full name", "payer name"),
        Entry(.field(.name), 94, "name adressattyp keine angabe"),
        Entry(.company, 98, "company name", "business name", "organization name", "firmenname"),
        Entry(.company, 97, "company", "organization", "firma", "societe", "empresa"),
        Entry(.company, 96, "name adressattyp unternehmen"),
        Entry(.company, 95, "account name", "trading name", "raison sociale"),
        Entry(.company, 90, "organization 1 name", "associated company", "company account"),
        Entry(.company, 90, "person organization", "contact organization"),
        Entry(.company, 80, "business", "entreprise", "default address company", "account"),
        Entry(.company, 94, "company organization", "customer company", "trading as"),
        Entry(.company, 70, "billing company", "billing company name", "address company"),
        Entry(.personName, 96, "full name", "contact name", "contact full name", "person name"),
        Entry(.personName, 92, "contact", "primary contact", "contact person", "ansprechpartner"),
        Entry(.personName, 90, "primary contact name", "main contact", "billing name"),
        Entry(.firstName, 98, "first name", "given name", "vorname", "prenom", "first"),
        Entry(.firstName, 96, "vorname adressattyp naturl person"),
        Entry(.firstName, 95, "contact first name", "primary contact first name", "forename"),
        Entry(.firstName, 93, "customer first name", "client first name", "person first name"),
        Entry(.middleName, 95, "middle name", "additional name", "contact middle name"),
        Entry(.lastName, 98, "last name", "family name", "surname", "nachname", "last"),
        Entry(.lastName, 97, "apellido", "apellidos", "nom de famille", "familienname"),
        Entry(.lastName, 96, "name adressattyp naturl person"),
        Entry(.lastName, 95, "contact last name", "primary contact last name"),
        Entry(.lastName, 94, "company last name"),
        Entry(.lastName, 93, "customer last name", "client last name", "person last name"),
        Entry(.field(.externalID), 100, "external id", "external customer id"),
        Entry(.field(.externalID), 100, "externe id"),
        Entry(.field(.externalID), 96, "customer id", "client id", "kunden id"),
        Entry(.field(.externalID), 95, "contact id", "lead id", "person id"),
        Entry(.field(.externalID), 94, "record id", "customer record id", "customer key", "j id"),
        Entry(.field(.externalID), 93, "internal id", "entity id"),
        // Beside an account's or a company's id, a bare one is the record's own.
        Entry(.field(.externalID), 92, "id"),
        Entry(.field(.externalID), 90, "customer number", "client number", "kundennummer"),
        Entry(.field(.externalID), 89, "customer code", "client code", "kunden number"),
        Entry(.field(.externalID), 88, "account id", "company id", "company record id"),
        Entry(.field(.externalID), 88, "organization id"),
        Entry(.field(.externalID), 86, "uuid", "guid", "unique id"),
        Entry(.field(.externalID), 85, "member id", "user id", "subscriber id"),
        Entry(.field(.externalID), 80, "account number", "account code", "account reference"),
        Entry(.field(.externalID), 78, "konto"),
        Entry(.field(.externalID), 70, "reference id", "customer reference", "reference number"),
        Entry(.field(.externalID), 60, "reference", "euid"),
        Entry(.field(.externalID), 55, "leid"),
        Entry(.field(.email), 60, "email 1 value", "e email 1 value"),
        Entry(.field(.email), 30, "email 2 value", "e email 2 value"),
        Entry(.field(.phoneNumber), 89, "work number", "office number"),
        Entry(.field(.phoneNumber), 85, "contact number"),
        Entry(.field(.phoneNumber), 74, "home number"),
        Entry(.field(.phoneNumber), 60, "phone 1 value"),
        Entry(.field(.phoneNumber), 30, "phone 2 value"),
        Entry(.field(.phoneNumber), 50, "default address phone", "address phone"),
        Entry(.field(.phoneNumber), 45, "shipping phone", "ship to phone"),
    ]

    /// Names that are a customer's where there is no other, and a part of one beside columns for
    /// the other part.
    static let bareNames: Set<String> = ["name", "nom", "nombre"]

    /// What is left of an e-mail header when its qualifiers are taken off.
    static let emailNouns: Set<String> = [
        "email", "email address", "e email", "e email address", "email id", "correo electronico",
        "courriel", "correo", "address email",
    ]

    /// What is left of a phone header when its qualifiers are taken off, and how strong it is.
    static let phoneNouns: [String: Int] = [
        "phone": 100, "phone number": 100, "telephone": 99, "telephone number": 99,
        "phone telephone": 99, "landline": 84, "address phone number": 50,
        "mobile": 80, "mobile phone": 80, "mobile number": 80, "mobile phone number": 80,
        "cell": 79, "cell phone": 79, "cell number": 79, "cell phone number": 79,
        "mobile telephone": 80, "mobile cell phone": 80, "phone mobile": 80, "phone cell": 79,
        "telephone mobile": 80,
    ]

    /// Whose or which e-mail or phone it is, and how much that takes from its strength.
    static let contactQualifiers: [String: Int] = [
        "primary": 1, "main": 2, "customer": 2, "client": 2, "person": 2, "user": 2, "contact": 4,
        "default": 5, "organization": 8, "geschaftlich": 10, "dienstlich": 10, "privat": 25,
        "1": 3, "direct": 12, "invoice": 10, "billing": 10, "account": 8, "company": 8, "office": 9,
        "business": 9,
        "work": 10, "day": 12, "daytime": 12, "home": 25, "personal": 26, "evening": 28,
        "secondary": 60, "2": 60, "alternate": 61, "alternative": 61, "alt": 61, "other": 62,
        "additional": 63, "second": 60, "3": 70, "shipping": 55,
    ]

    /// The parts of an address, as they stand after the words that say which address it is.
    static let parts: [(part: AddressPart, strength: Int, phrases: [String])] = [
        (.street1, 100, ["street 1", "address line 1", "address 1", "line 1", "street line 1"]),
        (.street1, 99, ["street address 1", "address street 1", "street address line 1"]),
        (.street1, 98, ["street", "street address", "address street", "street name"]),
        (.street1, 97, ["address", "street and number", "street number", "street hausnumber"]),
        (.street1, 97, ["street road name"]),
        (.street2, 100, ["street 2", "address line 2", "address 2", "line 2", "street line 2"]),
        (.street2, 99, ["street address 2", "address street 2", "street address line 2"]),
        (.street2, 96, ["suite", "unit", "apt", "apartment", "apt suite", "suite apt", "floor"]),
        (.street2, 95, ["apt suite number", "unit apt", "suite unit"]),
        (.street2, 95, ["unit number", "suite number", "apt number", "apt suite unit"]),
        (.street2, 94, ["extended address", "address extended", "address supplement"]),
        (.street2, 93, ["apartment suite", "apt unit", "adresszusatz", "complement", "building"]),
        (.city, 100, ["city", "town", "city town", "town city", "locality", "post town"]),
        (.city, 99, ["city town village locality"]),
        (.city, 99, ["ort", "stadt", "ville", "ciudad", "municipality", "city city"]),
        (.state, 100, ["state", "province", "state province", "province state", "region"]),
        (.state, 99, ["state region", "region state", "state province region", "county"]),
        (.state, 98, ["state county", "county state", "county province", "state or province"]),
        (.state, 97, ["bundesland", "provincia", "departement", "administrative area", "prov"]),
        (.state, 96, ["state prov", "prov state", "state or region"]),
        (.state, 95, ["state id name"]),
        (.state, 80, ["st"]),
        (.state, 90, ["state code", "province code", "region code", "state abbreviation"]),
        (.postalCode, 100, ["zip", "zip code", "postal code", "postcode", "post code"]),
        (.postalCode, 99, ["zip postal code", "zip postcode", "postal zip code", "postal zip"]),
        (.postalCode, 98, ["zip code postal code", "postal code zip", "postcode zip", "pin code"]),
        (.postalCode, 98, ["postal code zip code", "zip or postal code", "zip post code"]),
        (.postalCode, 98, ["zip postal", "post zip code", "zip or postcode", "zip or postal"]),
        (.postalCode, 97, ["plz", "postleitzahl", "code postal", "codigo postal", "cp", "postal"]),
        (.postalCode, 80, ["code"]),
        (.country, 100, ["country", "country region", "country name", "country territory"]),
        (.country, 99, ["land", "pays", "pais", "nation"]),
        (.country, 95, ["country id name"]),
        (.country, 88, ["country id"]),
        (.country, 90, ["country code", "country iso code", "country region code"]),
    ]

    /// A street's number in a column of its own, which is no part of the API's address.
    static let houseNumbers: Set<String> = [
        "house number", "hausnumber", "hausnummer", "hausnr", "haus number", "huisnumber",
        "huisnummer",
    ]

    /// The words that say which address a part belongs to, before it or after it.
    static let blocks: [(kind: AddressKind, strength: Int, phrases: [String])] = [
        (.billing, 100, ["billing", "bill to", "bill", "invoice", "invoice to", "invoicing"]),
        (.billing, 90, ["mailing", "correspondence"]),
        (.billing, 89, ["postal", "po"]),
        (.billing, 88, ["primary", "main", "default"]),
        (.billing, 86, ["registered", "legal", "head office"]),
        (.billing, 84, ["business", "work", "office"]),
        (.billing, 70, ["home", "residential", "personal"]),
        (.shipping, 100, ["shipping", "ship to", "ship", "delivery", "deliver to", "deliver"]),
        (.shipping, 80, ["service", "service location", "service address", "property"]),
        (.shipping, 78, ["site", "job", "job site", "location", "installation"]),
        (.shipping, 76, ["physical", "sa"]),
    ]

    /// Phrases that name a part only together with words that say which address it is.
    static let neverBare: Set<String> = ["code", "number", "building", "floor"]

    /// Words before an address part that only say whose it is.
    static let owners: Set<String> = [
        "customer", "client", "contact", "company", "account", "person", "organization",
    ]
}
