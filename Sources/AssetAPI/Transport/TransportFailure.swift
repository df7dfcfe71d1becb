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

        package var problem: Problem { Problem(code: cause.rawValue, text: text) }
    }

    /// The causes that are told apart, by the words that the journal keeps.
    package enum Cause: String, Hashable, Sendable, CaseIterable {
        case dns
        case refused = "connection_refused"
        case timeout
        case cut = "connection_cut"
        case tls = "tls"
        case tlsUntrusted = "tls_untrusted"
        case trustFile = "tls_ca_file"
        case proxy
        /// The proxy refuses to connect, or libcurl knows no such kind of proxy.
        case proxyRefused = "proxy_refused"
        /// Nobody knows the proxy's name.
        case proxyUnknown = "proxy_unknown"
        /// libcurl can't make anything of the address.
        case badAddress = "bad_address"
        case other = "transport"

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
