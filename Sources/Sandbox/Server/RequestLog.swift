import Foundation

/// Lines on standard error about what a sandbox does.
struct RequestLog: Sendable {
    let isOn: Bool

    /// Writes a line about a request: when, what it asked, its answer, what became of that, and how
    /// long it took.
    func write(_ method: String, _ path: String, _ answer: Answer, took: Duration? = nil) {
        guard isOn else { return }
        let time = took.map { " took=\($0)" } ?? ""
        write("\(method) \(Self.shown(path)) \(answer.status) \(answer.sending)\(time)")
    }

    /// A path as it travels: once decoded, it could hold line ends and what moves a terminal.
    static func shown(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "?"
    }

    func write(_ text: String) {
        guard isOn else { return }
        let line = "\(Date.now.formatted(.iso8601)) \(text)\n"
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
}
