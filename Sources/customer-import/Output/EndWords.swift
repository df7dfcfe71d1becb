import AssetAPI
import Delivery
import Journal

/// Why a delivery ended, for a person and for the journal's session.
struct EndWords {
    var ending: Session.Ending
    /// One line for the journal; nil where the ending says it all.
    var detail: String?
    /// What has to be said on standard error, where the end wasn't a good one.
    var error: (any Explained)?

    /// - Parameter service: its base URL, for an end that is about the way to it.
    init(_ end: DeliveryEnd, service: String? = nil) {
        switch end {
        case .finished:
            ending = .finished
        case .limitReached:
            (ending, detail) = (.stopped, "the --limit was reached")
        case .drained:
            (ending, detail) = (.stopped, "interrupted")
        case .stopped(let problem):
            (ending, detail) = (.gaveUp, problem.text)
            error = StoppedError(problem, service: service)
        case .noToken(let reason):
            (ending, detail) = (.gaveUp, reason.message)
            error = reason
        case .unreachable(let problem):
            let reason = UnreachableError(problem: problem, service: service)
            (ending, detail) = (.gaveUp, reason.message)
            error = reason
        case .gaveUp(let length, let last):
            let reason = GaveUpError(length: length, last: last)
            ending = .gaveUp
            detail = "the service was away for \(Words.duration(length)); \(reason.cause)"
            error = reason
        case .tooManyRejects(let rejected, let answered):
            let reason = TooManyRejectsError(rejected: rejected, answered: answered)
            (ending, detail) = (.gaveUp, reason.message)
            error = reason
        case .existing(let rows, let first):
            let reason = ExistingError(rows: rows, first: first)
            (ending, detail) = (.stopped, reason.message)
            error = reason
        case .journalFailed(let reason):
            (ending, detail) = (.error, reason.message)
            error = reason
        }
    }
}

/// The service refuses all further requests.
struct StoppedError: Explained {
    private let problem: Problem
    private let service: String?

    init(_ problem: Problem, service: String? = nil) {
        self.problem = problem
        self.service = service
    }

    var message: String {
        switch problem.code {
        case "proxy_refused", "proxy_unknown", "tls_untrusted", "tls_ca_file", "bad_address":
            "there is no way to the service\(service.map { " at \($0)" } ?? ""): \(problem.text)"
        case "unreadable_answer": "what answers isn't the service: \(problem.text)"
        case "doubt":
            "nothing was sent: only the service's list can tell which rows are there already, and it"
                + " can't: \(problem.text)"
        default: "the service stopped the run: \(problem.text)"
        }
    }

    var hint: String? {
        switch problem.code {
        case "forbidden":
            "Check the token's rights, and that it belongs to this business."
        case "not_found":
            "Check the business and the base URL: the service doesn't know this place."
        case "doubt":
            "Try again later, or go on with the journal that last sent. --risk-duplicates sends without"
                + " the list, and may create customers a second time."
        case "list_changing", "list_endless":
            "Try again later; --existing ignore sends without a look at the list, and may create"
                + " customers that are there already."
        case "other_answer", "id_taken":
            "Look for a proxy between here and the service that mixes answers up. The rows in question"
                + " are unknown: `reconcile` asks the service's list about them, and so does the same command"
                + " before it sends any other, unless --unknown says otherwise."
        case "list_partial", "list_too_large":
            "--existing ignore sends without a look at the list, and may create customers that are"
                + " there already."
        case "redirected", "not_the_api", "bad_address": "Check --base-url."
        case "unreadable_answer":
            "Check --base-url, and whether a proxy or a login page stands before it."
        case "proxy_refused", "proxy_unknown":
            "Set or unset https_proxy, or name the service's host in no_proxy."
        case "tls_untrusted", "tls_ca_file":
            "Check --base-url, and this machine's clock; where a company's proxy signs, name its"
                + " authority with --ca-file."
        default: "Nothing is lost: give the same command again to go on."
        }
    }

    var exitStatus: ExitStatus { .stopped }
}

/// The service rejected more rows than `--max-rejects` allows.
struct TooManyRejectsError: Explained {
    var rejected: Int
    var answered: Int

    var message: String {
        "the service rejected \(Words.grouped(rejected)) of \(Words.count(answered, "row")): more"
            + " than --max-rejects allows"
    }
    var hint: String? {
        "`status` says why. The other rows are pending: give the same command again to go on, with"
            + " a higher --max-rejects if the rejects are right."
    }
    var exitStatus: ExitStatus { .problems }
}

/// The service holds customers of this import, and the user wanted the run to end then.
struct ExistingError: Explained {
    var rows: Int
    var first: [Int64]

    var message: String {
        "the service holds \(Words.count(rows, "customer")) of this file already (\(rows == 1 ? "row" : "rows") "
            + first.map(String.init).joined(separator: ", ") + (rows > first.count ? ", …" : "")
            + "); nothing was sent"
    }
    var hint: String? { "--existing skip leaves them out, --existing update sends what differs." }
    var exitStatus: ExitStatus { .problems }
}

extension TokenError: Explained {
    var exitStatus: ExitStatus {
        switch self {
        case .noCredentials, .unreadableFile, .noTokenInFile, .malformedToken: .usage
        case .clientRefused, .unavailable, .unreachable, .wrongEndpoint, .tokenRefused,
            .renewedTokenRefused:
            .stopped
        }
    }
}

extension AddressError: Explained {}
