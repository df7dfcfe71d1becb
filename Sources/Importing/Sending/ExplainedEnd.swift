import AssetAPI
import Customers
import Delivery
import Journal

/// Why a delivery ended, for a person and for the journal's session.
package struct ExplainedEnd {
    package let end: DeliveryEnd
    package let ending: Session.Ending
    /// One line for the journal; nil where the ending says it all.
    package var detail: String?
    /// What has to be said on standard error, where the end wasn't a good one.
    package private(set) var error: (any Explained)?

    /// - Parameter service: its base URL, for an end that is about the way to it.
    package init(_ end: DeliveryEnd, service: String? = nil) {
        self.end = end
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
            detail = "the service was away for \(Words.duration(length)): \(reason.cause)"
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
        case .proxyRefused, .proxyUnknown, .tlsUntrusted, .trustFile, .badAddress:
            "the service\(service.map { " at \($0)" } ?? "") can't be reached: \(problem.reason)"
        case .unreadableAnswer: "something other than the service answered: \(problem.text)"
        case .doubt, .doubtMissing:
            "nothing was sent: the service may have some rows already, and its list doesn't tell"
                + " which: \(problem.text)"
        default: "the service stopped the run: \(problem.text)"
        }
    }

    var hint: String? {
        switch problem.code {
        case .forbidden:
            "Check that the token belongs to this business and may create customers."
        case .notFound:
            "Check --business and --base-url. The service doesn't know this address."
        case .doubt:
            "Try again later, or use the journal of the last run. --risk-duplicates sends without"
                + " reading the list, and may create customers twice."
        case .doubtMissing:
            "Look in the service whether these customers are there. If they are, the list is out of date:"
                + " try again later. If somebody deleted them, give the same command with"
                + " --risk-duplicates: it sends the pending rows that the list doesn't have."
        case .listChanging, .listEndless:
            "Try again later. --existing ignore sends without reading the list, and may create customers"
                + " that the service already has."
        case .otherAnswer, .idTaken:
            "Look for a proxy between here and the service that mixes up answers. The rows in question"
                + " are unknown. `reconcile` looks for them in the service's list, and so does this"
                + " command before it sends other rows, unless --unknown says otherwise."
        case .listPartial, .listTooLarge:
            "--existing ignore sends without reading the list, and may create customers that the service"
                + " already has."
        case .redirected, .notTheAPI, .badAddress: "Check --base-url."
        case .unreadableAnswer:
            "Check --base-url, and whether a proxy or a login page answers in its place."
        case .proxyRefused, .proxyUnknown:
            "Set or unset https_proxy, or add the service's host to no_proxy."
        case .tlsUntrusted, .trustFile:
            "Check --base-url and this machine's clock. If a company proxy signs connections, give its"
                + " certificate with --ca-file."
        default: "Nothing is lost. Give the same command again to continue."
        }
    }

    var kind: ErrorKind { .service }
}

/// The service rejected more rows than `--max-rejects` allows.
struct TooManyRejectsError: Explained {
    var rejected: Int
    var answered: Int

    var message: String {
        "the service rejected \(Words.grouped(rejected)) of \(Words.count(answered, "row")), more than"
            + " --max-rejects allows"
    }
    var hint: String? {
        "`status` says why they were rejected. The other rows are still pending. If all is as it should"
            + " be, give the same command with a higher --max-rejects."
    }
    var kind: ErrorKind { .rows }
    var code: ErrorCode { .tooManyRejects }
}

/// The service holds customers of this import, and the user wanted the run to end then.
package struct ExistingError: Explained {
    var rows: Int
    var first: [RowID]

    package var message: String {
        "the service already has \(Words.count(rows, "customer")) of this file (\(rows == 1 ? "row" : "rows") "
            + first.map(String.init).joined(separator: ", ") + (rows > first.count ? ", …" : "")
            + "); nothing was sent"
    }
    package var hint: String? {
        "--existing skip leaves them out. --existing update sends the fields that differ."
    }
    package var kind: ErrorKind { .rows }
    package var code: ErrorCode { .existing }
    package var location: ErrorPlace? { first.first.map { ErrorPlace(row: Int($0.number)) } }
}

/// The service was away for too long.
struct GaveUpError: Explained {
    var length: Duration
    /// The failure that ended it.
    var last: Problem

    /// Of the failure's words: an answer's may be a paragraph.
    private static let longestText = 160

    var message: String {
        "gave up after the service was away for \(Words.duration(length)): \(cause)"
    }

    /// The last failure: `the service answered HTTP 503`.
    var cause: String {
        let reason = last.reason
        return reason.count > Self.longestText
            ? reason.prefix(Self.longestText - 1) + "…" : reason
    }

    var hint: String? {
        "\(step) No row is lost: the same command sends those that are left."
    }

    /// What may mend it.
    private var step: String { last.nextStep }

    var kind: ErrorKind { .service }
    var code: ErrorCode { .gaveUp }
}

/// The service was never reached, by this run or one before it.
struct UnreachableError: Explained {
    var problem: Problem
    /// Its base URL.
    var service: String?

    var message: String {
        "the service\(service.map { " at \($0)" } ?? "") can't be reached: \(problem.reason)"
    }

    var hint: String? {
        "\(step) Nothing was sent. With --wait, a run keeps trying as long as --give-up-after says."
    }

    /// What may mend it.
    private var step: String {
        problem.code == .timeout
            ? "Check the host and port in --base-url, and whether a firewall or a proxy is in the way."
            : problem.nextStep
    }

    var kind: ErrorKind { .service }
    var code: ErrorCode { .unreachable }
}

extension Problem {
    /// What may mend that the service didn't answer.
    fileprivate var nextStep: String {
        switch code {
        case .dns: "Check the network, and the host in --base-url."
        case .connectionRefused, .transport, .connectionCut:
            "Check the network, and the host and port in --base-url."
        case .timeout:
            "Check the network. If the service needs longer to answer, give a longer --timeout."
        case .tls: "Check --base-url, and whether the service takes encrypted connections there."
        case .proxy, .proxyUnknown:
            "Check https_proxy, or add the service's host to no_proxy."
        case .throttled:
            "Other programs use up the rate limit. Try again when they have ended, or have the limit raised."
        case .unauthorised, .token: "Ask the service's operator why it issues no token."
        case .unreadableAnswer:
            "Check --base-url, and whether a proxy or a login page answers in its place."
        default: "Wait until the service is back, or ask its operator."
        }
    }
}
