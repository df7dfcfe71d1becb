/// Tells whether a table holds what a caller looks for, by its columns and its first rows.
package struct TableJudge: Sendable {
    package let fits: @Sendable ([Column], [Record]) -> Bool

    package init(fits: @escaping @Sendable ([Column], [Record]) -> Bool) {
        self.fits = fits
    }
}
