import GRDB

/// Where a row of the source is. Every row has exactly one status at any time.
///
/// The raw value is the text in the journal's `row.status`. The moves are in ``RowMove``.
package enum RowStatus: String, Hashable, Sendable, CaseIterable, Codable {
    /// Fails the checks, or is held back, and isn't sent. Staging puts a row here; `fix`, or `retry` for
    /// one that was held back, moves it out.
    case invalid

    /// To be sent, not before its `due_at`. Staging, a refusal that may pass, or `retry` puts a
    /// row here; a worker's claim moves it out. A crash changes nothing.
    case pending

    /// A request may be on the wire. A claim puts a row here, durably, before the first byte is
    /// written; its outcome moves it out. After a crash the next session makes it `unknown`.
    case sending

    /// Sent, with no answer that tells whether the customer was made. Only reconciliation with the
    /// service's own list moves it out; it is never sent again before that.
    case unknown

    /// The service holds the customer and the row has its id. Final.
    case created

    /// The service, or an earlier row, already holds this `external_id`. Final.
    case existing

    /// The service held this customer already, and was given the row's fields. Final.
    case updated

    /// The service refused this row for good. `fix` or `retry` moves it out.
    case rejected

    /// Surely not created, and given up after the allowed attempts. `retry` moves it out.
    case failed
}

extension RowStatus {
    /// Whether the service may hold the row's customer by now, whoever made it.
    var mayBeCustomer: Bool {
        switch self {
        case .sending, .unknown, .created, .existing, .updated: true
        case .invalid, .pending, .rejected, .failed: false
        }
    }
}

extension RowStatus: StoredValue {
    init?(_ stored: DatabaseValue) {
        guard let text = String(stored) else { return nil }
        self.init(rawValue: text)
    }
}
