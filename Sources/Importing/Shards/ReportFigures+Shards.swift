import Foundation
import Journal

extension ReportFigures {
    /// Of all journals of an import together.
    ///
    /// - Parameter parts: one for each, in the order of their shards.
    init(of parts: [ReportFigures], at now: Date) {
        let status = ImportStatus(of: parts.map(\.status), missing: [])
        self.init(
            status: status,
            timeline: Timeline.together(parts.map(\.placed)),
            latencies: Latencies.together(parts.map(\.latencies)),
            problems: status.problems.prefix(Self.kindsShown).map { Problem($0, of: parts) },
            businesses: BusinessTotals.together(parts.flatMap(\.businesses)),
            repeatedRows: parts.map(\.repeatedRows).reduce(0, +),
            parts: parts,
            editedRows: parts.map(\.editedRows).reduce(0, +),
            includesValues: parts.contains(where: \.includesValues),
            madeAt: now
        )
    }

    private var placed: Timeline.Part {
        let sessions = status.sessions.map { status in
            let (from, to) = (status.session.startedAt, status.session.endedAt ?? self.status.at)
            return (status.session.id, from...max(from, to))
        }
        return Timeline.Part(timeline, sessions: Dictionary(sessions) { first, _ in first })
    }
}

extension ReportFigures.Problem {
    /// A group of all journals, with the first examples that they have of it.
    fileprivate init(_ group: ProblemGroup, of parts: [ReportFigures]) {
        let alike = parts.flatMap(\.problems).filter { $0.group.isAlike(to: group) }
        self.init(
            group: group,
            // Without that journal's own, which knows what its rows hold, there is none to be shown.
            text: alike.first { $0.group.firstRow == group.firstRow }?.text ?? group.code,
            examples: Array(
                alike.flatMap(\.examples).sorted { $0.id < $1.id }
                    .prefix(ReportFigures.examplesShown)
            )
        )
    }
}

extension ProblemGroup {
    fileprivate func isAlike(to other: ProblemGroup) -> Bool {
        status == other.status && code == other.code && field == other.field
            && httpStatus == other.httpStatus
    }
}

extension BusinessTotals {
    /// Of several journals: a business is in one of them, and rows without one may be in each.
    fileprivate static func together(_ all: [BusinessTotals]) -> [BusinessTotals] {
        var sums: [String?: BusinessTotals] = [:]
        var order: [String?] = []
        for one in all {
            guard var sum = sums[one.business] else {
                sums[one.business] = one
                order.append(one.business)
                continue
            }
            sum.totals += one.totals
            sums[one.business] = sum
        }
        return order.compactMap { sums[$0] }
    }
}
