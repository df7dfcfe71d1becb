import Foundation
import Importing
import Suggestions
import Yams

/// The user's own file of profiles: `$XDG_CONFIG_HOME/customer-import/config.yaml`, else
/// `~/.config/customer-import/config.yaml`. Never one of the folder that the user happens to be in, which
/// somebody else may have put there to be sent the credentials.
struct ConfigFile {
    /// What a profile says of a setting.
    struct Entry: Hashable {
        var value: String
        /// Of the file.
        var line: Int?
    }

    typealias Profile = [String: Entry]

    /// More than any such file needs.
    private static let mostBytes = 1 << 20

    let path: String
    /// By their names.
    private(set) var profiles: [String: Profile] = [:]

    /// Where it is; nil for no home. A path that isn't absolute is none, as the XDG specification has it.
    static func place(_ environment: [String: String]) -> String? {
        let home = environment["HOME"].map { $0 + "/.config" }
        let base = [environment["XDG_CONFIG_HOME"], home].compactMap(\.self)
            .first { $0.hasPrefix("/") }
        return base.map { $0 + "/customer-import/config.yaml" }
    }

    /// Reads it; nil where there is none.
    ///
    /// - Throws: ``UsageError`` with the line of what is wrong.
    static func read(_ environment: [String: String]) throws -> ConfigFile? {
        guard let path = place(environment), FileManager.default.fileExists(atPath: path) else {
            return nil
        }
        try checkOwner(path)
        guard let data = FileManager.default.contents(atPath: path), data.count <= mostBytes
        else { throw UsageError.unreadableConfig(path) }
        return try ConfigFile(
            yaml: String(decoding: data, as: UTF8.self),
            path: path,
            home: environment["HOME"]
        )
    }

    /// Whoever may write it says where credentials go.
    private static func checkOwner(_ path: String) throws(UsageError) {
        var entry = stat()
        guard stat(path, &entry) == 0 else { throw UsageError.unreadableConfig(path) }
        let isOwn = entry.st_uid == getuid() || entry.st_uid == 0
        guard isOwn, entry.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
            throw UsageError.openConfig(path)
        }
    }

    init(yaml: String, path: String, home: String?) throws {
        self.path = path
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw UsageError.noYAML(path, "\(error)")
        }
        guard let root else { return }
        for (key, node) in try pairs(root, "the file") {
            switch key.value {
            case "version":
                guard node.scalar?.string == "1" else {
                    throw fault(key, "`version` is unknown", hint: "Use version: 1.")
                }
            case "profiles":
                for (name, node) in try pairs(node, "`profiles`") {
                    profiles[name.value] = try profile(node, name, home)
                }
            default: throw unknown(key, among: ["version", "profiles"])
            }
        }
    }

    private func profile(_ node: Node, _ name: Entry, _ home: String?) throws -> Profile {
        var profile: Profile = [:]
        for (key, node) in try pairs(node, "the profile “\(name.value)”") {
            guard let setting = Setting.all.first(where: { $0.key == key.value }) else {
                throw unknown(key, among: Setting.all.map(\.key))
            }
            var value = try text(node, key)
            if setting.isPath { value = absolute(value, home) }
            guard !SecretKey.isIn(url: value) else {
                throw fault(
                    key,
                    "`\(key.value)`: this file can't contain secrets",
                    hint: "Remove the user and the password from the address."
                )
            }
            profile[key.value] = Entry(value: value, line: key.line)
        }
        return profile
    }

    /// A text, or several of a list as the options take them.
    private func text(_ node: Node, _ key: Entry) throws -> String {
        switch node {
        case .scalar(let scalar) where !scalar.string.isEmpty: return scalar.string
        case .sequence(let sequence) where !sequence.isEmpty:
            return try sequence.map { try text($0, key) }.joined(separator: ",")
        default: throw fault(key, "`\(key.value)` should be a text, or a list of texts")
        }
    }

    private func absolute(_ text: String, _ home: String?) -> String {
        if text.hasPrefix("/") { return text }
        if text.hasPrefix("~/"), let home { return home + text.dropFirst(1) }
        return URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(text)
            .path
    }

    private func pairs(_ node: Node, _ what: String) throws -> [(Entry, Node)] {
        guard case .mapping(let mapping) = node else {
            throw UsageError(
                "\(path)\(node.mark.map { ":\($0.line)" } ?? ""): \(what) should hold `key: value`"
                    + " pairs"
            )
        }
        return mapping.map { key, value in
            (Entry(value: key.scalar?.string ?? "", line: key.mark?.line), value)
        }
    }

    private func unknown(_ key: Entry, among known: [String]) -> UsageError {
        if let advice = SecretKey.advice(for: key.value) {
            return fault(key, "`\(key.value)`: this file can't contain secrets", hint: advice)
        }
        return fault(
            key,
            "there is no setting `\(key.value)`",
            hint: Suggestion.choice(for: key.value, among: known)
        )
    }

    private func fault(_ key: Entry, _ words: String, hint: String? = nil) -> UsageError {
        UsageError("\(path)\(key.line.map { ":\($0)" } ?? ""): \(words)", hint: hint)
    }
}
