/// What databases write around the values of their JSON, and what is no part of a key's name.
///
/// MongoDB says of what type a value is (`{"$oid": "60f6"}`), so does DynamoDB (`{"S": "Alder"}`),
/// which also wraps each record (`Item`), as Elasticsearch does (`_source`), CouchDB (`doc`) and Firestore
/// (`fields`), whose values say their types in words (`stringValue`).
enum JSONWrapping {
    /// A dotted key as it would be without.
    static func unwrapped(_ key: String) -> String {
        guard key.contains(".") else { return key }
        var parts = key.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 2, let last = parts.last, firestoreTypes.contains(last),
            parts[0] == "fields"
        {
            parts.removeLast()
            return parts.filter { $0 != "fields" && $0 != "mapValue" }.joined(separator: ".")
        }
        if parts.count > 1, let first = parts.first, records.contains(first) { parts.removeFirst() }
        if parts.count > 1, let last = parts.last, types.contains(last) { parts.removeLast() }
        // A map within one of DynamoDB's: `address.M.city`.
        if parts.count > 2 { parts.removeAll { $0 == "M" } }
        return parts.joined(separator: ".")
    }

    private static let records: Set<Substring> = ["_source", "Item", "doc"]

    /// Of the values that are texts.
    private static let firestoreTypes: Set<Substring> = [
        "stringValue", "integerValue", "doubleValue",
    ]

    /// MongoDB's extended JSON, versions 1 and 2, and DynamoDB's types whose values are texts.
    private static let types: Set<Substring> = [
        "$oid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$uuid", "$symbol",
        "S", "N",
    ]
}
