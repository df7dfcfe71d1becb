import AssetAPI
import Customers

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
