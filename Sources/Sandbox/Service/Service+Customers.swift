import Customers
import Foundation

/// An answer's `{"data": …}`.
private struct DataBody<Value: Encodable>: Encodable {
    var data: Value
}

/// A page of the list, with the tokens of its neighbours.
private struct PageBody: Encodable {
    struct Pagination: Encodable {
        var next: String?
        var previous: String?

        enum CodingKeys: String, CodingKey {
            case next = "next_page_token"
            case previous = "previous_page_token"
        }

        /// Writes an absent token as null, as the API's pages have it.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(next, forKey: .next)
            try container.encode(previous, forKey: .previous)
        }
    }

    var data: [Customer]
    var pagination: Pagination
}

extension Service {
    func create(_ call: Call, in business: BusinessID) -> Answer {
        let read: (customer: NewCustomer, problems: [PayloadProblem])
        do {
            read = try PayloadReader.create(call.request.body)
        } catch {
            return .detail(400, "The body is not JSON")
        }
        let now = now
        do {
            guard read.problems.isEmpty else {
                try state.withLock { state throws(SandboxError) in
                    try state.recordArrival(read.customer, in: business, at: now, fault: call.fault)
                }
                return .refusal(read.problems)
            }
            let created = try state.withLock { state throws(SandboxError) in
                try state.create(
                    read.customer,
                    in: business,
                    at: now,
                    fault: call.fault,
                    seed: configuration.seed
                )
            }
            return .json(201, DataBody(data: created))
        } catch {
            return .detail(500, error.message)
        }
    }

    func list(_ call: Call, of business: BusinessID) -> Answer {
        let query = call.request.query
        var size = 100
        if let text = query["page_size"] {
            guard let number = Int(text), (1...100).contains(number) else {
                return .refusal([.query("page_size", "Input should be from 1 to 100")])
            }
            size = number
        }
        var offset = 0
        if let text = query["page_token"], !text.isEmpty {
            guard let read = PageToken(text) else {
                return .refusal([.query("page_token", "Invalid page token")])
            }
            offset = read.offset
        }
        let (customers, count) = state.withLock { state in
            let customers = state.ledger.page(
                of: business,
                from: offset,
                size: size,
                order: configuration.listOrder
            )
            return (customers, state.ledger.count(in: business))
        }
        let next = offset + size < count ? PageToken(offset: offset + size).text : nil
        let previous = offset > 0 ? PageToken(offset: max(offset - size, 0)).text : nil
        return .json(
            200,
            PageBody(
                data: customers,
                pagination: PageBody.Pagination(next: next, previous: previous)
            )
        )
    }

    func get(_ id: String, of business: BusinessID) -> Answer {
        let customer = CustomerID(id).flatMap { id in
            state.withLock { $0.ledger.customer(id, in: business) }
        }
        guard let customer else { return .detail(404, "Customer not found") }
        return .json(200, DataBody(data: customer))
    }

    func update(_ call: Call, id: String, of business: BusinessID) -> Answer {
        let now = now
        do {
            return try state.withLock { state throws(SandboxError) in
                guard let id = CustomerID(id),
                    var customer = state.ledger.customer(id, in: business)
                else { return .detail(404, "Customer not found") }
                let read: (customer: NewCustomer, problems: [PayloadProblem])
                do {
                    read = try PayloadReader.update(call.request.body, of: customer.fields)
                } catch {
                    return .detail(400, "The body is not JSON")
                }
                guard read.problems.isEmpty else { return .refusal(read.problems) }
                customer.fields = read.customer
                try state.update(customer, in: business, at: now, fault: call.fault)
                return .json(200, DataBody(data: customer))
            }
        } catch {
            return .detail(500, error.message)
        }
    }
}

/// An opaque place in a list.
struct PageToken: Hashable, Sendable {
    /// Further than any list is long, and far from where adding to it overflows.
    private static let furthest = 1 << 40

    /// How many customers come before the page.
    var offset: Int

    init(offset: Int) {
        self.offset = offset
    }

    /// Nil for a text that no list gave out.
    init?(_ text: String) {
        guard let data = Data(base64Encoded: text),
            case let inner = String(decoding: data, as: UTF8.self), inner.hasPrefix("page:"),
            let offset = Int(inner.dropFirst(5)), (0...Self.furthest).contains(offset)
        else { return nil }
        self.offset = offset
    }

    /// Base64, so that a client that doesn't escape its `=` and `+` in a URL is found out.
    var text: String { Data("page:\(offset)".utf8).base64EncodedString() }
}
