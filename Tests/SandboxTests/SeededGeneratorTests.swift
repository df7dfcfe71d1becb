import Testing

@testable import Sandbox

struct SeededGeneratorTests {
    /// Values of the reference implementation (Vigna, splitmix64.c) for the seed 1234567.
    @Test func `the numbers are SplitMix64's`() {
        var generator = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<3).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ]
        )
    }

    @Test func `a hundred thousand ids of one seed differ`() {
        let ids = (1...100_000).map { number in
            var generator = SeededGenerator(seed: 1, stream: "customer", number: number)
            return generator.base62(22)
        }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.utf8.count == 22 })
    }
}
