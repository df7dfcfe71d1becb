import Customers
import Testing

/// When two customers may well be one.
struct LikenessTests {
    private static func customer(
        _ name: String,
        _ email: String? = nil,
        _ phone: String? = nil,
        street: String? = nil
    ) -> NewCustomer {
        NewCustomer([
            .name: name, .email: email, .phoneNumber: phone, .billingStreet1: street,
        ])
    }

    private typealias Case = (NewCustomer, NewCustomer, Likeness.Sign?)

    private static let cases: [Case] = [
        (customer("Acme", "a@b.example"), customer("ACME.", "A@B.example", "555"), .email),
        (customer("Acme", "a@b.example", "1"), customer("Acme", "a@b.example", "2"), .email),
        (customer("Acme", "a@b.example"), customer("Acme", "c@d.example"), nil),
        (customer("Acme", "a@b.example"), customer("Acme", nil, "555"), nil),
        (customer("Acme", "a@b.example"), customer("Other", "a@b.example"), nil),
        (customer("Acme", "a@b.example", "1 2"), customer("Acme", "c@d.example", "(1)2"), .phone),
        // A branch.
        (
            customer("Acme", "a@b.example", "1", street: "Elm St 1"),
            customer("Acme", "a@b.example", "1", street: "Oak St 2"), nil
        ),
        (customer("Acme", nil, "1", street: "Elm St 1"), customer("Acme", nil, "1"), .phone),
        (
            customer("Acme", "a@b.example", street: "Elm St 1"),
            customer("Acme", nil, "1", street: "Elm st. 1"), .street
        ),
        (
            customer("Ann", "a@b.example", "1", street: "Elm St 1"),
            customer("Ann", "c@d.example", "2", street: "Elm St 1"), nil
        ),
        (customer("Acme"), customer("acme", "a@b.example"), .nameAlone),
        (customer("Acme"), customer("Acme Ltd"), nil),
        (customer("***"), customer("--", "a@b.example"), nil),
        (customer("Łódź", "a@b.example"), customer("Łódź ", "a@b.example"), .email),
    ]

    @Test func `a name and one thing more tell, whichever of the two is asked`() {
        for (one, other, sign) in Self.cases {
            #expect(Likeness(one).sign(in: Likeness(other)) == sign, "\(one) \(other)")
            #expect(Likeness(other).sign(in: Likeness(one)) == sign, "\(other) \(one)")
        }
    }
}
