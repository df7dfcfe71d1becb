/// An entry of the service's list that has no id: what `listed.customer_id` holds in its place.
///
/// No customer's id begins with a question mark.
enum NamelessEntry {
    /// For the entry at a place of a page.
    static func stand(in page: Int, at place: Int) -> String { "?\(page)-\(place)" }

    /// Whether a `customer_id` is one, in SQL.
    static func isNone(_ column: String = "customer_id") -> String {
        "substr(\(column), 1, 1) <> '?'"
    }
}
