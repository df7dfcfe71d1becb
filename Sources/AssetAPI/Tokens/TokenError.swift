import Customers

/// Why there is no token to send.
package enum TokenError: Error, Hashable, Sendable {
    case noCredentials
    case unreadableFile(path: String)
    case noTokenInFile(path: String)
    /// What the environment gives as a token holds something that no token has.
    case malformedToken(variable: String)
    /// The token endpoint refused the client.
    case clientRefused(Problem)
    /// The token endpoint can't be reached, or can't work now: it may later.
    ///
    /// `retryAfter` is how long it asked to be left alone, if it did.
    case unavailable(Problem, retryAfter: Duration? = nil)
    /// There is no way to the token endpoint now.
    case unreachable(Problem)
    /// What answers isn't the token endpoint, or can't be trusted: time alone doesn't mend that.
    case wrongEndpoint(Problem)
    /// The service doesn't take the token, and there is no other to be had.
    case tokenRefused
    /// The service doesn't take a token that it has only just given.
    case renewedTokenRefused

    /// Whether waiting may help.
    package var isPassing: Bool {
        switch self {
        case .unavailable, .unreachable: true
        default: false
        }
    }

    /// How long the token endpoint asked to be left alone, if it did.
    var retryAfter: Duration? {
        if case .unavailable(_, let pause) = self { pause } else { nil }
    }

    package var problem: Problem {
        switch self {
        case .unavailable(let problem, _), .unreachable(let problem), .clientRefused(let problem),
            .wrongEndpoint(let problem):
            problem
        default: Problem(code: .token, text: message)
        }
    }

    package var message: String {
        switch self {
        case .noCredentials: "no credentials for the service"
        case .unreadableFile(let path): "\(path): the token file can't be read"
        case .noTokenInFile(let path): "\(path): this file contains no token"
        case .malformedToken(let variable):
            "\(variable) isn't a token: it contains spaces, line breaks or letters outside ASCII"
        case .clientRefused(let problem):
            "the token endpoint refused the client id or secret: \(problem.text)"
        case .unavailable(let problem, _), .unreachable(let problem), .wrongEndpoint(let problem):
            "can't get an access token: \(problem.text)"
        case .tokenRefused: "the service refuses the access token"
        case .renewedTokenRefused: "the service refuses the access tokens that it has just issued"
        }
    }

    package var hint: String? {
        switch self {
        case .noCredentials:
            "Set ASSET_CLIENT_ID and ASSET_CLIENT_SECRET, or ASSET_ACCESS_TOKEN, or give --token-file."
                + " To practise without credentials, give --sandbox."
        case .unreadableFile, .noTokenInFile: "The file should contain the token and nothing else."
        case .malformedToken(let variable): "Set \(variable) to the token and nothing else."
        case .clientRefused: "Check ASSET_CLIENT_ID and ASSET_CLIENT_SECRET."
        case .unavailable, .unreachable:
            "Give the same command again later: it continues where it stopped."
        case .wrongEndpoint: "Check --base-url."
        case .tokenRefused:
            "Set a new token, and give the same command again: it continues where it stopped. For"
                + " runs of hours use ASSET_CLIENT_ID and ASSET_CLIENT_SECRET: they get new tokens."
        case .renewedTokenRefused: "Check that the client id belongs to this base URL and business."
        }
    }
}

extension TokenError {
    /// The same with a redactor's secrets taken out of what the token endpoint said.
    func redacted(by redactor: Redactor) -> TokenError {
        func told(_ problem: Problem) -> Problem {
            var told = problem
            told.text = redactor.redacted(problem.text)
            told.field = problem.field.map(redactor.redacted)
            return told
        }
        return switch self {
        case .clientRefused(let problem): .clientRefused(told(problem))
        case .unavailable(let problem, let pause): .unavailable(told(problem), retryAfter: pause)
        case .unreachable(let problem): .unreachable(told(problem))
        case .wrongEndpoint(let problem): .wrongEndpoint(told(problem))
        case .noCredentials, .unreadableFile, .noTokenInFile, .malformedToken, .tokenRefused,
            .renewedTokenRefused:
            self
        }
    }
}
