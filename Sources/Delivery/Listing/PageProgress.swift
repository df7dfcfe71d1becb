import AssetAPI

/// Tells a list that ends from one that goes round in circles. A pure value, for one whole reading.
struct PageProgress {
    /// Pages in a row without a customer that the reading hadn't seen. A page or two may be empty
    /// where customers were filtered out.
    static let mostPagesWithoutNews = 10

    /// What to say of a list that doesn't end.
    static let problem = Problem(
        code: "list_endless",
        text:
            "the service's list of customers doesn't come to an end: its pages go round in circles"
    )

    /// The hashes of the page tokens that were named so far.
    private var seen: Set<Int> = []
    private var pagesWithoutNews = 0

    /// Whether the list leads nowhere.
    ///
    /// - Parameters:
    ///   - next: the token of the next page; nil on the last.
    ///   - news: the page's customers that no earlier page had.
    mutating func isStuck(next: String?, news: Int) -> Bool {
        guard let next else { return false }
        pagesWithoutNews = news > 0 ? 0 : pagesWithoutNews + 1
        return !seen.insert(next.hashValue).inserted
            || pagesWithoutNews >= Self.mostPagesWithoutNews
    }
}
