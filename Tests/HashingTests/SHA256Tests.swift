import Hashing
import Testing

struct SHA256Tests {
    /// A text so many times, from FIPS 180-4's examples.
    @Test(
        arguments: [
            ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        ]
    )
    func `known answers are given, whatever pieces the bytes come in`(
        text: String,
        times: Int,
        expected: String
    ) {
        let bytes = Array(String(repeating: text, count: times).utf8)
        #expect(Self.hex(SHA256.digest(of: bytes)) == expected)
        for size in [1, 7, 55, 56, 63, 64, 65, 4_096, 999_999] where bytes.count / size < 20_000 {
            var hash = SHA256()
            bytes.withUnsafeBytes { all in
                for start in stride(from: 0, to: all.count, by: size) {
                    let end = min(start + size, all.count)
                    hash.update(UnsafeRawBufferPointer(rebasing: all[start..<end]))
                    hash.update([])
                }
            }
            #expect(Self.hex(hash.digest()) == expected, "pieces of \(size)")
        }
    }

    /// Bytes 0, 1, 2 … by count, around the ends of blocks; as `sha256sum` has them.
    @Test(
        arguments: [
            (55, "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"),
            (56, "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"),
            (63, "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"),
            (64, "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"),
            (65, "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781"),
            (256, "40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880"),
        ]
    )
    func `the ends of blocks are right`(count: Int, expected: String) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        #expect(Self.hex(SHA256.digest(of: bytes)) == expected)
    }

    @Test func `a copy goes on by itself, and a digest ends nothing`() {
        var hash = SHA256()
        hash.update(Array("ab".utf8))
        let copy = hash
        #expect(hash.digest() == SHA256.digest(of: Array("ab".utf8)))
        hash.update(Array("c".utf8))
        #expect(hash.digest() == SHA256.digest(of: Array("abc".utf8)))
        #expect(copy.digest() == SHA256.digest(of: Array("ab".utf8)))
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
