import Customers

/// The ids of the customers that were created last, to tell an answer that gives one of them again.
///
/// So many are kept that it takes hours at the documented rate until one is forgotten, and no more, so
/// that memory doesn't grow with the file: 2 MB. `journal check` holds all of them against each other. A
/// pure value.
struct RecentIDs: Sendable {
    static let most = 65_536

    private var known: Set<Int> = []
    /// Those that are known, from the place on by age.
    private var hashes: [Int] = []
    private var oldest = 0

    /// Notes the id of a customer that was created.
    ///
    /// - Returns: whether it is new, and not known to be another's.
    mutating func insert(_ id: CustomerID) -> Bool {
        let hash = id.hashValue
        guard known.insert(hash).inserted else { return false }
        if hashes.count < Self.most {
            hashes.append(hash)
        } else {
            known.remove(hashes[oldest])
            hashes[oldest] = hash
            oldest = (oldest + 1) % Self.most
        }
        return true
    }
}
