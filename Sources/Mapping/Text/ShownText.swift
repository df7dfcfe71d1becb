/// A cell's text as a line for a person has room for it.
package struct ShownText {
    /// At most ``maximumCount`` characters, none of which does anything but show.
    package let text: String

    package static let maximumCount = 40

    package init(_ text: String) {
        let isLong = text.unicodeScalars.count > Self.maximumCount
        let kept = isLong ? Self.maximumCount - 1 : Self.maximumCount
        var shown = ""
        for scalar in text.unicodeScalars.prefix(kept) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        self.text = isLong ? shown + "…" : shown
    }
}
