import Customers

/// Hashes by which rows are found that may be one customer, as ``Likeness`` has it: of the name, and of one thing
/// more. Good within this process.
enum LikelyKeys {
    /// What `problem_code` says of a row that was held for it, and `edit` of one that a person has let through.
    static let code = Problem.Code.likelyExisting.rawValue

    /// Whether a row of the table `row` was never let through by a person who knew, in SQL.
    static let isOpen = """
        NOT EXISTS (SELECT 1 FROM edit WHERE edit.row = row.id AND edit.problem_code = '\(code)')
        """

    /// The columns that ``forEach(_:_:of:asks:_:)`` reads, of a body, in SQL.
    static func columns(of body: String) -> String {
        [
            "json_extract(\(body), '$.name')", "json_extract(\(body), '$.email')",
            "json_extract(\(body), '$.phone_number')",
            """
            coalesce(json_extract(\(body), '$.billing_address.street_1'),
                json_extract(\(body), '$.shipping_address.street_1'))
            """,
        ].map { "iif(json_valid(\(body)), \($0), NULL)" }.joined(separator: ", ")
    }

    private enum Kind: Int { case any = 4, bare }

    /// Hands over the hashes of a row, or those that a row is asked for.
    ///
    /// One that has nothing but a name is found by that of any other, and finds any.
    ///
    /// - Parameters:
    ///   - row: with those columns, from a place on.
    ///   - asks: whether it is one that others are looked up for.
    static func forEach(
        _ row: RawStatement,
        from place: Int32,
        of business: String,
        asks: Bool,
        _ body: (Int) throws -> Void
    ) rethrows {
        var name = Hasher()
        name.combine(business)
        guard row.hashFolded(place, into: &name) else { return }
        var isBare = true
        for sign in 1...3 {
            var hasher = name
            hasher.combine(sign)
            guard row.hashFolded(place + Int32(sign), into: &hasher) else { continue }
            isBare = false
            try body(hasher.finalize())
        }
        let (usual, further) = asks ? (Kind.bare, Kind.any) : (.any, .bare)
        for kind in isBare ? [usual, further] : [usual] {
            var hasher = name
            hasher.combine(kind.rawValue)
            try body(hasher.finalize())
        }
    }
}
