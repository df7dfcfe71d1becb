import Suggestions

/// Why a fault plan could not be read.
package enum FaultPlanError: Error, Hashable, Sendable {
    case unknownFault(String)
    case unknownOperation(String, in: String)
    /// That fault makes no sense for that operation.
    case cannotHit(Fault.Kind, Operation)
    /// That fault has no length of time to set.
    case takesNoTime(Fault.Kind)
    /// A part of a rule is neither a chance, a number of a request, nor a time.
    case malformed(String, in: String)
    /// The percentages for one operation come to more than 100.
    case chancesExceedAll(Operation)

    /// What is wrong, and in which rule.
    package var message: String {
        switch self {
        case .unknownFault(let name): "--fault: there is no fault “\(name)”"
        case .unknownOperation(let name, let item):
            "--fault \(item): there is no operation “\(name)”"
        case .cannotHit(let kind, let operation):
            "--fault: \(kind.rawValue) can't hit a \(operation.rawValue)"
        case .takesNoTime(let kind): "--fault: \(kind.rawValue) takes no time"
        case .malformed(let part, let item): "--fault \(item): can't read “\(part)”"
        case .chancesExceedAll(let operation):
            "--fault: the chances for one \(operation.rawValue) add up to more than 100%"
        }
    }

    /// What to write instead.
    package var hint: String? {
        switch self {
        case .unknownFault(let name):
            Suggestion.choice(for: name, among: ["500"] + Fault.Kind.allCases.map(\.rawValue))
        case .unknownOperation(let name, _):
            Suggestion.choice(
                for: name,
                among: Operation.allCases.filter { $0 != .connection }.map(\.rawValue)
            )
        case .takesNoTime:
            "Only these take a time: "
                + Suggestion.list(Fault.Kind.allCases.filter(\.takesTime).map(\.rawValue)) + "."
        case .malformed:
            "Write NAME:2% for a chance, NAME@7 for exactly the 7th request, or NAMEx3 for the first 3;"
                + " then :250ms, :3s or :1m for a time."
        case .cannotHit, .chancesExceedAll: nil
        }
    }
}
