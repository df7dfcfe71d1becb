import AssetAPI
import Customers

/// Tells a list that ends from one that doesn't. A pure value, for one whole reading.
struct PageProgress {
    /// Pages in a row without a customer that the reading hadn't seen. A page or two may be empty
    /// where customers were filtered out.
    static let mostPagesWithoutNews = 10
    /// From so many pages on, they have to be a tenth full on the average.
    static let mostThinPages = 250
    /// The customers that any business may have, whatever the import's size.
    static let mostCustomers = 2_000_000
    /// So many customers a row of the import are taken besides.
    static let mostCustomersPerRow = 10

    /// What to say of a list that doesn't end.
    static let problem = Problem(
        code: .listEndless,
        text:
            "the service's list of customers doesn't come to an end: its pages go round in circles,"
            + " or there are more of them than it can have"
    )

    /// The rows of the import.
    private let rows: Int
    /// The hashes of the page tokens that were named so far.
    private var seen: Set<Int> = []
    private var pagesWithoutNews = 0
    private var pages = 0
    private var customers = 0

    init(rows: Int) {
        self.rows = rows
    }

    /// Whether the list leads nowhere.
    ///
    /// - Parameters:
    ///   - next: the token of the next page; nil on the last.
    ///   - news: the page's customers that no earlier page had.
    ///   - size: the customers that were asked for.
    mutating func isStuck(next: String?, news: Int, size: Int) -> Bool {
        guard let next else { return false }
        pages += 1
        customers += news
        pagesWithoutNews = news > 0 ? 0 : pagesWithoutNews + 1
        if pagesWithoutNews >= Self.mostPagesWithoutNews { return true }
        if pages > Self.mostThinPages, customers < pages * size / 10 { return true }
        // As many pages as full ones would be, so that the tokens that are kept have a bound, too.
        let most = Self.mostCustomers + rows * Self.mostCustomersPerRow
        if customers > most { return true }
        return !seen.insert(next.hashValue).inserted
    }
}
