import Testing

@testable import Mapping

@Test(
    arguments: [
        ("(212) 555-0199", "US", "+12125550199"), ("1-212-555-0199", "US", "+12125550199"),
        ("+1 212 555 0199", nil, "+12125550199"), ("5550199", "US", nil),
        ("011 44 20 7946 0018", "US", "+442079460018"),
        ("0044 20 7946 0018", "US", "+442079460018"),
        ("020 7946 0018", "GB", "+442079460018"), ("+44 (0)20 7946 0018", nil, "+442079460018"),
        ("+44 020 7946 0018", nil, "+442079460018"), ("2079460018", "GB", nil),
        ("0711/123456", "DE", "+49711123456"), ("+49 (0) 711 / 12 34 56", "DE", "+49711123456"),
        ("711123456", "DE", nil), ("004971112345", "DE", "+4971112345"),
        ("01 23 45 67 89", "FR", "+33123456789"), ("012345678", "FR", nil),
        ("123456789", "FR", "+33123456789"), ("06 1234 5678", "IT", "+390612345678"),
        ("8 (916) 123-45-67", "RU", "+79161234567"), ("+7 916 123 45 67", nil, "+79161234567"),
        ("06 1 234 5678", "HU", "+3612345678"), ("22 123 45 67", "PL", "+48221234567"),
        ("0412 345 678", "AU", "+61412345678"), ("0011 1 212 555 0199", "AU", "+12125550199"),
        ("03-1234-5678", "JP", "+81312345678"), ("11 98765-4321", "BR", "+5511987654321"),
        ("555-0199 x12", "US", nil), ("555-CALL", "US", nil), ("+999 123", nil, nil),
        ("+49 1", nil, nil), ("", "US", nil), ("+", "US", nil), ("1 ::: 2", "US", nil),
        ("0112345678", "US", nil), ("212 555 0199", nil, nil), ("++12125550199", nil, nil),
    ] as [(String, String?, String?)]
)
func `a phone becomes an international number where that is sure`(
    _ text: String,
    _ country: String?,
    _ number: String?
) {
    #expect(DiallingPlans().international(text, country: country) == number)
}

@Test func `nearly every country has its plan, and what a plan makes stays as it is`() {
    let plans = DiallingPlans()
    let codes = Countries.table.split(separator: "\n").map { String($0.prefix(2)) }
    let unknown = codes.filter { !plans.knows($0) }
    // Without inhabitants, or with another country's numbers.
    #expect(
        Set(unknown) == ["AQ", "BV", "IO", "CX", "CC", "TF", "HM", "PN", "GS", "TK", "UM", "EH"]
    )
    for number in ["+12125550199", "+442079460018", "+49711123456", "+79161234567"] {
        #expect(plans.international(number, country: "FR") == number)
    }
}
