import Foundation
import Testing

@testable import customer_import

struct ProfileTests {
    private static let yaml = """
        version: 1
        profiles:
          acme:
            base_url: https://api.example.com
            business: biz_1
            rate: 100/min
            workers: 4
            token_file: acme.token
            map: ~/maps/acme.yaml
            accept: [null_word, too_short]
          other:
            ca_file: /etc/ca.pem
        """

    private static func file(_ yaml: String = yaml) throws -> ConfigFile {
        try ConfigFile(
            yaml: yaml,
            path: "/home/me/.config/customer-import/config.yaml",
            home: "/home/me"
        )
    }

    private static func expanded(
        _ words: String,
        _ environment: [String: String] = [:]
    ) throws -> [String] {
        try ProfileArguments(words.split(separator: " ").map(String.init), environment) {
            try file()
        }.words
    }

    @Test func `a profile's settings stand before the arguments, of which the last one holds`()
        throws
    {
        let words = try Self.expanded("run a.csv --profile acme --rate 5/s")
        #expect(
            words == [
                "run", "--base-url=https://api.example.com", "--business=biz_1",
                "--token-file=/home/me/.config/customer-import/acme.token", "--workers=4",
                "--map=/home/me/maps/acme.yaml", "--accept=null_word,too_short", "a.csv",
                "--profile", "acme", "--rate", "5/s",
            ]
        )
    }

    @Test(arguments: [
        ("run", "--map"), ("resume", "--workers"), ("reconcile", "--rate"), ("verify", "--rate"),
        ("check", "--accept"),
    ])
    func `each command gets the settings that it takes, and no other`(
        command: String,
        last: String
    ) throws {
        let words = try Self.expanded("\(command) x --profile=acme")
        let options = words.dropFirst().prefix { $0 != "x" }.compactMap {
            $0.split(separator: "=").first
        }
        #expect(options.contains(Substring(last)))
        for option in options {
            let setting = try #require(Setting.all.first { $0.option == option })
            #expect(setting.commands.contains(command))
        }
    }

    @Test(arguments: [
        (["ASSET_BASE_URL": "https://x.example"], "--base-url"),
        (["ASSET_BUSINESS_ID": "biz_2"], "--business"),
        (["ASSET_ACCESS_TOKEN": "t"], "--token-file"),
        (["ASSET_CLIENT_ID": "i", "ASSET_CLIENT_SECRET": "s"], "--token-file"),
    ])
    func `a variable goes before the profile, unless it is empty`(
        environment: [String: String],
        option: String
    ) throws {
        func has(_ environment: [String: String]) throws -> Bool {
            try Self.expanded("run a.csv --profile acme", environment)
                .contains { $0.hasPrefix(option + "=") }
        }
        #expect(try !has(environment))
        #expect(try has(environment.mapValues { _ in "" }))
    }

    @Test(arguments: ["run a.csv", "export j --profile acme", "run a.csv -- --profile acme"])
    func `without a profile, or for a command that takes none, arguments are as they were`(
        words: String
    ) throws {
        #expect(try Self.expanded(words).joined(separator: " ") == words)
    }

    @Test(arguments: [
        ("token: abc", "ASSET_ACCESS_TOKEN"), ("access_token: abc", "ASSET_ACCESS_TOKEN"),
        ("api-key: abc", "ASSET_ACCESS_TOKEN"), ("client_secret: abc", "ASSET_CLIENT_SECRET"),
        ("password: abc", "ASSET_CLIENT_SECRET"), ("client_id: abc", "ASSET_CLIENT_ID"),
        ("base_url: https://me:abc@api.example.com", "Remove the user and the password"),
        ("worker: 3", "Did you mean “workers”?"), ("colour: red", "Choose from base_url"),
    ])
    func
        `a key that looks like a secret's names the variable, and any other unknown one what there is`(
            line: String,
            hint: String
        ) throws
    {
        let error = #expect(throws: UsageError.self) {
            try Self.file("profiles:\n  a:\n    \(line)\n")
        }
        #expect(error?.hint?.contains(hint) == true, "\(error?.hint ?? "")")
        #expect(error?.message.contains("config.yaml:3: ") == true)
        #expect(error?.message.contains("abc") == false)
    }

    @Test(arguments: [
        "- a", "profiles: [a]", "version: 2", "profiles:\n  a:\n    rate:\n", "a: [", "x: 1",
    ])
    func `a file of another shape is told`(yaml: String) {
        #expect(throws: UsageError.self) { try Self.file(yaml) }
    }

    @Test func `a profile that there isn't names those that there are`() {
        let error = #expect(throws: UsageError.self) { try Self.expanded("run a --profile none") }
        #expect(error?.hint == "Choose from acme and other.")
    }

    @Test func `each setting is told with where it comes from`() throws {
        let file = try Self.file()
        let reports = SettingReport.all(
            arguments: ["config", "show", "--workers", "2"],
            [
                "ASSET_BUSINESS_ID": "biz_9", "ASSET_ACCESS_TOKEN": "hidden",
                "ASSET_BASE_URL": "https://me:hidden@x.example",
            ],
            profile: try #require(file.profiles["acme"]),
            name: "acme",
            file: file.path
        )
        func told(_ key: String) -> String {
            reports.first { $0.key == key }.map { "\($0.value) | \($0.from)" } ?? ""
        }
        #expect(told("workers") == "2 | argument")
        #expect(told("business") == "biz_9 | variable ASSET_BUSINESS_ID")
        #expect(told("rate") == "100/min | profile acme (config.yaml:6)")
        #expect(told("token_file") == "none | variable ASSET_ACCESS_TOKEN")
        #expect(told("timeout") == "30s | default")
        #expect(!reports.contains { $0.value.contains("hidden") })
    }

    @Test func `what is told to be the default is`() throws {
        let run = try #require(CustomerImport.parseAsRoot(["run", "a.csv"]) as? Run)
        let usual = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.key, $0.usual) })
        #expect(usual["timeout"] == run.service.timeout)
        #expect(usual["headroom"] == run.delivery.headroom)
        #expect(usual["workers"] == String(run.delivery.workers))
        #expect(usual["max_attempts"] == String(run.delivery.maxAttempts))
        #expect(usual["give_up_after"] == run.delivery.giveUpAfter)
        #expect(usual["unknown"] == run.delivery.unknown)
    }
}
