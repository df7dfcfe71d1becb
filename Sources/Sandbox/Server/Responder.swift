import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Carries requests to the service and its answers back, late, cut off or not at all as they say.
struct Responder: Sendable {
    /// Thrown to end a connection; the server closes it when a responder throws.
    private struct ConnectionEnds: Error {}

    /// The largest body that is read. No page gives a limit; a customer has at most some 10 kB.
    private static let largestBody = 1 << 20

    let service: Service
    let registry: ConnectionRegistry
    let logger: Logger
    /// Takes the whole service down for a time.
    let goDown: @Sendable (Duration) -> Void

    /// Answers one request of a connection.
    func respond(
        to request: Request,
        writer: consuming ResponseWriter,
        channel: any Channel
    ) async throws {
        registry.requestBegan()
        defer { registry.requestEnded() }
        let started = ContinuousClock.now
        let answer = try await answer(to: request)
        logger.info(
            "\(request.method.rawValue) \(request.uri.path) \(answer.status) \(answer.sending)",
            metadata: ["took": "\(ContinuousClock.now - started)"]
        )
        switch answer.sending {
        case .whole:
            break
        case .late(let time):
            try await Task.sleep(for: time)
        case .none:
            throw ConnectionEnds()
        case .goDown(let time):
            registry.shut()
            goDown(time)
            throw ConnectionEnds()
        case .cut:
            let half = answer.body.prefix(answer.body.count / 2)
            var body = try await writer.writeHead(head(of: answer))
            try await body.write(ByteBuffer(bytes: half))
            throw ConnectionEnds()
        }
        try await writer.write(
            response: head(of: answer),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    private func answer(to request: Request) async throws -> Answer {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.largestBody)
        } catch is NIOTooManyBytesError {
            return .detail(413, "Request body too large").with("connection", "close")
        }
        if service.configuration.latency > .zero {
            try await Task.sleep(for: service.configuration.latency)
        }
        switch service.admit(Self.serviceRequest(request, body: body)) {
        case .answered(let answer):
            return answer
        case .admitted(let call):
            if let wait = call.fault?.wait { try await Task.sleep(for: wait) }
            return service.perform(call)
        }
    }

    private static func serviceRequest(_ request: Request, body: ByteBuffer) -> ServiceRequest {
        let path = request.uri.path
        return ServiceRequest(
            method: request.method.rawValue,
            path: path.removingPercentEncoding ?? path,
            query: request.uri.query.map(Form.parse) ?? [:],
            authorization: request.headers[.authorization],
            body: Data(body.readableBytesView)
        )
    }

    private func head(of answer: Answer) -> HTTPResponse {
        var fields = HTTPFields()
        fields.reserveCapacity(answer.headers.count + 4)
        fields[.contentType] = answer.contentType
        fields[.contentLength] = String(answer.body.count)
        fields[.date] = HTTPDate.text(service.now)
        if let name = HTTPField.Name("x-request-id") { fields[name] = service.nextRequestID() }
        for header in answer.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields[name] = header.value
        }
        return HTTPResponse(status: .init(code: answer.status), headerFields: fields)
    }
}
