import Customers

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
