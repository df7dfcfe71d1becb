/// How a cell looks.
package struct CellLook: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        case plain, bold
        /// Large and bold.
        case title
    }

    package var style: Style
    /// A colour, as `0xRRGGBB`; nil for none.
    package var fill: UInt32?
    /// The colour of its text, likewise.
    package var ink: UInt32?
    /// Whether long texts go on in further lines.
    package var wraps: Bool
    /// Whether a line is drawn below it.
    package var hasRule: Bool
    /// Whether its text is at the bottom of a high row, and not at the top.
    package var isLow: Bool

    package init(
        _ style: Style = .plain,
        fill: UInt32? = nil,
        ink: UInt32? = nil,
        wraps: Bool = false,
        hasRule: Bool = false,
        isLow: Bool = false
    ) {
        self.style = style
        self.fill = fill
        self.ink = ink
        self.wraps = wraps
        self.hasRule = hasRule
        self.isLow = isLow
    }
}
