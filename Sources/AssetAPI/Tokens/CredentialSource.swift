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
        func value(_ name: String) -> String? {
            environment[name]?.trimmingCharacters(in: .whitespacesAndNewlines).nonEmpty
        }
        if let tokenFile { return .file(path: tokenFile) }
        if let id = value("ASSET_CLIENT_ID"), let secret = value("ASSET_CLIENT_SECRET") {
            return .client(id: id, secret: Secret(secret))
        }
        if let token = value("ASSET_ACCESS_TOKEN") { return .token(Secret(token)) }
        throw .noCredentials
    }

    /// Reads the token of a file: its text without the white space around it.
    static func read(_ path: String) throws(TokenError) -> Secret {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadableFile(path: path)
        }
        guard let token = text.trimmingCharacters(in: .whitespacesAndNewlines).nonEmpty,
            token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw .noTokenInFile(path: path) }
        return Secret(token)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
