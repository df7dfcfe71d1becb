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
        case .unknownFault(let name): "there is no fault called '\(name)'"
        case .unknownOperation(let name, let item):
            "there is no operation called '\(name)' in the fault '\(item)'"
        case .cannotHit(let kind, let operation):
            "the fault '\(kind.rawValue)' can't hit a \(operation.rawValue)"
        case .takesNoTime(let kind): "the fault '\(kind.rawValue)' takes no time"
        case .malformed(let part, let item): "can't read '\(part)' in the fault '\(item)'"
        case .chancesExceedAll(let operation):
            "the percentages of the \(operation.rawValue) faults come to more than 100"
        }
    }

    /// What to write instead.
    package var hint: String? {
        switch self {
        case .unknownFault:
            "faults are " + (["500"] + Fault.Kind.allCases.map(\.rawValue)).joined(separator: ", ")
        case .unknownOperation:
            "operations are "
                + Operation.allCases.filter { $0 != .connection }.map(\.rawValue)
                .joined(separator: ", ")
        case .takesNoTime:
            "times belong to "
                + Fault.Kind.allCases.filter(\.takesTime).map(\.rawValue).joined(separator: ", ")
        case .malformed:
            "write NAME:2% for a chance, NAME@7 for exactly the 7th, NAMEx3 for the first 3, "
                + "then :250ms, :3s or :1m for a time"
        case .cannotHit, .chancesExceedAll: nil
        }
    }
}
