import AssetAPI
import Customers
import Journal

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
