import AssetAPI
import Delivery

/// The command line of a session, read again: which command it was, and with what options. Pure.
package struct SessionCommand: Hashable {
    /// `run`, `resume`, `fix`, `journal redact`, …
    package let name: String
    private let words: [String]

    /// What goes on with a delivery has to be told again.
    private static let kept = [
        "--profile", "--store", "--sandbox-limit", "--window", "--token-file", "--ca-file",
        "--timeout",
        "--rate", "--tenant-rate", "--headroom", "--workers", "--max-attempts", "--give-up-after",
        "--max-rejects",
        "--existing", "--unknown", "--grace",
    ]
    /// Of these what a mere look into the service's list takes, too.
    private static let keptByReconcile: Set<String> = [
        "--profile", "--store", "--sandbox-limit", "--window", "--token-file", "--ca-file",
        "--timeout",
        "--rate", "--give-up-after", "--grace",
    ]

    /// - Parameter line: as a session keeps it.
    package init(_ line: String) {
        words = Array(ShellWord.split(line).dropFirst())
        let first = words.first ?? ""
        name = first == "journal" && words.count > 1 ? "\(first) \(words[1])" : first
    }

    /// A command for a shell, in which there may be whatever its own programs are given: passwords, or an
    /// address that lets whoever knows it write to a chat.
    private static let secretive = "--on-end"

    /// This process's own, for its session to keep.
    package static func line(_ arguments: [String]) -> String {
        var words: [String] = []
        for word in arguments {
            if words.last == secretive {
                words.append(Redactor.mask)
            } else if word.hasPrefix(secretive + "=") {
                words += [secretive, Redactor.mask]
            } else {
                words.append(word)
            }
        }
        return joined(words)
    }

    private static func joined(_ words: [String]) -> String {
        words.map(ShellWord.quoted).joined(separator: " ")
    }

    /// This process's own without some flags, and some options with their values, to be given again.
    package static func line(
        _ arguments: [String],
        without flags: Set<String>,
        _ options: Set<String>
    ) -> String {
        var words = ["customer-import"]
        var rest = arguments.dropFirst()
        while let word = rest.popFirst() {
            if flags.contains(word) { continue }
            if options.contains(word) {
                _ = rest.popFirst()
            } else if !options.contains(where: { word.hasPrefix($0 + "=") }) {
                words.append(word)
            }
        }
        return joined(words)
    }

    /// Whether it sends rows.
    package var isDelivery: Bool { name == "run" || name == "resume" }

    /// The value that an option was given; nil for none.
    package func value(of option: String) -> String? {
        for (index, word) in words.enumerated().reversed() {
            if word == option, index + 1 < words.count { return words[index + 1] }
            if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
        }
        return nil
    }

    /// The options for a command that goes on with this one's work, each after a space.
    package func options(forReconcile: Bool = false) -> String {
        Self.kept.filter { !forReconcile || Self.keptByReconcile.contains($0) }
            .compactMap { option in
                value(of: option).map { " \(option) \(ShellWord.quoted($0))" }
            }.joined()
    }

    /// The rows that it sends at most; nil for all.
    package var limit: Int? {
        value(of: "--limit").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The rate that it never exceeds; the service's own limit isn't in the journal.
    package var allowed: Rate {
        let rate = value(of: "--rate").flatMap(Rate.init(argument:)) ?? .documented
        let headroom = value(of: "--headroom").flatMap { text in
            Double(text.hasSuffix("%") ? String(text.dropLast()) : text)
        }
        return rate.leaving(headroom.map { $0.isFinite ? $0 / 100 : 0 } ?? 0)
    }
}

extension SessionCommand: Encodable {
    /// As its name alone: what it was given is the journal's to keep.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
