/// The hashes of the ids that answers gave last, exactly: those of requests that are under way, whose rows
/// the journal doesn't show yet, are among them.
///
/// So many are kept that memory doesn't grow with the file: 2 MB. A pure value.
struct RecentIDs: Sendable {
    static let most = 65_536

    private var known: Set<UInt64> = []
    /// Those that are known, from the place on by age.
    private var hashes: [UInt64] = []
    private var oldest = 0

    /// Notes an id.
    ///
    /// - Returns: whether it is new here.
    mutating func insert(_ hash: UInt64) -> Bool {
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
