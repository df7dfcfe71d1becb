import Foundation
import Testing

@testable import AssetAPI

struct SecretTests {
    @Test func `promise 8: a secret is never printed`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        dump(CredentialSource.client(id: "id", secret: secret), to: &dumped)
        dump(
            Token(secret: secret, version: 1, expiresAt: nil, issuedAt: .distantPast),
            to: &dumped
        )
        for text in ["\(secret)", String(reflecting: secret), dumped] {
            #expect(!text.contains("hunter2"))
        }
    }
}
