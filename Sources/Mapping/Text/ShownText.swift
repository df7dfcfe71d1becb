/// A cell's text as a line for a person has room for it.
package struct ShownText {
    /// At most ``maximumCount`` characters, none of which does anything but show.
    package let text: String

    package static let maximumCount = 40

    package init(_ text: String) {
        guard !Self.isPlain(text) else {
            self.text = text
            return
        }
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

    /// Whether there is room for all of it, and each byte of it shows.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= maximumCount && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
