import NIOCore
import NIOPosix

/// A connection that sends text and reads what comes, with no idea of its own what HTTP is.
struct RawClient {
    /// What came of a request.
    enum Reply: Hashable {
        /// An answer, as much of it as came.
        case answer(String)
        /// The connection ended without a byte.
        case closed
        /// The connection was reset, or broke in another way.
        case broken
        case refused
    }

    let port: Int

    /// Sends text on a connection of its own and reads until the service closes it.
    func send(_ text: String, thenEnding ends: Bool = false) async -> Reply {
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do {
            channel = try await connect()
        } catch {
            return error is NIOConnectionError ? .refused : .broken
        }
        do {
            let received = try await channel.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(string: text))
                if ends { try await channel.channel.close(mode: .output) }
                var received = ByteBuffer()
                for try await part in inbound { received.writeImmutableBuffer(part) }
                return String(buffer: received)
            }
            return received.isEmpty ? .closed : .answer(received)
        } catch {
            return .broken
        }
    }

    /// Sends text and leaves as soon as it is sent, without reading.
    func sendAndLeave(_ text: String) async throws {
        try await connect().executeThenClose { _, outbound in
            try await outbound.write(ByteBuffer(string: text))
        }
    }

    func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// A create as a client writes it.
    static func create(_ name: String, token: String = "good", keepAlive: Bool = false) -> String {
        request(
            "POST",
            "/v0/business/biz_1/customers",
            #"{"name":"\#(name)"}"#,
            token: token,
            keepAlive: keepAlive
        )
    }

    static func request(
        _ method: String,
        _ path: String,
        _ body: String = "",
        token: String = "good",
        keepAlive: Bool = false
    ) -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Bearer \(token)\r\n"
            + "Content-Length: \(body.utf8.count)\r\n"
            + (keepAlive ? "" : "Connection: close\r\n") + "\r\n\(body)"
    }
}

extension RawClient.Reply {
    /// The answer's status, nil where none came.
    var status: Int? {
        guard case .answer(let text) = self else { return nil }
        let parts = text.split(separator: " ", maxSplits: 2)
        return parts.count > 1 ? Int(parts[1]) : nil
    }

    /// What follows the head.
    var body: String {
        guard case .answer(let text) = self, let end = text.firstRange(of: "\r\n\r\n") else {
            return ""
        }
        return String(text[end.upperBound...])
    }

    /// A header's value, of a name in lower case.
    func header(_ name: String) -> String? {
        guard case .answer(let text) = self else { return nil }
        for line in text.split(separator: "\r\n").dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            if line[..<colon].lowercased() == name {
                return line[line.index(after: colon)...].trimmingPrefix(" ").description
            }
        }
        return nil
    }
}
