import Customers
import Foundation

/// A line of the ledger's page: one customer created.
private struct LedgerPageLine: Encodable {
    var number: Int
    var time: Double
    var business: String
    var id: CustomerID
    var arrivals: Int
    var arrivalsSince: Int
    var payload: NewCustomer

    enum CodingKeys: String, CodingKey {
        case number
        case time
        case business
        case id
        case arrivals
        case arrivalsSince = "arrivals_since"
        case payload
    }
}

extension Service {
    /// Every customer created, in the order of creation.
    var entries: [LedgerEntry] {
        let ledger = state.withLock { $0.ledger }
        return ledger.entries
    }

    /// Counts up to now.
    var statistics: SandboxStatistics {
        let (ledger, counted) = state.withLock { ($0.ledger, $0.statistics) }
        var statistics = counted
        statistics.customers = ledger.records.count
        statistics.arrivals = ledger.arrivalCount
        statistics.mostArrivalsOfOnePayload = ledger.mostArrivalsOfOnePayload
        return statistics
    }

    /// The ledger as JSON Lines.
    func ledgerPage() -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var body = Data()
        for entry in entries {
            let line = LedgerPageLine(
                number: entry.number,
                time: entry.time.timeIntervalSince1970,
                business: entry.business.text,
                id: entry.customer.id,
                arrivals: entry.arrivals,
                arrivalsSince: entry.arrivalsSince,
                payload: entry.customer.fields
            )
            guard let encoded = try? encoder.encode(line) else {
                return .detail(500, "Internal Server Error")
            }
            body.append(encoded)
            body.append(UInt8(ascii: "\n"))
        }
        return Answer(status: 200, contentType: "application/x-ndjson", body: body)
    }
}
