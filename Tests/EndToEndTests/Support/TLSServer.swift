import Foundation
import Testing

/// A TLS server that takes a request and never answers it, with certificates made for the test.
///
/// It is OpenSSL's own `s_server`: what libcurl meets in it is what it meets outside.
final class TLSServer {
    /// What is wrong with the certificate.
    enum Flaw: CaseIterable {
        case none
        case expired
        case otherHost
    }

    static let program = ["/usr/bin/openssl", "/usr/local/bin/openssl"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    let port: Int
    /// The authority that signed the certificate.
    let authority: String
    private let server: RunningTool
    private let folder: TemporaryFolder

    init(_ flaw: Flaw) async throws {
        folder = try TemporaryFolder()
        authority = folder.file("ca.pem")
        try await Self.makeCertificate(flaw, in: folder)
        server = try RunningTool(
            try #require(Self.program),
            [
                "s_server", "-accept", "0", "-cert", folder.file("server.pem"), "-key",
                folder.file("server.key"), "-www",
            ],
            ProcessInfo.processInfo.environment,
            input: nil
        )
        while !server.output.contains("ACCEPT"), server.process.isRunning { await Task.yield() }
        let line = server.output.split(separator: "\n").first { $0.hasPrefix("ACCEPT") }
        port = try #require(line?.split(separator: ":").last.flatMap { Int($0) })
    }

    private static func makeCertificate(_ flaw: Flaw, in folder: TemporaryFolder) async throws {
        let host = flaw == .otherHost ? "other.example" : "localhost"
        let extensions = try folder.write("ext", "subjectAltName=DNS:\(host)\n")
        try await openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=Test-CA",
            ["-keyout", folder.file("ca.key"), "-out", folder.file("ca.pem")]
        )
        try await openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=\(host)",
            ["-keyout", folder.file("server.key"), "-out", folder.file("server.csr")]
        )
        try await openssl(
            "x509 -req -set_serial 2 -days \(flaw == .expired ? "-1" : "30")",
            [
                "-in", folder.file("server.csr"), "-CA", folder.file("ca.pem"), "-CAkey",
                folder.file("ca.key"), "-extfile", extensions, "-out", folder.file("server.pem"),
            ]
        )
    }

    private static func openssl(_ words: String, _ files: [String]) async throws {
        let outcome = try await RunningTool(
            try #require(program),
            words.split(separator: " ").map(String.init) + files,
            ProcessInfo.processInfo.environment,
            input: nil
        ).wait()
        try #require(outcome.status == 0, "\(outcome.diagnostics)")
    }
}
