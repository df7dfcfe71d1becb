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
        "gave up: the service has been away for \(Words.duration(length)); \(cause)"
    }

    /// The last failure, as `last failure unavailable: HTTP 503`.
    var cause: String {
        let isLong = last.text.count > Self.longestText
        let text = isLong ? last.text.prefix(Self.longestText - 1) + "…" : last.text[...]
        return "last failure \(last.code): \(text)"
    }

    var hint: String? {
        "\(step) No row is lost: the same command goes on with those that are left."
    }

    /// What may mend it.
    private var step: String { last.nextStep }

    var kind: ErrorKind { .service }
}

/// The service was never reached, by this run or one before it.
struct UnreachableError: Explained {
    var problem: Problem
    /// Its base URL.
    var service: String?

    var message: String {
        "the service\(service.map { " at \($0)" } ?? "") can't be reached: \(problem.text)"
    }

    var hint: String? {
        "\(step) Nothing was sent. With --wait, a run waits for the service for as long as"
            + " --give-up-after says."
    }

    /// What may mend it.
    private var step: String {
        problem.code == .timeout
            ? "Check host and port in --base-url, and whether a firewall or a proxy is in the way."
            : problem.nextStep
    }

    var kind: ErrorKind { .service }
}

extension Problem {
    /// What may mend that the service didn't answer.
    fileprivate var nextStep: String {
        switch code {
        case .dns: "Check the network, and the host's name in --base-url."
        case .connectionRefused, .transport, .connectionCut:
            "Check the network, and host and port in --base-url."
        case .timeout:
            "Check the network; a service that takes longer to answer needs a longer --timeout."
        case .tls: "Check --base-url: no encrypted connection could be made."
        case .proxy, .proxyUnknown:
            "Check https_proxy, or name the service's host in no_proxy."
        case .throttled:
            "Others use up the allowance: try when they have ended, or have the limit raised."
        case .unauthorised, .token: "Ask the service's operator about its token endpoint."
        case .unreadableAnswer:
            "It answers, but not as the API does: check --base-url, and whether a proxy or a login page"
                + " stands before it."
        default: "Wait until the service is back, or ask its operator."
        }
    }
}

extension UnreachableError {
    var code: ErrorCode { .unreachable }
}

extension GaveUpError {
    var code: ErrorCode { .gaveUp }
}
