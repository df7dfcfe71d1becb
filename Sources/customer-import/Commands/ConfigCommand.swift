import ArgumentParser
import Foundation
import Importing

/// `config`: what the program is set to.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show the settings, and where each one comes from.",
        discussion: """
            Example:
              customer-import config show --profile acme
            """,
        subcommands: [ShowConfig.self]
    )
}

/// `config show`: each setting with where it came from.
struct ShowConfig: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show each setting, its value, and where it comes from.",
        usage: "customer-import config show [--profile <name>] [<options of run>]",
        discussion: """
            An argument beats an environment variable, a variable beats the profile, and the profile \
            beats the default. You can give options of `run` to see what they would change. Secrets \
            are never shown.

            Profiles are in $XDG_CONFIG_HOME/customer-import/config.yaml, or else in \
            ~/.config/customer-import/config.yaml.

            Examples:
              customer-import config show
              customer-import config show --profile acme --rate 100/min
            """
    )

    @OptionGroup var profile: ProfileOption

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption
    @OptionGroup(title: "Mapping", visibility: .hidden) var mapping: MappingOptions
    @OptionGroup(title: "Findings", visibility: .hidden) var findings: FindingOptions
    @OptionGroup(title: "Service", visibility: .hidden) var service: ServiceOptions
    @OptionGroup(title: "Delivery", visibility: .hidden) var delivery: DeliveryFlags

    @Option(help: .hidden)
    var business: String?

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let environment = ProcessInfo.processInfo.environment
        let file = try ConfigFile.read(environment)
        let chosen = try profile.profile.map {
            try ProfileArguments.named($0, environment) { file }.1
        }
        let settings = SettingReport.all(
            arguments: Array(CommandLine.arguments.dropFirst()),
            environment,
            profile: chosen ?? [:],
            name: profile.profile,
            file: file?.path
        )
        if json {
            return try console.print(
                json: ConfigDocument(
                    file: file?.path,
                    profile: profile.profile,
                    profiles: file.map { $0.profiles.keys.sorted() } ?? [],
                    settings: settings
                )
            )
        }
        print(settings, file, environment, console)
    }

    private func print(
        _ settings: [SettingReport],
        _ file: ConfigFile?,
        _ environment: [String: String],
        _ console: Console
    ) {
        let style = console.output.style
        if let file {
            let names = file.profiles.keys.sorted().joined(separator: ", ")
            console.print("\(file.path): \(names.isEmpty ? "no profiles" : "profiles \(names)")")
        } else if let place = ConfigFile.place(environment) {
            console.print("\(place): no such file, so there are no profiles")
        }
        console.print()
        var table = Table(.left, .left, .left)
        for setting in settings {
            let isDefault = setting.from == "default"
            table.add(
                setting.key,
                isDefault ? style.dim(setting.value) : style.bold(setting.value),
                style.dim(setting.from)
            )
        }
        table.lines(indent: 2, width: console.output.columns).forEach { console.print($0) }
    }

    /// What `--json` prints.
    private struct ConfigDocument: Encodable {
        var version = 1
        /// Nil where there is none.
        var file: String?
        var profile: String?
        /// All that the file has.
        var profiles: [String]
        var settings: [SettingReport]
    }
}

/// A setting as it is, and where it comes from.
struct SettingReport: Encodable, Hashable {
    var key: String
    var value: String
    /// `argument`, `variable NAME`, `profile NAME (FILE:LINE)` or `default`.
    var from: String

    /// All settings, and where credentials come from. Pure.
    static func all(
        arguments: [String],
        _ environment: [String: String],
        profile: ConfigFile.Profile,
        name: String?,
        file: String?
    ) -> [SettingReport] {
        Setting.all.map { setting in
            var report = report(setting, arguments, environment, profile, name, file)
            if SecretKey.isIn(url: report.value) { report.value = "•••" }
            return report
        }
    }

    private static func report(
        _ setting: Setting,
        _ arguments: [String],
        _ environment: [String: String],
        _ profile: ConfigFile.Profile,
        _ name: String?,
        _ file: String?
    ) -> SettingReport {
        let key = setting.key
        if let value = setting.value(in: arguments) {
            return SettingReport(key: key, value: value, from: "argument")
        }
        if let variable = setting.variable(in: environment) {
            // A credential's is never shown, and goes before a file with one.
            let value = key == "token_file" ? "none" : environment[variable] ?? ""
            return SettingReport(key: key, value: value, from: "variable \(variable)")
        }
        if let entry = profile[key] {
            let place =
                URL(fileURLWithPath: file ?? "").lastPathComponent
                + (entry.line.map { ":\($0)" } ?? "")
            return SettingReport(
                key: key,
                value: entry.value,
                from: "profile \(name ?? "") (\(place))"
            )
        }
        return SettingReport(key: key, value: setting.usual, from: "default")
    }
}
