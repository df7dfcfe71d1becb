import Customers
import Foundation

/// Where tokens come from. Never from an argument: those can be seen by every user of a machine.
package enum CredentialSource: Sendable {
    /// A token that can't be renewed: `ASSET_ACCESS_TOKEN`.
    case token(Secret)
    /// A file that holds a token, read again when the service refuses it: `--token-file`.
    case file(path: String)
    /// A client that asks the token endpoint: `ASSET_CLIENT_ID` and `ASSET_CLIENT_SECRET`.
    case client(id: String, secret: Secret)

    /// Chooses among what the environment and the options offer, the file first, then the client,
    /// which can renew its tokens, then the token.
    ///
    /// - Throws: ``TokenError/noCredentials`` where there is nothing.
    package static func choose(
        environment: [String: String],
        tokenFile: String?
    ) throws(TokenError) -> CredentialSource {
        if let tokenFile { return .file(path: tokenFile) }
        if let id = environment.variable("ASSET_CLIENT_ID"),
            let secret = environment.variable("ASSET_CLIENT_SECRET")
        {
            return .client(id: id, secret: Secret(secret))
        }
        if let token = environment.variable("ASSET_ACCESS_TOKEN") {
            guard Self.isToken(token) else { throw .malformedToken(variable: "ASSET_ACCESS_TOKEN") }
            return .token(Secret(token))
        }
        throw .noCredentials
    }

    /// Reads the token of a file: its text without the white space around it, in UTF-8, or in UTF-16
    /// or UTF-32 as some shells write it.
    static func read(_ path: String) throws(TokenError) -> Secret {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadableFile(path: path)
        }
        let text = String(decoding: TextShape.utf8(Array(data)), as: UTF8.self)
        let token = text.withoutMargins
        guard isToken(token) else { throw .noTokenInFile(path: path) }
        return Secret(token)
    }

    /// Whether a text can be in a header: anything but visible ASCII would end it, or change it.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}

extension [String: String] {
    /// A variable of this environment without what stands around its text, such as the CR that a file
    /// of Windows leaves there; nil where nothing is left.
    package func variable(_ name: String) -> String? {
        self[name].map(\.withoutMargins).flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension String {
    /// Without white space, line ends and a byte order mark around it.
    fileprivate var withoutMargins: String {
        trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"]))
    }
}
