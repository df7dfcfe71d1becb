#if canImport(CommonCrypto)
    import CommonCrypto
#else
    import COpenSSL
#endif

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, by the system's own library.
///
/// A value: a copy goes on by itself.
package struct SHA256: Sendable {
    /// The size of a digest, in bytes.
    package static let size = 32

    /// The most bytes that one call takes: CommonCrypto counts them with 32 bits.
    private static let largestPiece = 1 << 30

    #if canImport(CommonCrypto)
        private var state = CC_SHA256_CTX()
    #else
        private var state = SHA256_CTX()
    #endif

    /// The hash of no bytes yet.
    package init() {
        #if canImport(CommonCrypto)
            CC_SHA256_Init(&state)
        #else
            SHA256_Init(&state)
        #endif
    }

    /// Adds bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.largestPiece))
            #if canImport(CommonCrypto)
                CC_SHA256_Update(&state, piece.baseAddress, CC_LONG(piece.count))
            #else
                SHA256_Update(&state, piece.baseAddress, piece.count)
            #endif
            rest = rest.dropFirst(piece.count)
        }
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of all bytes so far, ``size`` of them; more may follow.
    package func digest() -> [UInt8] {
        var state = state
        return [UInt8](unsafeUninitializedCapacity: Self.size) { digest, count in
            #if canImport(CommonCrypto)
                CC_SHA256_Final(digest.baseAddress, &state)
            #else
                SHA256_Final(digest.baseAddress, &state)
            #endif
            count = Self.size
        }
    }

    /// The digest of these bytes.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.digest()
    }
}
