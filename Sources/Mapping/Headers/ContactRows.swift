import Customers

/// Rows of a file that are people of companies, each with an id of its own, as customer systems export their
/// contacts: the company's name would make customers of one name of them.
struct ContactRows {
    /// Whether several of the first rows have the same company.
    let shareCompanies: Bool
    /// For a person: what is taken for the name.
    let remark: String

    /// Nil where the file's id is no contact's, or there is only one name to take.
    ///
    /// - Parameter profiles: one for each column; empty where nothing is known of them.
    init?(_ matching: HeaderMatching, _ profiles: [ColumnProfile]) {
        guard let id = matching[.field(.externalID)]?.column, Self.isOfContact(id.name),
            let company = matching[.company]?.column, matching[.field(.name)] == nil,
            matching[.personName] != nil || matching[.firstName] != nil
                || matching[.lastName] != nil
        else { return nil }
        let place = company.position - 1
        shareCompanies =
            profiles.indices.contains(place)
            && profiles[place].distinctCount < profiles[place].count
        remark =
            shareCompanies
            ? "each row is a contact with a “\(id.name)” of its own, and several have the same"
                + " “\(company.name)”: the contact's name is taken, and the company's where there is"
                + " none"
            : "each row is a contact with a “\(id.name)” of its own, and “\(company.name)” is taken for"
                + " the name: contacts of one company get the same name; a mapping file can take the"
                + " contact's"
    }

    private static func isOfContact(_ header: String) -> Bool {
        !words.isDisjoint(with: HeaderWords.split(header))
    }

    private static let words: Set<String> = [
        "contact", "person", "kontakt", "contacto", "contatto", "contato", "contactpersoon",
        "ansprechpartner", "kontaktperson", "yhteyshenkilo", "контакт",
    ]
}
