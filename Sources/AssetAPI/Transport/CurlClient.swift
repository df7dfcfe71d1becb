import CCurl

/// What came of a request, and how long that took.
package struct Transfer: Sendable {
    package var result: Result<HTTPResponse, TransportFailure>
    /// From its start to its end, connecting included.
    package var time = Duration.zero
}

/// Sends requests over connections that it keeps, for one thread: one at a time, or some side by side.
package final class CurlClient {
    private let options: TransportOptions
    /// Keeps the connections.
    private let multi: UnsafeMutableRawPointer?
    /// As many as were ever needed at a time.
    private var handles: [CurlHandle] = []

    package init(_ options: TransportOptions) {
        self.options = options
        handles = [CurlHandle(options)]
        multi = curl_multi_init()
    }

    deinit {
        // The handles go first: libcurl wants it so.
        handles = []
        if let multi { curl_multi_cleanup(multi) }
    }

    /// Sends a request and waits for its answer, whatever its status.
    package func send(_ request: HTTPRequest) throws(TransportFailure) -> HTTPResponse {
        try send([request])[0].result.get()
    }

    /// Sends requests side by side, each over a connection of its own, and waits for all of them.
    ///
    /// - Returns: what came of each, in the same order.
    package func send(_ requests: [HTTPRequest]) -> [Transfer] {
        while handles.count < requests.count { handles.append(CurlHandle(options)) }
        let busy = handles[..<requests.count]
        for (handle, request) in zip(busy, requests) { handle.prepare(request) }
        var results = [CURLcode](repeating: CURLE_FAILED_INIT, count: requests.count)
        if let multi {
            let pointers = busy.map(\.curl)
            withExtendedLifetime(self) {
                ccurl_perform(multi, pointers, &results, requests.count)
            }
        }
        return zip(busy, results).map { $0.finish($1) }
    }
}
