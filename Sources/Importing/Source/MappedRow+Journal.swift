import Customers
import Journal
import Mapping

extension RowProblem {
    /// The first problem of a row, with the others behind it; nil for a row that may be sent.
    init?(_ row: MappedRow) { self.init(row.problems) }

    /// The first of some findings, with the others behind it; nil for none.
    init?(_ findings: [Finding]) {
        guard let first = findings.first else { return nil }
        self.init(
            code: first.code.rawValue,
            field: first.field,
            text: findings.map(\.message).joined(separator: " ")
        )
    }
}

extension MappedRow {
    /// More of one row say no more than these, as of lines of JSON in which every key is new.
    private static let mostKept = 20

    /// What a journal keeps of what was found in the row, the gravest first; notes aren't any row's.
    var keptFindings: [RowFinding] {
        guard !findings.isEmpty else { return [] }
        return (problems + warnings).prefix(Self.mostKept).map { finding in
            RowFinding(
                level: finding.gravity.word,
                code: finding.code.rawValue,
                field: finding.field,
                header: finding.column,
                text: finding.message
            )
        }
    }
}

extension StagedRow {
    /// A row as a journal has it.
    ///
    /// - Parameter business: for a row whose mapping gives none.
    init(
        _ mapped: MappedRow,
        business: BusinessID?,
        digest: [UInt8],
        cells: [UInt8],
        raw: String?
    ) {
        let problem = RowProblem(mapped)
        self.init(
            number: mapped.row,
            line: mapped.line,
            business: mapped.business ?? business,
            externalID: mapped.customer.externalID,
            digest: digest,
            cells: cells,
            raw: raw,
            payload: problem == nil ? mapped.customer.payload() : nil,
            problem: problem,
            findings: mapped.keptFindings,
            sameAs: mapped.twin
        )
    }
}
