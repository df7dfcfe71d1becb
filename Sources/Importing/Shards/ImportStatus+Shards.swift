import Delivery
import Journal

extension ImportStatus {
    /// Of all journals of an import together.
    ///
    /// - Parameter parts: one for each that there is, in the order of their shards.
    init(of parts: [ImportStatus], missing: [Shard]) {
        var staged = parts[0].staged
        staged.rowsRead = staged.sourceRows
        var totals = Totals(rowsRead: staged.sourceRows, counts: [:])
        for part in parts {
            for status in RowStatus.allCases { totals[status] += part.totals[status] }
        }
        self.init(
            journal: parts[0].journal,
            record: parts[0].record,
            staged: staged,
            totals: totals,
            problems: ProblemGroup.together(parts.flatMap(\.problems)),
            findings: FindingGroup.together(parts.flatMap(\.findings)),
            progress: ImportProgress(of: parts, totals),
            at: parts.map(\.at).max() ?? parts[0].at,
            parts: parts,
            missing: missing
        )
    }
}

extension ImportProgress {
    /// Of several runs side by side; nil where none is on.
    fileprivate init?(of parts: [ImportStatus], _ totals: Totals) {
        let running = parts.compactMap(\.progress)
        guard !running.isEmpty else { return nil }
        func sum(_ value: (Forecast) -> Double?) -> Double? {
            let known = running.compactMap { value($0.forecast) }
            return known.isEmpty ? nil : known.reduce(0, +)
        }
        let left = running.map(\.forecast.remaining)
        self.init(
            totals: totals,
            forecast: Forecast(
                rate: sum(\.rate),
                average: sum(\.average),
                // The last of them ends it.
                remaining: left.contains(nil) ? nil : left.compactMap { $0 }.max()
            ),
            requests: running.map(\.requests).reduce(0, +),
            inFlight: running.map(\.inFlight).reduce(0, +)
        )
    }
}

extension ProblemGroup {
    private struct Kind: Hashable {
        var status: RowStatus
        var code: String
        var field: String?
        var httpStatus: Int?
    }

    /// The groups of several journals, alike ones together, most rows first.
    static func together(_ groups: [ProblemGroup]) -> [ProblemGroup] {
        var kinds: [Kind: ProblemGroup] = [:]
        for group in groups {
            let kind = Kind(
                status: group.status,
                code: group.code,
                field: group.field,
                httpStatus: group.httpStatus
            )
            kinds[kind] = kinds[kind].map { $0.joined(with: group) } ?? group
        }
        return kinds.values.sorted {
            ($1.rows, $0.firstRow.number) < ($0.rows, $1.firstRow.number)
        }
    }

    private func joined(with other: ProblemGroup) -> ProblemGroup {
        var group = firstRow.number <= other.firstRow.number ? self : other
        group.rows = rows + other.rows
        group.isAlike = isAlike && other.isAlike && text == other.text
        return group
    }
}

extension FindingGroup {
    private struct Kind: Hashable {
        var level: String
        var code: String
        var field: String?
        var column: String?
    }

    /// The groups of several journals, alike ones together, the gravest first and then those with the most
    /// rows.
    static func together(_ groups: [FindingGroup]) -> [FindingGroup] {
        var kinds: [Kind: FindingGroup] = [:]
        for group in groups {
            let kind = Kind(
                level: group.level,
                code: group.code,
                field: group.field,
                column: group.column
            )
            guard let known = kinds[kind] else {
                kinds[kind] = group
                continue
            }
            kinds[kind] = known.firstRow.number <= group.firstRow.number ? known : group
            kinds[kind]?.rows = known.rows + group.rows
        }
        return kinds.values.sorted {
            ($0.level, $1.rows, $0.firstRow.number, $0.code)
                < ($1.level, $0.rows, $1.firstRow.number, $1.code)
        }
    }
}
