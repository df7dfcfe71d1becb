import Testing

@testable import Mapping

@Test func `a rule is said on one line`() throws {
    let mapping = try Mapping(
        yaml: """
            fields:
              name:
                first_of: [Company, {template: "{First} {Last}"}, {constant: N/A}]
                transforms: [trim, {country: name}]
                default: nobody
              email: Mail
            """,
        fileName: "m"
    )
    #expect(
        mapping.fields[.name]?.summary
            == "Company, else {First} {Last}, else “N/A” → trim → country, else “nobody”"
    )
    #expect(mapping.fields[.email]?.summary == "Mail")
}

@Test func `every transform has the name that a mapping file gives it`() {
    let all: [Transform] = [
        .trim, .collapseSpaces, .upperCase, .lowerCase, .titleCase, .digitsOnly, .stripMarks,
        .unescapeHTML, .nullWords([]), .pad(5), .split(";"), .prefix(""),
        .suffix(""), .replace(pattern: "", with: ""), .lookup([:]), .country(.name),
        .phone(country: "US"), .date(from: [], to: ""),
    ]
    #expect(all.map(\.name) == Transform.names)
    for (name, transform) in Transform.plain { #expect(transform.name == name) }
}

@Test func `what a person should look at in a guess is said`() {
    let guess = MappingGuess(headers: ["Customer", "Phone", "Mobile", "E-mail", "Email", "City"])
    #expect(
        guess.remarks == [
            "“E-mail” (column 4) and “Email” (column 5) fit email equally well, so neither is"
                + " used; a"
                + " mapping file can name one",
            "“City”: not used, since a billing address needs a street, and a city or postal"
                + " code, in"
                + " columns of their own",
            "“Mobile” could be phone_number, too; “Phone” is used",
        ]
    )
}
