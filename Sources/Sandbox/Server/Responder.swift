import Foundation
import NIOHTTP1

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
        headers.add(name: "Date", value: HTTPDate.text(service.now))
        headers.add(name: "x-request-id", value: service.nextRequestID())
        for header in answer.headers {
            headers.replaceOrAdd(name: header.name, value: header.value)
        }
        let status = HTTPResponseStatus(statusCode: answer.status)
        return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    }
}
