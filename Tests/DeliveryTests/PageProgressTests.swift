import Testing

@testable import Delivery

struct PageProgressTests {
    /// The page at which a list is found to lead nowhere; nil where it isn't within so many.
    ///
    /// - Parameter page: what a page names as the next one, and how many customers it brings.
    private func end(
        within pages: Int,
        rows: Int = 3,
        size: Int = 100,
        _ page: (Int) -> (next: String?, news: Int)
    ) -> Int? {
        var progress = PageProgress(rows: rows)
        return (1...pages).first { number in
            let (next, news) = page(number)
            return progress.isStuck(next: next, news: news, size: size)
        }
    }

    @Test func `full pages for ever end where no business has so many customers`() {
        #expect(end(within: 30_000) { ("\($0)", 100) } == 20_001)
        // A larger import may belong to a larger business.
        #expect(end(within: 30_000, rows: 10_000) { ("\($0)", 100) } == 21_001)
        // Of smaller pages there may be more.
        #expect(end(within: 100_000, size: 25) { ("\($0)", 25) } == 80_002)
    }

    @Test func `pages for ever that bring little end sooner`() {
        #expect(end(within: 1_000) { ("\($0)", 0) } == 10)
        #expect(end(within: 1_000) { ("\($0)", 1) } == 251)
        #expect(end(within: 1_000) { ("\($0)", $0 <= 100 ? 100 : 1) } == nil)
        #expect(end(within: 10_000) { ("\($0)", $0 <= 100 ? 100 : 1) } == 1_101)
        #expect(end(within: 1_000) { ("again", $0) } == 2)
        #expect(end(within: 1_000) { ("\($0 % 7)", 100) } == 8)
    }

    @Test func `a list that ends is read to its end`() {
        #expect(end(within: 20_000) { ($0 < 20_000 ? "\($0)" : nil, 100) } == nil)
        // Some pages are empty, where customers were filtered out.
        #expect(end(within: 3_000) { ("\($0)", $0 % 9 == 0 ? 100 : 0) } == nil)
        #expect(end(within: 1) { _ in (nil, 0) } == nil)
    }
}
