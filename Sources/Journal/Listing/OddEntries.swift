/// The entries of a reading of the service's list that can't be read like the others, and what they
/// mean for rows that aren't found in it.
package struct OddEntries: Hashable, Sendable {
    package var count: Int
    /// Those of which so little is known that each could be any row.
    package var couldBeAnyRow: Int
    /// Those that could be any row without an `external_id`.
    package var couldBeRowsWithoutID: Int
    /// Those that have no customer id.
    package var unnamed: Int

    package init(
        count: Int = 0,
        couldBeAnyRow: Int = 0,
        couldBeRowsWithoutID: Int = 0,
        unnamed: Int = 0
    ) {
        self.count = count
        self.couldBeAnyRow = couldBeAnyRow
        self.couldBeRowsWithoutID = couldBeRowsWithoutID
        self.unnamed = unnamed
    }

    /// How many of them could be a row that wasn't found.
    package func doubt(hasExternalID: Bool) -> Int {
        couldBeAnyRow + (hasExternalID ? 0 : couldBeRowsWithoutID)
    }
}
