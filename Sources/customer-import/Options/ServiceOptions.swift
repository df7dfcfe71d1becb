import Importing
import ArgumentParser
import AssetAPI
import Customers
import Foundation

/// Which service, and with what credentials.
struct ServiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The service's base URL; also ASSET_BASE_URL. Plain http is allowed only to this machine."
                + " Default: the journal's; for a new journal the vendor's sandbox,"
                + " \(ServiceAddress.vendorSandboxURL).",
            valueName: "url"
        )
    )
    var baseURL: String?

    @Option(
        help: ArgumentHelp(
            "A file with the access token. It is read again when the service refuses the token.",
            valueName: "file"
        ),
        completion: .file()
    )
    var tokenFile: String?

    @Option(help: ArgumentHelp("How long to wait for an answer.", valueName: "time"))
    var timeout = "30s"

    @Option(
        help: ArgumentHelp(
            "Trust the certificate authorities in this PEM file instead of the system's.",
            valueName: "file"
        ),
        completion: .file(extensions: ["pem", "crt"])
    )
    var caFile: String?

    @Flag(
        help: """
            If the service can't be reached at the start, keep trying. Default: end within \
            10 seconds.
            """
    )
    var wait = false

    /// The base URL that the user gave, by option or environment; nil for none.
    func givenBaseURL(_ environment: [String: String]) -> String? {
        baseURL ?? environment.variable("ASSET_BASE_URL")
    }

    /// How long a request may take.
    func requestTimeout() throws -> Duration {
        guard let length = DurationArgument.parse(timeout), length > .zero else {
            throw UsageError.time(timeout, "--timeout", like: "30s, 500ms or 2m")
        }
        return length
    }

    func transport(to address: ServiceAddress) throws -> TransportOptions {
        let timeout = try requestTimeout()
        if let caFile, !FileManager.default.isReadableFile(atPath: caFile) {
            throw UsageError.caFile(caFile)
        }
        return TransportOptions(
            connectTimeout: min(timeout, .seconds(8)),
            timeout: timeout,
            caFile: caFile,
            userAgent: "customer-import/\(Version.current)",
            ignoresProxies: address.isLoopback
        )
    }
}

/// Lengths of time as people write them.
enum DurationArgument {
    /// `30s`, `500ms`, `15m`, `2h`, or seconds without a unit; nil for anything else.
    static func parse(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let number = Double(digits), number.isFinite, number <= 1e9 else { return nil }
        switch text.dropFirst(digits.count).lowercased() {
        case "ms": return .seconds(number / 1_000)
        case "", "s", "sec": return .seconds(number)
        case "m", "min": return .seconds(number * 60)
        case "h": return .seconds(number * 3_600)
        default: return nil
        }
    }
}
