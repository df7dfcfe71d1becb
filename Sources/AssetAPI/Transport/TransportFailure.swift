import Customers

/// Why no answer came, and whether the service may have got the request all the same.
package enum TransportFailure: Error, Hashable, Sendable {
    /// Nothing of the request's body left this machine, so the service can't have acted on it.
    case notSent(Reason)
    /// The body, or a part of it, was handed to the network: the service may have acted on it.
    case interrupted(Reason)

    package var reason: Reason {
        switch self {
        case .notSent(let reason), .interrupted(let reason): reason
        }
    }

    /// Whether nothing of the request left.
    package var isUnsent: Bool {
        if case .notSent = self { true } else { false }
    }

    /// What happened, as a cause and libcurl's words for it.
    package struct Reason: Hashable, Sendable {
        package var cause: Cause
        package var text: String

        package init(_ cause: Cause, _ text: String) {
            self.cause = cause
            self.text = text
        }

        package var problem: Problem { Problem(code: cause.code, text: text) }
    }

    /// The causes that are told apart.
    package enum Cause: Hashable, Sendable, CaseIterable {
        case dns
        case refused
        case timeout
        case cut
        case tls
        case tlsUntrusted
        case trustFile
        case proxy
        /// The proxy refuses to connect, or libcurl knows no such kind of proxy.
        case proxyRefused
        /// Nobody knows the proxy's name.
        case proxyUnknown
        /// libcurl can't make anything of the address.
        case badAddress
        case other

        /// What the journal keeps of it.
        var code: Problem.Code {
            switch self {
            case .dns: .dns
            case .refused: .connectionRefused
            case .timeout: .timeout
            case .cut: .connectionCut
            case .tls: .tls
            case .tlsUntrusted: .tlsUntrusted
            case .trustFile: .trustFile
            case .proxy: .proxy
            case .proxyRefused: .proxyRefused
            case .proxyUnknown: .proxyUnknown
            case .badAddress: .badAddress
            case .other: .transport
            }
        }

        /// Whether trying again can't help: the machine that answers isn't who it should be, or
        /// this machine can't tell, or there is no way to it, or nowhere to go.
        package var isLasting: Bool {
            switch self {
            case .tlsUntrusted, .trustFile, .proxyRefused, .badAddress: true
            case .dns, .refused, .timeout, .cut, .tls, .proxy, .proxyUnknown, .other: false
            }
        }
    }
}

extension Problem {
    /// Whether the name of the proxy that leads to the service can't be found: a wrong setting, or a
    /// network that is away.
    package var isUnknownProxy: Bool { code == .proxyUnknown }
}
