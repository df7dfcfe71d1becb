import Foundation
import NIOCore
import NIOHTTP1

/// One connection: reads requests whole and sends what is answered, one after the other.
///
/// NIO's own handlers are before it. They keep a request, or what isn't one, back until the request
/// before it is answered, and end the connection when the sandbox stops.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// The largest body that is read. No page gives a limit; a customer has at most some 10 kB.
    private static let largestBody = 1 << 20

    private let responder: Responder
    private let registry: ConnectionRegistry
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var isAnswering = false
    /// No more requests are taken: what still comes is read and dropped, since a close with bytes
    /// unread would take the answer away from the client.
    private var isEnding = false
    private var clientHasLeft = false

    init(_ responder: Responder, _ registry: ConnectionRegistry) {
        self.responder = responder
        self.registry = registry
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
        case .body(let bytes):
            guard body.readableBytes + bytes.readableBytes <= Self.largestBody else {
                return refuse(context)
            }
            body.writeImmutableBuffer(bytes)
        case .end:
            guard let head else { return }
            self.head = nil
            isEnding = !head.isKeepAlive
            answer(ServiceRequest(head, body: body), context)
        }
    }

    /// Answers a request whose body is too large before it has ended.
    private func refuse(_ context: ChannelHandlerContext) {
        let answer = Answer.detail(413, "Request body too large").with("connection", "close")
        if let head { responder.log.write(head.method.rawValue, head.uri, answer) }
        isEnding = true
        write(answer, body: answer.body, context, isWhole: true)
    }

    private func answer(_ request: ServiceRequest, _ context: ChannelHandlerContext) {
        isAnswering = true
        let promise = context.eventLoop.makePromise(of: Answer.self)
        let task = promise.completeWithTask { [responder] in
            try await responder.answer(to: request)
        }
        registry.began(task)
        promise.futureResult.assumeIsolated().whenComplete { [registry] result in
            self.isAnswering = false
            self.send(result, context)
            registry.ended(task)
        }
    }

    private func send(_ result: Result<Answer, any Error>, _ context: ChannelHandlerContext) {
        guard case .success(let answer) = result else { return context.close(promise: nil) }
        switch answer.sending {
        case .whole, .late:
            write(answer, body: answer.body, context, isWhole: true)
        case .cut:
            let half = answer.body.prefix(answer.body.count / 2)
            write(answer, body: half, context, isWhole: false)
        case .none, .goDown:
            context.close(promise: nil)
        }
    }

    /// Writes an answer, and then ends the connection where this was its last one.
    private func write(
        _ answer: Answer,
        body: Data,
        _ context: ChannelHandlerContext,
        isWhole: Bool
    ) {
        // Once the end is written the next request may come in, while this still runs.
        let ending: CloseMode? =
            if !isWhole || clientHasLeft { .all } else if isEnding { .output } else { nil }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.write(wrapOutboundOut(.head(responder.head(of: answer))), promise: nil)
        let content = wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body))))
        if isWhole {
            context.write(content, promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        } else {
            context.writeAndFlush(content, promise: written)
        }
        if let ending { end(context, ending, once: written) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        clientHasLeft = true
        if !isAnswering { context.close(promise: nil) }
    }

    /// Answers what isn't HTTP.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else { return context.close(promise: nil) }
        // After a request that asked for the connection's end, all that follows is an error.
        guard !isEnding else { return }
        isEnding = true
        let headers: HTTPHeaders = ["Connection": "close", "Content-Length": "0"]
        let head = HTTPResponseHead(version: .http1_1, status: .badRequest, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        end(context, clientHasLeft ? .all : .output, once: written)
    }

    private func end(
        _ context: ChannelHandlerContext,
        _ mode: CloseMode,
        once written: EventLoopPromise<Void>
    ) {
        written.futureResult.assumeIsolated().whenComplete { _ in
            context.close(mode: mode, promise: nil)
        }
    }
}

extension ServiceRequest {
    /// What a request says to the service.
    init(_ head: HTTPRequestHead, body: ByteBuffer) {
        let (path, query) = Self.target(head.uri)
        let authorization = head.headers["authorization"]
        self.init(
            method: head.method.rawValue,
            path: path.removingPercentEncoding ?? path,
            query: query.map(Form.parse) ?? [:],
            authorization: authorization.isEmpty ? nil : authorization.joined(separator: ", "),
            body: Data(body.readableBytesView)
        )
    }

    /// The path and the query of a request's target: `/path?query`, with the scheme and the host
    /// before it as proxies get it (RFC 9112, 3.2).
    static func target(_ text: String) -> (path: String, query: String?) {
        var rest = text[...]
        if !rest.hasPrefix("/"), let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
            rest = rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? ""
        }
        guard let mark = rest.firstIndex(of: "?") else {
            return (rest.isEmpty ? "/" : String(rest), nil)
        }
        let path = rest[..<mark]
        let query = rest[rest.index(after: mark)...].prefix { $0 != "#" }
        return (path.isEmpty ? "/" : String(path), String(query))
    }
}

/// Carries requests to the service, and takes the time that its answers and faults ask for.
struct Responder: Sendable {
    let service: Service
    let log: RequestLog
    /// Takes the whole service down for a time.
    let goDown: @Sendable (Duration) -> Void

    /// The answer to a request, once it is to be sent; throws where the sandbox stops meanwhile.
    func answer(to request: ServiceRequest) async throws -> Answer {
        let started = ContinuousClock.now
        let answer = try await handle(request)
        log.write(request.method, request.path, answer, took: .now - started)
        switch answer.sending {
        case .late(let time): try await Task.sleep(for: time)
        case .goDown(let time): goDown(time)
        case .whole, .cut, .none: break
        }
        return answer
    }

    private func handle(_ request: ServiceRequest) async throws -> Answer {
        if service.configuration.latency > .zero {
            try await Task.sleep(for: service.configuration.latency)
        }
        switch service.admit(request) {
        case .answered(let answer):
            return answer
        case .admitted(let call):
            if let wait = call.fault?.wait { try await Task.sleep(for: wait) }
            return service.perform(call)
        }
    }

    /// The head that an answer goes out with.
    func head(of answer: Answer) -> HTTPResponseHead {
        var headers = HTTPHeaders()
        headers.reserveCapacity(answer.headers.count + 4)
        headers.add(name: "Content-Type", value: answer.contentType)
        headers.add(name: "Content-Length", value: String(answer.body.count))
        headers.add(name: "Date", value: DateHeader.text(service.now))
        headers.add(name: "x-request-id", value: service.nextRequestID())
        for header in answer.headers {
            headers.replaceOrAdd(name: header.name, value: header.value)
        }
        let status = HTTPResponseStatus(statusCode: answer.status)
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }
}

/// The `Date` header's form of a time: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
enum DateHeader {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ time: Date) -> String {
        let seconds = Int(time.timeIntervalSince1970.rounded(.down))
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let second = seconds - days * 86_400
        let (year, month, day) = civil(days)
        let weekday = weekdays[((days % 7) + 7) % 7]
        let clock = [second / 3_600, second / 60 % 60, second % 60].map(twoDigits)
        return "\(weekday), \(twoDigits(day)) \(months[month - 1]) \(year) "
            + clock.joined(separator: ":") + " GMT"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    /// The date that many days after 1 January 1970.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
