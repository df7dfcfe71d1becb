import Importing
import ArgumentParser
import AssetAPI
import Customers
import Foundation

/// Which service, and with what credentials.
struct ServiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The service's base URL, or ASSET_BASE_URL; plain http to this machine only. Default: the"
                + " journal's; for a new one the vendor's sandbox, \(ServiceAddress.vendorSandboxURL).",
            valueName: "url"
        )
    )
    var baseURL: String?

    @Option(
        help: "A file that holds the access token, read again when the service refuses it.",
        completion: .file()
    )
    var tokenFile: String?

    @Option(help: ArgumentHelp("Give up on a request after so long.", valueName: "time"))
    var timeout = "30s"

    @Option(
        help: ArgumentHelp(
            "Trust these certificate authorities (PEM) in place of the system's.",
            valueName: "file"
        ),
        completion: .file(extensions: ["pem", "crt"])
    )
    var caFile: String?

    @Flag(
        help: """
            Wait for a service that was never reached yet, as for one that is away. Default: end \
            within 10 seconds.
            """
    )
    var wait = false

    /// The base URL that the user gave, by option or environment; nil for none.
    func givenBaseURL(_ environment: [String: String]) -> String? {
        baseURL ?? environment["ASSET_BASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// How long a request may take.
    func requestTimeout() throws -> Duration {
        guard let length = DurationArgument.parse(timeout), length > .zero else {
            throw UsageError("--timeout \(timeout)", hint: "A time is like 30s, 500ms or 2m.")
        }
        return length
    }

    func transport(to address: ServiceAddress) throws -> TransportOptions {
        let timeout = try requestTimeout()
        if let caFile, !FileManager.default.isReadableFile(atPath: caFile) {
            throw UsageError("--ca-file \(caFile): there is no such file that can be read")
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
