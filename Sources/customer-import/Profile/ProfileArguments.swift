import Foundation

/// A command line with what a profile says: its settings are before the user's own arguments, of which the
/// last one of several holds. Pure but for the file, which is handed in.
struct ProfileArguments {
    /// Without the program's name.
    private(set) var words: [String]
    /// The options that the profile gave, with where.
    private(set) var given: [String: String] = [:]

    /// - Parameters:
    ///   - words: as the user gave them, without the program's name.
    ///   - file: the user's file; nil where there is none. Asked for only where a profile is named.
    /// - Throws: what is wrong with the file, and that it has no such profile.
    init(
        _ words: [String],
        _ environment: [String: String],
        file: () throws -> ConfigFile?
    ) throws {
        self.words = words
        guard let command = words.first, Setting.commands.contains(command),
            let name = Self.profile(in: words)
        else { return }
        let (file, profile) = try Self.named(name, environment, file)
        let before = Self.beforeTerminator(words)
        var added: [String] = []
        for setting in Setting.all {
            guard let entry = profile[setting.key], setting.commands.contains(command),
                setting.value(in: before) == nil, setting.variable(in: environment) == nil
            else { continue }
            added.append("\(setting.option)=\(entry.value)")
            given[setting.option] = file.path + (entry.line.map { ":\($0)" } ?? "")
        }
        self.words.insert(contentsOf: added, at: 1)
    }

    /// A profile by its name.
    ///
    /// - Throws: ``UsageError`` where there is none.
    static func named(
        _ name: String,
        _ environment: [String: String],
        _ read: () throws -> ConfigFile?
    ) throws -> (ConfigFile, ConfigFile.Profile) {
        guard let file = try read() else {
            let place =
                ConfigFile.place(environment) ?? "$XDG_CONFIG_HOME/customer-import/config.yaml"
            throw UsageError.noProfiles(name, place)
        }
        guard let profile = file.profiles[name] else {
            let known = file.profiles.keys.sorted()
            throw UsageError.noProfile(name, in: file.path, among: known)
        }
        return (file, profile)
    }

    /// The profile that arguments name, the last one of several; nil for none.
    static func profile(in words: [String]) -> String? {
        Setting(key: "profile", option: "--profile", usual: "", commands: [])
            .value(in: beforeTerminator(words))
    }

    private static func beforeTerminator(_ words: [String]) -> ArraySlice<String> {
        words.prefix { $0 != "--" }
    }

    /// Where a setting comes from that an error names; nil where it doesn't name one of a profile.
    func origin(in message: String) -> String? {
        given.first { option, _ in message.hasPrefix(option + " ") }
            .map { "\($0.key) comes from \($0.value)." }
    }
}
