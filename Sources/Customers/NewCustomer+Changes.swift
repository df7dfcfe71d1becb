extension NewCustomer {
    /// The body of a `PATCH` that gives a customer of the service this one's fields: those that
    /// differ, and no others.
    ///
    /// A field that is absent here is left as the service has it, since a blank cell of an export
    /// seldom means "erase this". An address goes whole, as its parts here over those that the
    /// service has. `external_id` can't be changed (API facts, "Other endpoints").
    ///
    /// - Returns: nil where nothing differs.
    package func changes(from held: NewCustomer) -> [UInt8]? {
        let (wanted, held) = (normalised, held.normalised)
        var json = JSONLine()
        var isFirst = true
        func key(_ name: StaticString) {
            json.raw(isFirst ? "{" : ",")
            isFirst = false
            json.raw(name)
        }
        if let name = wanted.name, name != held.name {
            key("\"name\":")
            json.string(name)
        }
        if let email = wanted.email, email != held.email {
            key("\"email\":")
            json.string(email)
        }
        if let address = wanted.billingAddress?.over(held.billingAddress),
            address != held.billingAddress
        {
            key("\"billing_address\":")
            json.address(address)
        }
        if let address = wanted.shippingAddress?.over(held.shippingAddress),
            address != held.shippingAddress
        {
            key("\"shipping_address\":")
            json.address(address)
        }
        if let phoneNumber = wanted.phoneNumber, phoneNumber != held.phoneNumber {
            key("\"phone_number\":")
            json.string(phoneNumber)
        }
        guard !isFirst else { return nil }
        json.raw("}")
        return json.bytes
    }
}

extension NewCustomer {
    /// The fields that are present here and not the same in another customer.
    package func fieldsThatDiffer(in other: NewCustomer) -> [Field] {
        Field.allCases.filter { self[$0] != nil && self[$0] != other[$0] }
    }
}

extension Address {
    /// This address, with the parts that it lacks taken from another.
    fileprivate func over(_ other: Address?) -> Address {
        guard let other else { return self }
        return Address(
            street1: street1 ?? other.street1,
            city: city ?? other.city,
            state: state ?? other.state,
            postalCode: postalCode ?? other.postalCode,
            country: country ?? other.country,
            street2: street2 ?? other.street2
        )
    }
}
