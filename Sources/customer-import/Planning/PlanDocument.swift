import Importing
import Journal

/// What `run --dry-run --json` prints.
struct PlanDocument: Encodable {
    struct Update: Encodable {
        struct Change: Encodable {
            var field: String
            var held: String?
            var sent: String
        }

        var row: RowID
        var line: Int
        var customer: String?
        var externalID: String?
        var changes: [Change]

        enum CodingKeys: String, CodingKey {
            case row, line, customer, changes
            case externalID = "external_id"
        }

        init(_ row: PlannedRow) {
            (self.row, line) = (row.id, row.line)
            (customer, externalID) = (row.customerID, row.externalID)
            changes = row.changes.map {
                Change(field: $0.field.path, held: $0.held, sent: $0.wanted)
            }
        }
    }

    var version = 1
    var isDryRun = true
    var source: String
    var baseURL: String
    var rowsRead: Int
    var blankRows: Int
    /// Every action, also those that no row is for.
    var plan: [String: Int]
    /// The rows that a run would send, as far as `--limit` lets it.
    var toSend: Int
    /// In how many rows a field would be changed.
    var changedFields: [String: Int]
    /// The first thousand.
    var updates: [Update]
    var problems: [ProblemGroup]
    var findings: [FindingGroup]
    var export: String?
    var listRequests: Int
    var seconds: Double
    var detail: String?
    var exitCode: Int32
    /// What kept the list from being read.
    var error: ErrorReport.Cause?

    init(_ plan: RunPlan, _ status: ExitStatus, _ file: String?) {
        source = plan.status.record.sourcePath
        baseURL = plan.status.record.baseURL
        rowsRead = plan.status.staged.rowsRead
        blankRows = plan.status.staged.blankRows
        self.plan = Dictionary(
            uniqueKeysWithValues: PlannedRow.Action.allCases.map {
                ($0.rawValue, plan.rows[$0] ?? 0)
            }
        )
        toSend = plan.toSend
        changedFields = Dictionary(
            uniqueKeysWithValues: plan.changedFields.map { ($0.key.path, $0.value) }
        )
        updates = plan.updates.map(Update.init)
        problems = plan.status.problems
        findings = plan.status.findings
        export = file
        listRequests = plan.requests
        seconds = plan.length.seconds
        detail = plan.end.detail
        exitCode = status.rawValue
        error = plan.end.error.map(ErrorReport.Cause.init)
    }

    enum CodingKeys: String, CodingKey {
        case version, source, plan, updates, problems, findings, export, seconds, detail, error
        case isDryRun = "is_dry_run"
        case baseURL = "base_url"
        case rowsRead = "rows_read"
        case blankRows = "blank_rows"
        case toSend = "to_send"
        case changedFields = "changed_fields"
        case listRequests = "list_requests"
        case exitCode = "exit_code"
    }
}
