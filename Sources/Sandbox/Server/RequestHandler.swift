import Foundation
import NIOCore
import NIOHTTP1

/// One connection: reads requests whole and sends what is answered, one after the other.
///
/// NIO's own handlers stand before it. They keep a request, or what isn't one, back until the request
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
