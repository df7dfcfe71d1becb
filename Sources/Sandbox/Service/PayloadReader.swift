import Customers
import Foundation

/// Reads the body of a create or an update as the API page describes it.
///
/// Strict where the page is: a null is taken only where it says `string | null`, and unknown fields
/// are passed over, as generated services do. Texts are kept trimmed, blank ones as absent.
struct PayloadReader {
    /// A body that isn't JSON.
    struct NotJSON: Error {}

    /// Whether the body changes a customer: nothing is required then, null removes, and
    /// `external_id` isn't taken.
    private let isUpdate: Bool
    private let table: FieldTable
    private var customer: NewCustomer
    private var problems: [PayloadProblem] = []

    /// Reads the body of a create.
    static func create(
        _ body: Data,
        table: FieldTable = .documented
    ) throws(NotJSON) -> (customer: NewCustomer, problems: [PayloadProblem]) {
        var reader = PayloadReader(isUpdate: false, table: table, customer: NewCustomer())
        try reader.read(body)
        return (reader.customer, reader.problems)
    }

    /// Reads the body of an update into the customer that it changes.
    static func update(
        _ body: Data,
        of customer: NewCustomer,
        table: FieldTable = .documented
    ) throws(NotJSON) -> (customer: NewCustomer, problems: [PayloadProblem]) {
        var reader = PayloadReader(isUpdate: true, table: table, customer: customer)
        try reader.read(body)
        return (reader.customer, reader.problems)
    }

    private init(isUpdate: Bool, table: FieldTable, customer: NewCustomer) {
        self.isUpdate = isUpdate
        self.table = table
        self.customer = customer
    }

    private mutating func read(_ body: Data) throws(NotJSON) {
        guard let json = try? JSONSerialization.jsonObject(with: body, options: .fragmentsAllowed)
        else { throw NotJSON() }
        guard let object = json as? [String: Any] else {
            problems.append(.notObject([]))
            return
        }
        for field in Field.allCases where field.address == nil {
            guard isUpdate, !field.isChangeable, object[field.key] != nil else { continue }
            problems.append(.notTaken([field.key]))
        }
        for field in Field.allCases where field.address == nil {
            if isUpdate, !field.isChangeable { continue }
            readText(field, from: object)
        }
        for address in AddressKind.allCases { readAddress(address, from: object) }
    }

    private mutating func readText(_ field: Field, from object: [String: Any]) {
        let path = [field.key]
        let isRequired = table.presence(of: field) == .required
        guard let value = object[field.key] else {
            if isRequired, !isUpdate { problems.append(.missing(path)) }
            return
        }
        if value is NSNull, !isRequired {
            customer[field] = nil
            return
        }
        take(value, as: field, path: path, isRequired: isRequired)
    }

    private mutating func readAddress(_ address: AddressKind, from object: [String: Any]) {
        guard let value = object[address.key] else { return }
        guard let parts = value as? [String: Any] else {
            if isUpdate, value is NSNull {
                for field in address.fields { customer[field] = nil }
            } else {
                problems.append(.notObject([address.key]))
            }
            return
        }
        for field in address.fields {
            let isRequired = table.presence(of: field) != .optional
            let path = [address.key, field.key]
            if let value = parts[field.key] {
                take(value, as: field, path: path, isRequired: isRequired)
            } else if isRequired {
                problems.append(.missing(path))
            } else {
                customer[field] = nil
            }
        }
    }

    private mutating func take(
        _ value: Any,
        as field: Field,
        path: [String],
        isRequired: Bool
    ) {
        guard let text = value as? String else {
            problems.append(.notText(path))
            return
        }
        if let limit = field.limit, text.unicodeScalars.count > limit {
            problems.append(.tooLong(path, limit: limit))
        }
        let trimmed = text.trimmingSpaces
        if trimmed.isEmpty, isRequired { problems.append(.missing(path)) }
        customer[field] = trimmed
    }
}

/// One thing wrong with a request, as generated services report it in a 422's `detail`.
struct PayloadProblem: Hashable, Sendable, Encodable {
    /// Where: `["body", "billing_address", "city"]`.
    var loc: [String]
    var msg: String
    var type: String

    static func missing(_ path: [String]) -> PayloadProblem {
        PayloadProblem(loc: ["body"] + path, msg: "Field required", type: "missing")
    }

    static func notText(_ path: [String]) -> PayloadProblem {
        PayloadProblem(
            loc: ["body"] + path,
            msg: "Input should be a valid string",
            type: "string_type"
        )
    }

    static func notObject(_ path: [String]) -> PayloadProblem {
        PayloadProblem(
            loc: ["body"] + path,
            msg: "Input should be a valid dictionary",
            type: "dict_type"
        )
    }

    static func tooLong(_ path: [String], limit: Int) -> PayloadProblem {
        PayloadProblem(
            loc: ["body"] + path,
            msg: "String should have at most \(limit) characters",
            type: "string_too_long"
        )
    }

    static func notTaken(_ path: [String]) -> PayloadProblem {
        PayloadProblem(
            loc: ["body"] + path,
            msg: "Extra inputs are not permitted",
            type: "extra_forbidden"
        )
    }

    static func notAnAddress(_ path: [String]) -> PayloadProblem {
        PayloadProblem(
            loc: ["body"] + path,
            msg: "value is not a valid email address",
            type: "value_error"
        )
    }

    static func query(_ name: String, _ message: String) -> PayloadProblem {
        PayloadProblem(loc: ["query", name], msg: message, type: "value_error")
    }
}
