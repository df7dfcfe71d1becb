import Importing
import Journal

/// Where the shards of an import are, a line each: those that aren't done come first. Pure.
struct ShardTable {
    /// As many as a person looks at.
    private static let shown = 12

    private let status: ImportStatus

    init(_ status: ImportStatus) { self.status = status }

    /// None for a single journal.
    func lines(_ terminal: Terminal) -> [Line] {
        guard !status.parts.isEmpty else { return [] }
        let style = terminal.style
        let open = status.parts.filter { !Self.isDone($0) }
        let parts = open + status.parts.filter(Self.isDone)
        var table = Table(.left, .right, .right, .left)
        for shard in status.missing.prefix(Self.shown) {
            table.add("shard \(shard)", "", "", style.red("its journal is missing"))
        }
        for part in parts.prefix(max(Self.shown - status.missing.count, 0)) {
            let left = part.totals.open
            table.add(
                "shard \(part.record.shard?.description ?? "")",
                Words.count(part.totals.rowsRead, "row"),
                left > 0 ? "\(Words.grouped(left)) left" : "",
                style.dim(Self.state(part))
            )
        }
        var lines = table.lines(indent: 2, width: terminal.columns)
        let more = status.missing.count + parts.count - Self.shown
        if more > 0 {
            let done = open.count + status.missing.count <= Self.shown ? ", all of them done" : ""
            lines.append("  … and \(Words.grouped(more)) more\(done)")
        }
        return lines
    }

    /// Whether nobody is at work on it, and nothing is left to be sent or looked for.
    private static func isDone(_ part: ImportStatus) -> Bool {
        !part.isRunning && part.totals.open == 0
    }

    /// What its last session came to.
    private static func state(_ part: ImportStatus) -> String {
        guard let last = part.sessions.last else { return "not started" }
        let report = SessionReport(last)
        if last.isRunning { return "\(report.command) \(report.ending)" }
        let doubt = part.doubt.map { "; \($0.words)" } ?? ""
        return "\(report.command) \(report.ending)\(doubt)"
    }
}

extension Totals {
    /// Rows whose customer is in the service as it should be: put there by this import, or there already.
    var settledWell: Int { self[.created] + self[.updated] + self[.existing] }

    /// Rows that no run mends: a person has to correct them, or to let them go.
    var needingPerson: Int { self[.invalid] + self[.rejected] + self[.failed] }

    /// Rows that are still to be sent, or of which nobody knows yet whether they were created.
    var open: Int { remaining + self[.unknown] }
}
