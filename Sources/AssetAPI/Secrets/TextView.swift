/// A text as it reads once some layers of escapes are undone, with the places in it that each byte
/// came from.
struct TextView {
    /// So many layers around one another are undone.
    static let mostLevels = 3

    private(set) var bytes: [UInt8]
    /// Where each byte begins in the text, and last where the text ends; nil where it is the text.
    private var starts: [Int32]?

    init(_ text: [UInt8]) {
        bytes = text
    }

    /// The place in the text of a part of this view.
    func source(of part: Range<Int>) -> Range<Int> {
        guard let starts else { return part }
        return Int(starts[part.lowerBound])..<Int(starts[part.upperBound])
    }

    /// The same text with a layer of escapes undone; nil where it has none.
    func unescaped() -> TextView? {
        var inner = TextView([])
        var starts: [Int32] = []
        inner.bytes.reserveCapacity(bytes.count)
        starts.reserveCapacity(bytes.count + 1)
        var isChanged = false
        var place = 0
        while place < bytes.count {
            let start = Int32(truncatingIfNeeded: source(of: place..<place).lowerBound)
            if let escaped = Escape(in: bytes, at: place) {
                isChanged = true
                for byte in escaped.bytes {
                    inner.bytes.append(byte)
                    starts.append(start)
                }
                place += escaped.length
            } else {
                inner.bytes.append(bytes[place])
                starts.append(start)
                place += 1
            }
        }
        guard isChanged else { return nil }
        starts.append(Int32(truncatingIfNeeded: source(of: place..<place).lowerBound))
        inner.starts = starts
        return inner
    }

    /// Where secrets are, as places of the text.
    func places(of needles: [Needle], _ beginnings: Beginnings) -> [Range<Int>] {
        // Most texts that have escapes hold no secret, and what comes next makes copies of them.
        let isToSearch = bytes.withUnsafeBufferPointer {
            beginnings.mayBegin(in: $0, orBehind: false)
        }
        guard isToSearch else { return [] }
        let folded = Folded(bytes) { Needle.fold[Int($0)] }
        var places = folded.places(beginnings.byKey) { needle, found, isCut in
            let needle = needles[needle]
            if needle.isLoose { return true }
            let part = bytes[found]
            guard isCut else { return part.elementsEqual(needle.bytes) }
            return found.upperBound == bytes.count && needle.bytes.starts(with: part)
        }
        let digits = Folded(bytes) { Beginnings.digit(of: $0) }
        places += digits.places(beginnings.byDigits) { _, _, _ in true }
        return places.map(source)
    }

    /// The bytes of a view that count, and where they are in it.
    private struct Folded {
        private var bytes: [UInt8] = []
        private var places: [Int32] = []

        init(_ view: [UInt8], _ fold: (UInt8) -> UInt8?) {
            bytes.reserveCapacity(view.count)
            places.reserveCapacity(view.count)
            for (place, byte) in view.enumerated() {
                guard let folded = fold(byte) else { continue }
                bytes.append(folded)
                places.append(Int32(truncatingIfNeeded: place))
            }
        }

        /// Where any of some texts is, or where the end cuts it off.
        ///
        /// - Parameters:
        ///   - known: the texts by their first eight bytes.
        ///   - accept: told which text was found, where in the view, and whether it is cut off.
        func places(
            _ known: [UInt64: [(number: Int, folded: [UInt8])]],
            _ accept: (Int, Range<Int>, Bool) -> Bool
        ) -> [Range<Int>] {
            guard !known.isEmpty else { return [] }
            var found: [Range<Int>] = []
            var key: UInt64 = 0
            for (index, byte) in bytes.enumerated() {
                key = key << 8 | UInt64(byte)
                guard index >= 7, let candidates = known[key] else { continue }
                let start = index - 7
                for (number, folded) in candidates {
                    let part = bytes[start...].prefix(folded.count)
                    guard folded.starts(with: part) else { continue }
                    let end = Int(places[start + part.count - 1]) + 1
                    let place = Int(places[start])..<end
                    if accept(number, place, part.count < folded.count) { found.append(place) }
                }
            }
            return found
        }
    }
}
