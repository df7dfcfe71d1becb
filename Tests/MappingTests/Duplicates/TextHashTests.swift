import TestSupport
import Testing

@testable import Mapping

private func value(_ texts: [String?], scanning: Bool = false) -> UInt64 {
    var hash = TextHash()
    for text in texts {
        if scanning, let text {
            _ = Array(text.utf8).withUnsafeBufferPointer { hash.add(scanning: $0) }
        } else {
            hash.add(text?.utf8)
        }
    }
    return hash.value
}

@Test(arguments: 0..<20)
func `a text that is scanned has the hash of one that isn't, and the kinds of each of its bytes`(
    _ seed: UInt64
) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
        let count = Int.random(in: 0...40, using: &generator)
        let most: UInt8 = Bool.random(using: &generator) ? 0x7F : 0xF4
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...most, using: &generator) }
        // Behind others, as a cell stands in its record.
        let slice = ([0x41, 0x80] + bytes + [0x23])[2..<(2 + count)]
        var plain = TextHash()
        plain.add(bytes)
        var scanned = TextHash()
        let traits = slice.withUnsafeBufferPointer { scanned.add(scanning: $0) }
        #expect(scanned.value == plain.value, "seed \(seed): \(bytes)")
        #expect(traits == TextTraits(bytes.lazy.map { $0 }), "seed \(seed): \(bytes)")
        #expect(traits == TextTraits(slice.dropFirst(0).prefix(count)), "seed \(seed): \(bytes)")
    }
}

@Test func `every byte has the same kinds wherever it stands among eight`() {
    for byte in UInt8.min...UInt8.max {
        for place in 0..<9 {
            var bytes = [UInt8](repeating: 0x61, count: 9)
            bytes[place] = byte
            var hash = TextHash()
            let traits = bytes.withUnsafeBufferPointer { hash.add(scanning: $0) }
            #expect(traits == TextTraits(bytes.lazy.map { $0 }), "\(byte) at \(place)")
            #expect(traits == TextTraits(bytes), "\(byte) at \(place)")
        }
    }
}

@Test(
    arguments: [
        ([nil], [""]), (["a", "b"], ["ab", ""]), (["ab", nil], [nil, "ab"]),
        (["", "a"], ["a", ""]),
        (["1234567", "8"], ["12345678", ""]), (["12345678"], ["12345678", nil]),
        (["a", nil], ["a", ""]),
    ] as [([String?], [String?])]
)
func `texts that are cut otherwise have other hashes`(_ one: [String?], _ other: [String?]) {
    #expect(value(one) != value(other))
    #expect(value(one, scanning: true) != value(other, scanning: true))
}

@Test func `200,000 short texts have as many hashes, in their low halves nearly, too`() {
    var values: Set<UInt64> = []
    var halves: Set<UInt32> = []
    for number in 0..<200_000 {
        let hash = value(["id-\(number)", nil])
        values.insert(hash)
        halves.insert(UInt32(truncatingIfNeeded: hash))
    }
    #expect(values.count == 200_000)
    // By chance 5 pairs of 200,000 32-bit numbers are equal.
    #expect(halves.count > 199_970)
}
