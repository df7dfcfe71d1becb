import Foundation

/// A setting that a profile may have: the one table of them. Pure.
struct Setting {
    /// In the file.
    var key: String
    /// The option that sets it, which goes before the profile.
    var option: String
    /// The variables of which any one goes before the profile, too.
    var variables: [String] = []
    /// What holds where nothing sets it.
    var usual: String
    /// The commands that take it.
    var commands: Set<String>
    /// Whether it is a path: relative ones are meant from the file's folder.
    var isPath = false

    private static let sending: Set<String> = ["run", "resume"]
    private static let asking: Set<String> = ["run", "resume", "reconcile", "verify"]
    private static let mapping: Set<String> = ["run", "check"]

    static let all: [Setting] = [
        Setting(
            key: "base_url",
            option: "--base-url",
            variables: ["ASSET_BASE_URL"],
            usual: "the journal's, or the vendor's sandbox",
            commands: asking
        ),
        Setting(
            key: "business",
            option: "--business",
            variables: ["ASSET_BUSINESS_ID"],
            usual: "none",
            commands: ["run"]
        ),
        Setting(
            key: "token_file",
            option: "--token-file",
            variables: ["ASSET_CLIENT_SECRET", "ASSET_ACCESS_TOKEN"],
            usual: "none",
            commands: asking,
            isPath: true
        ),
        Setting(
            key: "ca_file",
            option: "--ca-file",
            usual: "the system's",
            commands: asking,
            isPath: true
        ),
        Setting(key: "timeout", option: "--timeout", usual: "30s", commands: asking),
        Setting(
            key: "rate",
            option: "--rate",
            usual: "300/min until the service names its limit",
            commands: asking
        ),
        Setting(
            key: "tenant_rate",
            option: "--tenant-rate",
            usual: "with several businesses, the rate of one",
            commands: sending
        ),
        Setting(key: "headroom", option: "--headroom", usual: "0%", commands: sending),
        Setting(key: "workers", option: "--workers", usual: "16", commands: sending),
        Setting(key: "max_attempts", option: "--max-attempts", usual: "8", commands: sending),
        Setting(
            key: "give_up_after",
            option: "--give-up-after",
            usual: "15m",
            commands: sending.union(["reconcile"])
        ),
        Setting(
            key: "max_rejects",
            option: "--max-rejects",
            usual: "no limit",
            commands: sending
        ),
        Setting(
            key: "existing",
            option: "--existing",
            usual: "skip if rows have external ids, else ignore",
            commands: sending
        ),
        Setting(key: "unknown", option: "--unknown", usual: "reconcile", commands: sending),
        Setting(
            key: "grace",
            option: "--grace",
            usual: "twice the timeout",
            commands: sending.union(["reconcile"])
        ),
        Setting(
            key: "map",
            option: "--map",
            usual: "what the headers suggest",
            commands: mapping,
            isPath: true
        ),
        Setting(key: "accept", option: "--accept", usual: "none", commands: mapping),
        Setting(key: "hold", option: "--hold", usual: "none", commands: mapping),
        Setting(key: "leave_out", option: "--leave-out", usual: "none", commands: mapping),
    ]

    /// The commands that take a profile.
    static let commands = all.reduce(into: Set<String>()) { $0.formUnion($1.commands) }

    /// The variable that is set, of those that go before a profile; nil for none.
    func variable(in environment: [String: String]) -> String? {
        variables.first { environment[$0].map { !$0.isEmpty } ?? false }
    }

    /// What an argument gives it, the last one of several; nil for none.
    func value(in arguments: some Sequence<String>) -> String? {
        var value: String?
        var isNext = false
        for word in arguments {
            if isNext { value = word }
            isNext = word == option
            if word.hasPrefix(option + "=") { value = String(word.dropFirst(option.count + 1)) }
        }
        return value
    }
}

/// Keys that would hold a secret, and what to use in their place. Pure.
enum SecretKey {
    /// Whether a text is an address with a user or a password in it.
    static func isIn(url text: String) -> Bool {
        let address = URLComponents(string: text)
        return address?.host != nil && (address?.user != nil || address?.password != nil)
    }

    /// The advice for a key that looks like a secret's; nil for any other.
    static func advice(for key: String) -> String? {
        let name = key.lowercased().filter(\.isLetter)
        if name == "tokenfile" { return nil }
        if name.contains("clientid") {
            return "Set the variable ASSET_CLIENT_ID, beside ASSET_CLIENT_SECRET."
        }
        if name.contains("token") || name.contains("bearer") || name.contains("apikey") {
            return "Set the variable ASSET_ACCESS_TOKEN, or name a file with token_file."
        }
        let words = ["secret", "password", "passwd", "passphrase", "credential", "privatekey"]
        return words.contains(where: name.contains)
            ? "Set the variables ASSET_CLIENT_ID and ASSET_CLIENT_SECRET." : nil
    }
}
