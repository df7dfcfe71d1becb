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
    private var multi: UnsafeMutableRawPointer?
    /// As many as were ever needed at a time.
    private var handles: [CurlHandle] = []
    private let sockets = CurlHandle.Sockets()

    package init(_ options: TransportOptions) {
        self.options = options
        handles = [CurlHandle(options, sockets: sockets)]
        multi = curl_multi_init()
    }

    deinit {
        // The handles go first: libcurl wants it so.
        handles = []
        if let multi { curl_multi_cleanup(multi) }
    }

    /// Closes the connections that are kept: the next request takes a new one.
    package func closeConnections() {
        if let multi { curl_multi_cleanup(multi) }
        multi = curl_multi_init()
    }

    /// Sends a request and waits for its answer, whatever its status.
    ///
    /// - Parameter redactor: takes secrets out of what came.
    package func send(
        _ request: HTTPRequest,
        redactor: Redactor = Redactor()
    ) throws(TransportFailure) -> HTTPResponse {
        try send([request], redactor: redactor)[0].result.get()
    }

    /// Sends requests side by side, each over a connection of its own, and waits for all of them.
    ///
    /// - Parameter redactor: takes secrets out of what came. This is the one way in for what others
    ///   say: whatever is kept or shown of it later was here first.
    /// - Returns: what came of each, in the same order.
    package func send(_ requests: [HTTPRequest], redactor: Redactor) -> [Transfer] {
        while handles.count < requests.count {
            handles.append(CurlHandle(options, sockets: sockets))
        }
        var transfers = perform(requests, Array(handles[..<requests.count]))
        // Of these nothing was sent, so they may be sent again; and a new connection holds nothing.
        let unsent = requests.indices.filter { handles[$0].metInput }
        if !unsent.isEmpty {
            closeConnections()
            let again = perform(unsent.map { requests[$0] }, unsent.map { handles[$0] })
            for (index, transfer) in zip(unsent, again) { transfers[index] = transfer }
        }
        return transfers.map { Transfer(result: redactor.redacted($0.result), time: $0.time) }
    }

    private func perform(_ requests: [HTTPRequest], _ busy: [CurlHandle]) -> [Transfer] {
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
