extension NewCustomer {
    /// The body of the `POST`, its fields in the order of the API page.
    ///
    /// Absent texts that the page calls `string | null` are null; an absent address is left out,
    /// since the page doesn't call those nullable. The same object as ``encode(to:)`` makes.
    package func payload() -> [UInt8] {
        var json = JSONLine(capacity: 320)
        json.raw("{")
        if let name {
            json.raw("\"name\":")
            json.string(name)
            json.raw(",")
        }
        json.raw("\"external_id\":")
        json.text(externalID)
        json.raw(",\"email\":")
        json.text(email)
        if let billingAddress {
            json.raw(",\"billing_address\":")
            json.address(billingAddress)
        }
        if let shippingAddress {
            json.raw(",\"shipping_address\":")
            json.address(shippingAddress)
        }
        json.raw(",\"phone_number\":")
        json.text(phoneNumber)
        json.raw("}")
        return json.bytes
    }
}

extension JSONLine {
    /// A text, or null.
    fileprivate mutating func text(_ text: String?) {
        if let text { string(text) } else { raw("null") }
    }

    mutating func address(_ address: Address) {
        var isFirst = true
        raw("{")
        part("\"street_1\":", address.street1, &isFirst)
        part("\"city\":", address.city, &isFirst)
        part("\"state\":", address.state, &isFirst)
        part("\"postal_code\":", address.postalCode, &isFirst)
        part("\"country\":", address.country, &isFirst)
        part("\"street_2\":", address.street2, &isFirst)
        raw("}")
    }

    private mutating func part(_ key: StaticString, _ text: String?, _ isFirst: inout Bool) {
        guard let text else { return }
        if !isFirst { raw(",") }
        isFirst = false
        raw(key)
        string(text)
    }
}
