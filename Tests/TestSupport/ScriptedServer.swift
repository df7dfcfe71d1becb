import Dispatch
import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A loopback HTTP server that answers each request as a test says, byte for byte, and remembers
/// what it got.
///
/// One thread accepts and one serves each connection; all end when ``stop()`` closes the sockets.
package final class ScriptedServer: Sendable {
    /// What to do with a request.
    package enum Reply: Sendable {
        /// These bytes, and the connection stays.
        case bytes(String)
        /// The same for what is no text.
        case raw([UInt8])
        /// The first bytes, and the others once the client has surely read the first.
        case bytesTwice(String, String)
        /// These bytes, then the connection is closed.
        case bytesThenClose(String)
        /// The connection is closed without a byte.
        case close
        /// The connection is closed without a byte, and no other is taken.
        case closeAll
        /// Nothing, until the client goes away.
        case stall
    }

    package struct Request: Sendable {
        package var head: String
        package var body: String
        /// The 1-based number of the connection that it came on.
        package var connection: Int

        /// The value of a parameter of the address, with its escapes undone.
        package func query(_ name: String) -> String? {
            let target = head.split(separator: " ").dropFirst().first ?? ""
            let query = target.split(separator: "?").dropFirst().first ?? ""
            let pair = query.split(separator: "&").first { $0.hasPrefix("\(name)=") }
            return pair.flatMap { String($0.dropFirst(name.count + 1)).removingPercentEncoding }
        }
    }

    package let port: UInt16
    private let listener: Int32
    private let requests = Mutex<[Request]>([])
    private let connections = Mutex<[Int32]>([])
    private let isStopped = Mutex(false)
    private let secondAnswer = DispatchSemaphore(value: 0)
    private let script: @Sendable (_ number: Int, Request) -> Reply

    /// - Parameter script: given the 1-based number of the request among all.
    package init(script: @escaping @Sendable (_ number: Int, Request) -> Reply) throws {
        self.script = script
        #if canImport(Glibc)
            listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            listener = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && listen(socket, 64) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in accept() }
    }

    deinit { stop() }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// All that was asked so far.
    package var received: [Request] { requests.withLock { $0 } }

    /// The number of connections that were made.
    package var connectionCount: Int { connections.withLock { $0.count } }

    /// Blocks until the second bytes of a ``Reply/bytesTwice(_:_:)`` are on their way.
    package func waitForSecondAnswer() { secondAnswer.wait() }

    package func stop() {
        // The listener's number may be another socket's once it is closed.
        let isFirst = isStopped.withLock { stopped in
            defer { stopped = true }
            return !stopped
        }
        guard isFirst else { return }
        shutdown(listener, Int32(SHUT_RDWR))
        connections.withLock { all in
            for connection in all { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    private func accept() {
        while true {
            #if canImport(Glibc)
                let connection = Glibc.accept(listener, nil, nil)
            #else
                let connection = Darwin.accept(listener, nil, nil)
            #endif
            guard connection >= 0 else {
                close(listener)
                return
            }
            let number = connections.withLock { all in
                all.append(connection)
                return all.count
            }
            Thread.detachNewThread { [self] in serve(connection, number) }
        }
    }

    private func serve(_ connection: Int32, _ number: Int) {
        defer { shutdown(connection, Int32(SHUT_RDWR)) }
        var pending: [UInt8] = []
        while let request = next(connection, number, &pending) {
            let count = requests.withLock { all in
                all.append(request)
                return all.count
            }
            switch script(count, request) {
            case .bytes(let text): send(text, connection)
            case .raw(let bytes): send(bytes, connection)
            case .bytesTwice(let first, let second):
                send(first, connection)
                // The client has read the answer when nothing of it is left to be read.
                while Self.unread(connection) > 0 { usleep(200) }
                send(second, connection)
                secondAnswer.signal()
            case .bytesThenClose(let text):
                send(text, connection)
                return
            case .close: return
            case .closeAll: return stop()
            case .stall:
                var byte: UInt8 = 0
                while read(connection, &byte, 1) > 0 {}
                return
            }
        }
    }

    private func next(_ connection: Int32, _ number: Int, _ pending: inout [UInt8]) -> Request? {
        let separator = Array("\r\n\r\n".utf8)
        while true {
            if let end = Self.index(of: separator, in: pending) {
                let head = String(decoding: pending[..<end], as: UTF8.self)
                let length = Self.contentLength(head)
                let bodyStart = end + separator.count
                if pending.count >= bodyStart + length {
                    let body = pending[bodyStart..<(bodyStart + length)]
                    let text = String(decoding: body, as: UTF8.self)
                    pending.removeSubrange(..<(bodyStart + length))
                    return Request(head: head, body: text, connection: number)
                }
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = read(connection, &chunk, chunk.count)
            guard count > 0 else { return nil }
            pending += chunk[..<count]
        }
    }

    private func send(_ text: String, _ connection: Int32) { send(Array(text.utf8), connection) }

    private func send(_ bytes: [UInt8], _ connection: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.send(connection, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
                #else
                    Darwin.send(connection, buffer.baseAddress, buffer.count, 0)
                #endif
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Bytes that were sent and that the other side hasn't acknowledged.
    private static func unread(_ connection: Int32) -> Int32 {
        var count: Int32 = 0
        #if canImport(Glibc)
            _ = ioctl(connection, UInt(TIOCOUTQ), &count)
        #endif
        return count
    }

    private static func index(of separator: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= separator.count else { return nil }
        return (0...(bytes.count - separator.count)).first {
            bytes[$0..<($0 + separator.count)].elementsEqual(separator)
        }
    }

    private static func contentLength(_ head: String) -> Int {
        let line = head.split(separator: "\r\n").first {
            $0.lowercased().hasPrefix("content-length:")
        }
        return line.flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
    }
}

/// An answer with its length, as a service would send it.
package func httpAnswer(_ status: Int, _ body: String = "", headers: [String] = []) -> String {
    let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
}
