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
            "there is no way to the service\(service.map { " at \($0)" } ?? ""): \(problem.text)"
        case .unreadableAnswer: "what answers isn't the service: \(problem.text)"
        case .doubt, .doubtMissing:
            "nothing was sent: only the service's list can tell which rows are there already, and it"
                + " can't: \(problem.text)"
        default: "the service stopped the run: \(problem.text)"
        }
    }

    var hint: String? {
        switch problem.code {
        case .forbidden:
            "Check the token's rights, and that it belongs to this business."
        case .notFound:
            "Check the business and the base URL: the service doesn't know this place."
        case .doubt:
            "Try again later, or go on with the journal that last sent. --risk-duplicates sends without"
                + " the list, and may create customers a second time."
        case .doubtMissing:
            "Look in the service whether these customers are there. If somebody deleted them, give the same"
                + " command with --risk-duplicates: pending rows that the list does hold are left out"
                + " already, and the others are sent. If they are there, the list is behind: try again"
                + " later."
        case .listChanging, .listEndless:
            "Try again later; --existing ignore sends without a look at the list, and may create"
                + " customers that are there already."
        case .otherAnswer, .idTaken:
            "Look for a proxy between here and the service that mixes answers up. The rows in question"
                + " are unknown: `reconcile` asks the service's list about them, and so does the same command"
                + " before it sends any other, unless --unknown says otherwise."
        case .listPartial, .listTooLarge:
            "--existing ignore sends without a look at the list, and may create customers that are"
                + " there already."
        case .redirected, .notTheAPI, .badAddress: "Check --base-url."
        case .unreadableAnswer:
            "Check --base-url, and whether a proxy or a login page stands before it."
        case .proxyRefused, .proxyUnknown:
            "Set or unset https_proxy, or name the service's host in no_proxy."
        case .tlsUntrusted, .trustFile:
            "Check --base-url, and this machine's clock; where a company's proxy signs, name its"
                + " authority with --ca-file."
        default: "Nothing is lost: give the same command again to go on."
        }
    }

    var kind: ErrorKind { .service }
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
    var kind: ErrorKind { .rows }
}

/// The service holds customers of this import, and the user wanted the run to end then.
package struct ExistingError: Explained {
    var rows: Int
    var first: [RowID]

    package var message: String {
        "the service holds \(Words.count(rows, "customer")) of this file already (\(rows == 1 ? "row" : "rows") "
            + first.map(String.init).joined(separator: ", ") + (rows > first.count ? ", …" : "")
            + "); nothing was sent"
    }
    package var hint: String? {
        "--existing skip leaves them out, --existing update sends what differs."
    }
    package var kind: ErrorKind { .rows }
}

extension TooManyRejectsError {
    var code: ErrorCode { .tooManyRejects }
}

extension ExistingError {
    package var code: ErrorCode { .existing }
    package var location: ErrorPlace? { first.first.map { ErrorPlace(row: Int($0.number)) } }
}
