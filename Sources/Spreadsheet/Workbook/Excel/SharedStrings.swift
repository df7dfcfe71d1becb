/// The texts that the cells of a workbook share: the first in memory, and what is more on the disk.
///
/// Each text is behind its length, and of each eighth the place is kept, so that ten million texts take
/// 10 MB besides. Cells that share a text mostly share one of the first; those that don't mostly come in
/// the order of the texts, which the page that was read last holds.
struct SharedStrings {
    /// What is kept in memory, in bytes. Default: 8 MiB.
    private let memoryBytes: Int
    private static let step = 8
    private static let pageBytes = 8 << 10
    private static let pages = 256

    private(set) var count = 0
    private var memory: [UInt8] = []
    private var places: [Int] = []
    /// What isn't written to the disk yet, or nil where all is in memory.
    private var file: ScratchFile?
    private var unwritten: [UInt8] = []
    /// How many bytes there are in memory and on the disk.
    private var end = 0
    private var cache: [Page] = []
    /// The text that was read last, and the place of the one behind it.
    private var last = (index: -1, next: 0)

    private struct Page {
        var number = -1
        var bytes: [UInt8] = []
    }

    init(memoryBytes: Int = 8 << 20) {
        self.memoryBytes = memoryBytes
    }

    /// The place of a text as a cell has it; nil for what is none.
    static func index(_ digits: some Collection<UInt8>) -> Int32? {
        var index = 0
        guard !digits.isEmpty else { return nil }
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39, index < Int(Int32.max) else { return nil }
            index = index * 10 + Int(digit - 0x30)
        }
        return Int32(exactly: index)
    }

    /// Adds the next text.
    mutating func append(_ text: ArraySlice<UInt8>) throws(ScratchFileError) {
        if count.isMultiple(of: Self.step) { places.append(end) }
        count += 1
        let bits = Int.bitWidth - text.count.leadingZeroBitCount
        end += max((bits + 6) / 7, 1) + text.count
        if file == nil, end <= memoryBytes {
            Self.append(text, to: &memory)
            return
        }
        if file == nil { file = try ScratchFile() }
        Self.append(text, to: &unwritten)
        if unwritten.count >= 256 << 10 { try flush() }
    }

    /// Appends a text behind its length, of which each byte holds seven bits.
    private static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var length = text.count
        while length >= 0x80 {
            output.append(UInt8(length & 0x7F) | 0x80)
            length >>= 7
        }
        output.append(UInt8(length))
        output += text
    }

    /// Has to be called when the last text was added.
    mutating func finish() throws(ScratchFileError) {
        try flush()
        unwritten = []
        if file != nil { cache = Array(repeating: Page(), count: Self.pages) }
    }

    /// Appends a text to an array; false where there is none at this place.
    mutating func append(_ index: Int, to output: inout [UInt8]) throws(ScratchFileError) -> Bool {
        guard index >= 0, index < count else { return false }
        var place = last.next
        if index != last.index + 1 {
            place = places[index / Self.step]
            for _ in 0..<(index % Self.step) {
                let length = try length(&place)
                place += length
            }
        }
        let length = try length(&place)
        try read(length, at: place, to: &output)
        last = (index, place + length)
        return true
    }

    private mutating func flush() throws(ScratchFileError) {
        guard let file, !unwritten.isEmpty else { return }
        try file.write(unwritten[...], at: end - unwritten.count - memory.count)
        unwritten.removeAll(keepingCapacity: true)
    }

    private mutating func length(_ place: inout Int) throws(ScratchFileError) -> Int {
        if place < memory.count, memory[place] < 0x80 {
            place += 1
            return Int(memory[place - 1])
        }
        var length = 0
        var shift = 0
        while true {
            let byte = try byte(at: place)
            place += 1
            length |= Int(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 { return length }
        }
    }

    private mutating func byte(at place: Int) throws(ScratchFileError) -> UInt8 {
        if place < memory.count { return memory[place] }
        let offset = place - memory.count
        let page = try page(offset / Self.pageBytes)
        return cache[page].bytes[offset % Self.pageBytes]
    }

    private mutating func read(
        _ count: Int,
        at place: Int,
        to output: inout [UInt8]
    ) throws(ScratchFileError) {
        if place < memory.count {
            output += memory[place..<place + count]
            return
        }
        var offset = place - memory.count
        var left = count
        while left > 0 {
            let page = try page(offset / Self.pageBytes)
            let start = offset % Self.pageBytes
            let piece = min(left, Self.pageBytes - start)
            output += cache[page].bytes[start..<start + piece]
            offset += piece
            left -= piece
        }
    }

    /// The place in the cache of a page that is in it now.
    private mutating func page(_ number: Int) throws(ScratchFileError) -> Int {
        let place = number % Self.pages
        guard cache[place].number != number, let file else { return place }
        if cache[place].bytes.isEmpty {
            cache[place].bytes = [UInt8](repeating: 0, count: Self.pageBytes)
        }
        cache[place].number = -1
        try file.read(into: &cache[place].bytes, at: number * Self.pageBytes)
        cache[place].number = number
        return place
    }
}

/// Takes the texts out of the XML of a workbook.
struct SharedStringsEvents: XMLEvents {
    private(set) var strings: SharedStrings
    private(set) var failure: ScratchFileError?
    private let item = XMLName("si")
    private let phonetic = XMLName("rPh")
    private let run = XMLName("t")
    private var text: [UInt8] = []
    private var isInText = false
    private var isInPhonetic = false

    init(_ strings: SharedStrings) {
        self.strings = strings
    }

    mutating func start(_ element: XMLElement) {
        switch element.name {
        case run: isInText = !isInPhonetic
        case item: text.removeAll(keepingCapacity: true)
        case phonetic: isInPhonetic = true
        default: break
        }
    }

    mutating func end(_ name: XMLName) {
        switch name {
        case run: isInText = false
        case phonetic: isInPhonetic = false
        case item:
            EscapedText.unescape(&text, from: 0)
            do throws(ScratchFileError) {
                try strings.append(text[...])
            } catch {
                failure = failure ?? error
            }
        default: break
        }
    }

    mutating func text(_ text: XMLText) {
        if isInText { text.append(to: &self.text) }
    }
}
