import CCurl
import Foundation

/// One libcurl easy handle: a request on its way, one at a time.
///
/// The unsafe code of this room is here and in ``CurlClient``. The handle and its callbacks are used
/// by the one thread that uses the client: libcurl calls back only from within `ccurl_perform`, and
/// the client keeps this object for longer than that, so the unretained pointers to it stay valid.
///
/// A POST is never sent twice. On a kept connection that dies before a byte of the answer came,
/// libcurl repeats the request on a new one by itself; before it does, it asks leave for a second
/// time, and is refused, which ends the transfer as ``TransportFailure/interrupted(_:)``.
///
/// Nor is anything sent on a kept connection on which something waits to be read: nobody asked for that,
/// and it would be taken for the next answer. libcurl (7.88) doesn't look.
final class CurlHandle {
    private static let largestBody = 1 << 20

    /// The sockets that the client's handles have opened, those that are closed among them.
    final class Sockets {
        private static let most = 64
        private(set) var numbers: [curl_socket_t] = []

        /// A number may come again, once its socket is closed.
        func note(_ number: curl_socket_t) {
            numbers.removeAll { $0 == number }
            if numbers.count >= Self.most { numbers.removeFirst() }
            numbers.append(number)
        }
    }

    /// Nil where libcurl can't make one.
    let curl: UnsafeMutableRawPointer?
    private var errorText = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var headerLines: [String] = []
    private var url = ""
    /// The same, taken apart: to read the text for each request took libcurl a seventh of its
    /// instructions (measured with callgrind).
    private var urlParts: OpaquePointer?
    private var method: HTTPRequest.Method?

    /// How often libcurl was about to send the present request.
    private var departures = 0
    /// What libcurl had sent by the first of them: a proxy's CONNECT.
    private var sentBefore = 0
    private var headers = ResponseHeaders()
    private var body: [UInt8] = []
    private var isTruncated = false
    private let sockets: Sockets
    /// Whether the present request wasn't sent, since its connection had something to read.
    private(set) var metInput = false

    init(_ options: TransportOptions, sockets: Sockets) {
        self.sockets = sockets
        Self.startLibrary
        curl = curl_easy_init()
        configure(options)
    }

    deinit {
        if let curl { curl_easy_cleanup(curl) }
        curl_slist_free_all(headerList)
        curl_url_cleanup(urlParts)
    }

    /// Sets the handle to send a request.
    func prepare(_ request: HTTPRequest) {
        guard let curl else { return }
        departures = 0
        sentBefore = 0
        headers = ResponseHeaders()
        body.removeAll(keepingCapacity: true)
        isTruncated = false
        metInput = false
        errorText[0] = 0
        prepare(request, curl)
    }

    /// What came of the request, whatever its status.
    func finish(_ code: CURLcode) -> Transfer {
        guard let curl else {
            return Transfer(
                result: .failure(.notSent(.init(.other, "libcurl can't make a handle")))
            )
        }
        var microseconds: curl_off_t = 0
        _ = ccurl_get_offset(curl, CURLINFO_TOTAL_TIME_T, &microseconds)
        let time = Duration.microseconds(Int64(microseconds))
        guard code == CURLE_OK || isTruncated else {
            return Transfer(result: .failure(failure(code)), time: time)
        }
        var status = 0
        _ = ccurl_get_long(curl, CURLINFO_RESPONSE_CODE, &status)
        let response = HTTPResponse(
            status: status,
            headers: headers,
            body: body,
            isTruncated: isTruncated
        )
        return Transfer(result: .success(response), time: time)
    }

    /// Once a process, before any handle. SIGPIPE is ignored since TLS libraries write without
    /// `MSG_NOSIGNAL`, and with `CURLOPT_NOSIGNAL` libcurl doesn't see to it.
    private static let startLibrary: Void = {
        signal(SIGPIPE, SIG_IGN)
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    }()
}

// MARK: - Options

extension CurlHandle {
    private func configure(_ options: TransportOptions) {
        guard let curl else { return }
        let me = Unmanaged.passUnretained(self).toOpaque()
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_TCP_NODELAY, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        // One request at a time a connection gains nothing from HTTP/2, whose refused streams and
        // shut-down notices leave more ways for a request's fate to be unclear.
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        set(CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout.milliseconds)
        set(CURLOPT_TIMEOUT_MS, options.timeout.milliseconds)
        set(CURLOPT_USERAGENT, options.userAgent)
        set(CURLOPT_ACCEPT_ENCODING, "gzip")
        if options.ignoresProxies { set(CURLOPT_PROXY, "") }
        if let file = options.caFile { set(CURLOPT_CAINFO, file) }
        errorText.withUnsafeMutableBufferPointer { buffer in
            // The array is never resized, so its storage stays where it is.
            _ = ccurl_set_pointer(curl, CURLOPT_ERRORBUFFER, buffer.baseAddress)
        }
        _ = ccurl_set_pointer(curl, CURLOPT_PREREQDATA, me)
        _ = ccurl_set_pointer(curl, CURLOPT_WRITEDATA, me)
        _ = ccurl_set_pointer(curl, CURLOPT_HEADERDATA, me)
        _ = ccurl_set_data_callback(curl, CURLOPT_WRITEFUNCTION, Self.write)
        _ = ccurl_set_data_callback(curl, CURLOPT_HEADERFUNCTION, Self.header)
        _ = ccurl_set_pointer(curl, CURLOPT_SOCKOPTDATA, me)
        _ = ccurl_set_prereq_callback(curl, Self.departure)
        _ = ccurl_set_sockopt_callback(curl, Self.opening)
    }

    private func prepare(_ request: HTTPRequest, _ curl: UnsafeMutableRawPointer) {
        if request.url != url { use(url: request.url, curl) }
        if request.method != method {
            method = request.method
            set(request.method == .get ? CURLOPT_HTTPGET : CURLOPT_POST, 1)
            // libcurl takes the buffer anew for each answer: a small one, which is ample for a
            // customer, costs the allocator nothing (0.4 µs less, measured: `make bench`).
            set(CURLOPT_BUFFERSIZE, request.method == .get ? 16_384 : 1_024)
            if request.method == .patch {
                set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
            } else {
                _ = ccurl_set_pointer(curl, CURLOPT_CUSTOMREQUEST, nil)
            }
        }
        if request.method != .get {
            set(CURLOPT_POSTFIELDSIZE, request.body.count)
            // Without a pointer libcurl would read the body from standard input. It makes a copy.
            let body = request.body.isEmpty ? [0] : request.body
            body.withUnsafeBytes {
                _ = ccurl_set_pointer(curl, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
            }
        }
        if request.headers != headerLines { use(headers: request.headers, curl) }
    }

    private func use(url text: String, _ curl: UnsafeMutableRawPointer) {
        let parts = curl_url()
        let isReadable = curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK
        // The text stays set beside its parts: of one that can't be read libcurl says why, and where
        // it asks a second time, since the connection died, it reads the text.
        set(CURLOPT_URL, text)
        _ = ccurl_set_pointer(curl, CURLOPT_CURLU, isReadable ? UnsafeRawPointer(parts) : nil)
        curl_url_cleanup(urlParts)
        urlParts = parts
        url = text
    }

    private func use(headers lines: [String], _ curl: UnsafeMutableRawPointer) {
        // "Expect:" keeps libcurl from asking leave before larger bodies.
        let list = (lines + ["Expect:"]).reduce(into: nil) { list, line in
            list = curl_slist_append(list, line)
        }
        _ = ccurl_set_pointer(curl, CURLOPT_HTTPHEADER, list)
        curl_slist_free_all(headerList)
        headerList = list
        headerLines = lines
    }

    private func set(_ option: CURLoption, _ value: Int) {
        guard let curl else { return }
        _ = ccurl_set_long(curl, option, value)
    }

    private func set(_ option: CURLoption, _ text: String) {
        guard let curl else { return }
        // libcurl copies the text.
        _ = text.withCString { ccurl_set_pointer(curl, option, $0) }
    }
}

// MARK: - Callbacks

extension CurlHandle {
    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlHandle? {
        context.map { Unmanaged<CurlHandle>.fromOpaque($0).takeUnretainedValue() }
    }

    private static let opening: curl_sockopt_callback = { context, socket, _ in
        from(context)?.sockets.note(socket)
        return CURL_SOCKOPT_OK
    }

    private static let departure: curl_prereq_callback = { context, _, _, _, port in
        guard let me = from(context) else { return CURL_PREREQFUNC_ABORT }
        me.departures += 1
        guard me.departures > 1 else {
            if me.isReused, me.hasInput(port) {
                me.metInput = true
                return CURL_PREREQFUNC_ABORT
            }
            me.sentBefore = me.sentSoFar
            return CURL_PREREQFUNC_OK
        }
        // To read twice does no harm.
        return me.method == .get ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }

    private static let write: curl_write_callback = { buffer, size, count, context in
        guard let me = from(context), let buffer else { return 0 }
        let length = min(size * count, largestBody - me.body.count)
        me.body.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: length))
        // Less than was offered ends the transfer: a longer answer isn't worth waiting for.
        me.isTruncated = length < size * count
        return length
    }

    private static let header: curl_write_callback = { buffer, size, count, context in
        guard let me = from(context), let buffer else { return 0 }
        let line = UnsafeRawBufferPointer(start: buffer, count: size * count)
        // A status line starts the headers anew: those before were of a 1xx or of a proxy.
        if line.starts(with: "HTTP/".utf8) { me.headers = ResponseHeaders() }
        me.headers.note(line)
        return size * count
    }
}

// MARK: - Failures

extension CurlHandle {
    /// The bytes of requests that the network took since ``prepare(_:)`` was called.
    private var sentSoFar: Int {
        guard let curl else { return 0 }
        var size = 0
        _ = ccurl_get_long(curl, CURLINFO_REQUEST_SIZE, &size)
        return size
    }

    /// Whether the present request goes over a connection that was kept: on a new one TLS may have
    /// something to read at once.
    private var isReused: Bool {
        guard let curl else { return false }
        var made = 0
        _ = ccurl_get_long(curl, CURLINFO_NUM_CONNECTS, &made)
        return made == 0
    }

    private func hasInput(_ port: Int32) -> Bool {
        let numbers = sockets.numbers
        return ccurl_has_input(numbers, numbers.count, port) != 0
    }

    private func failure(_ code: CURLcode) -> TransportFailure {
        if metInput {
            let text = "the connection had something on it that nobody had asked for"
            return .notSent(.init(.cut, text))
        }
        let said = errorText.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        let text = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
        let cause = isProxyRefusal(text) ? .proxyRefused : Self.cause(of: code)
        let reason = TransportFailure.Reason(cause, text)
        // What no byte of was taken by the network can't have been acted on.
        let mayHaveArrived = departures > 0 && sentSoFar > sentBefore
        // A kept connection died: libcurl was about to send again, or couldn't make another one.
        let wasCut = departures > 1 && code == CURLE_ABORTED_BY_CALLBACK
        if wasCut || mayHaveArrived && Self.wantsConnection.contains(code) {
            return .interrupted(.init(.cut, "the connection ended before an answer came"))
        }
        return mayHaveArrived ? .interrupted(reason) : .notSent(reason)
    }

    /// Whether it is for good that the proxy gives no way to the service.
    ///
    /// - Parameter text: libcurl's words: it has no code for a kind of proxy that it doesn't know.
    private func isProxyRefusal(_ text: String) -> Bool {
        guard let curl, departures == 0 else { return false }
        var status = 0
        _ = ccurl_get_long(curl, CURLINFO_HTTP_CONNECTCODE, &status)
        switch status {
        case 408, 425, 429: return false
        case 300...499: return true
        default: return text.hasPrefix("Unsupported proxy")
        }
    }

    /// What ends a transfer only before there is a connection.
    private static var wantsConnection: [CURLcode] {
        [CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT]
    }

    private static func cause(of code: CURLcode) -> TransportFailure.Cause {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .dns
        case CURLE_COULDNT_RESOLVE_PROXY: .proxyUnknown
        case CURLE_COULDNT_CONNECT: .refused
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE,
            CURLE_SEND_FAIL_REWIND:
            .cut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            .tlsUntrusted
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM: .trustFile
        case CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED, CURLE_SSL_CIPHER,
            CURLE_SSL_INVALIDCERTSTATUS:
            .tls
        case CURLE_PROXY: .proxy
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badAddress
        default: .other
        }
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, so that a short time-out doesn't become none.
    fileprivate var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1_000
            + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
