import Customers
import Testing

@testable import Mapping

private func parse(_ yaml: String) throws -> Mapping {
    try Mapping(yaml: yaml, fileName: "mapping.yaml")
}

private func failure(_ yaml: String) -> String {
    do {
        _ = try Mapping(yaml: yaml, fileName: "m.yaml")
        return "no error"
    } catch {
        return error.message + (error.hint.map { " → \($0)" } ?? "")
    }
}

@Test func `every part of a mapping file is read`() throws {
    let mapping = try parse(
        """
        version: 1
        values:
          Person: {template: "{First} {Last}", transforms: [collapse_spaces, title_case]}
        fields:
          name: {first_of: [Company, Person, {template: "{A}-{B}"}, {constant: Unknown}]}
          external_id: Id
          email: {column: E-Mail, transforms: [lower_case], default: none@example.com}
          phone_number:
            column: Phone
            transforms:
              - trim
              - digits_only
              - prefix: "+"
              - suffix: " ext"
              - replace: {pattern: "^00", with: "+"}
              - upper_case
          billing_address:
            street_1: Street
            country: {column: Country, transforms: [{country: alpha2}]}
          shipping_address.state: {column: St, transforms: [{lookup: {CA: California}}]}
        business_id: Business
        skip_when:
          - {column: Status, equals: [closed, 'NO', 007]}
          - {column: Person, blank: true}
          - {column: Gone, blank: no}
        ignore: [Notes, Owner]
        """
    )
    #expect(
        mapping.values["Person"]
            == Rule(
                .template(try Template("{First} {Last}")),
                transforms: [.collapseSpaces, .titleCase]
            )
    )
    #expect(
        mapping.fields[.name]?.source
            == .firstOf([
                .column("Company"), .column("Person"), .template(try Template("{A}-{B}")),
                .constant("Unknown"),
            ])
    )
    #expect(mapping.fields[.externalID] == Rule(.column("Id")))
    #expect(
        mapping.fields[.email]
            == Rule(.column("E-Mail"), transforms: [.lowerCase], fallback: "none@example.com")
    )
    #expect(
        mapping.fields[.phoneNumber]?.transforms == [
            .trim, .digitsOnly, .prefix("+"), .suffix(" ext"),
            .replace(pattern: "^00", with: "+"), .upperCase,
        ]
    )
    #expect(mapping.fields[.billing(.street1)] == Rule(.column("Street")))
    #expect(mapping.fields[.billing(.country)]?.transforms == [.country(.alpha2)])
    #expect(
        mapping.fields[.shipping(.state)]?.transforms == [.lookup(["CA": "California"])]
    )
    #expect(mapping.businessID == Rule(.column("Business")))
    #expect(
        mapping.skipConditions == [
            SkipCondition(column: "Status", test: .equals(["closed", "NO", "007"])),
            SkipCondition(column: "Person", test: .blank),
            SkipCondition(column: "Gone", test: .notBlank),
        ]
    )
    #expect(mapping.ignored == ["Notes", "Owner"])
}

@Test func `scalars stay what is written: no booleans, numbers or dates`() throws {
    let mapping = try parse(
        "fields: {name: 007, email: {constant: NO}, external_id: {constant: 1e3}, "
            + "phone_number: 2024-01-01}"
    )
    #expect(mapping.fields[.name]?.source == .column("007"))
    #expect(mapping.fields[.email]?.source == .constant("NO"))
    #expect(mapping.fields[.externalID]?.source == .constant("1e3"))
    #expect(mapping.fields[.phoneNumber]?.source == .column("2024-01-01"))
}

@Test(arguments: [
    ("fields:\n  nam: X", "m.yaml:2: there is no field “nam” → Did you mean “name”?"),
    (
        "fields:\n  billing_address:\n    zip: X",
        "m.yaml:3: there is no field “billing_address.zip”"
    ),
    ("felds: {}", "m.yaml:1: there is no key “felds” → Did you mean “fields”?"),
    (
        "fields:\n  name: X\n  email: {colum: E}",
        "m.yaml:3: there is no key “colum” → Did you mean “column”?"
    ),
    (
        "fields:\n  name: {column: X, transforms: [uper_case]}",
        "m.yaml:2: there is no transform “uper_case” → Did you mean “upper_case”?"
    ),
    ("fields:\n  name:", "m.yaml:2: `name` has nothing after the colon"),
    ("fields:\n  name: {column: A, constant: B}", "m.yaml:2: `name` has two sources"),
    ("fields:\n  name: {default: B}", "m.yaml:2: `name` has no source"),
    ("fields:\n  name: [A, B]", "m.yaml:2: `name` should be one text"),
    ("fields:\n  name: {template: \"{A\"}", "m.yaml:2: the template has a “{” without a “}”"),
    ("fields:\n  name: {first_of: []}", "m.yaml:2: `first_of` is empty"),
    (
        "fields:\n  name: {column: A, transforms: [{replace: {pattern: \"(\", with: \"\"}}]}",
        "m.yaml:2: “(” is not a regular expression: expected ')'"
    ),
    (
        "fields:\n  name: {column: A, transforms: [prefix]}",
        "m.yaml:2: the transform `prefix` needs"
    ),
    (
        "fields:\n  name: {column: A, transforms: [{trim: 1}]}",
        "m.yaml:2: the transform `trim` has no"
    ),
    (
        "fields:\n  name: {column: A, transforms: [{country: alpha3}]}",
        "m.yaml:2: there is no form “alpha3” → Did you mean “alpha2”?"
    ),
    ("fields:\n  name: A\n  name: B", "m.yaml:3: the key “name” appears twice"),
    (
        "fields:\n  name: A\n  billing_address:\n    city: name\n  email: B\n  \"email\": C",
        "m.yaml:6: the key “email” appears twice"
    ),
    (
        "fields:\n  billing_adress:\n    city: X",
        "m.yaml:2: there is no field “billing_adress” → Did you mean “billing_address”?"
    ),
    (
        "skip_when: [{column: A, equals: x, blank: true}]",
        "m.yaml:1: a condition under `skip_when` has two tests → Give each test an entry"
    ),
    (
        "fields:\n  billing_address.city: A\n  billing_address: {city: B}",
        "m.yaml:3: `billing_address.city` appears twice"
    ),
    ("version: 2", "m.yaml:1: this version of the mapping file isn't known → Use 1."),
    ("skip_when: [{column: A}]", "m.yaml:1: a condition under `skip_when` needs a column"),
    ("skip_when: [{column: A, blank: maybe}]", "m.yaml:1: `blank` is true or false"),
    ("- a", "m.yaml:1: this is not a mapping file"),
    ("", "m.yaml: this is not a mapping file"),
    ("a: [", "m.yaml:2: this is not YAML"),
    ("fields: *nothing", "m.yaml:1: this is not YAML"),
    ("\tx: 1", "m.yaml:1: this is not YAML"),
])
func `a mistake in a mapping file is named with its line`(_ yaml: String, _ start: String) {
    let message = failure(yaml)
    #expect(message.hasPrefix(start), "\(message)")
}

@Test func `a file given by mistake is refused without being parsed`() {
    #expect(failure(String(repeating: "a: b\n", count: 300_000)).contains("too long"))
    #expect(failure("\0\u{1}\u{2}").contains("not YAML"))
    #expect(failure(String(repeating: "[", count: 20_000)).contains("not YAML"))
}

@Test func `lines and file names have no part in whether two mappings are equal`() throws {
    let first = try Mapping(yaml: "fields:\n\n\n  name: A", fileName: "a.yaml")
    let second = try Mapping(yaml: "fields: {name: {column: A}}", fileName: "b.yaml")
    #expect(first == second)
    #expect(first.canonicalText == second.canonicalText)
    #expect(first.fields[.name]?.origin.line == 4)
}

@Test func `a mapping file saved on Windows is read`() throws {
    let mapping = try parse("\u{feff}version: 1\r\nfields:\r\n  name: Größe (cm)\r\n")
    #expect(mapping == Mapping(fields: [.name: Rule(.column("Größe (cm)"))]))
}

@Test func `a mapping file nested as deep as YAML allows is an error, not a fault`() {
    for depth in [100, 500, 990] {
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(failure("ignore: \(nested)").contains("should be one text"))
    }
}

@Test func `aliases of YAML stand for what they name`() throws {
    let mapping = try parse("fields: {name: &a Company, email: *a}")
    #expect(mapping.fields[.email] == Rule(.column("Company")))
}
