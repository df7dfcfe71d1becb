import Suggestions

extension FaultPlan {
    /// Reads a plan such as `drop-after:2%,500:1%,slow:1%:3s,429@7,503x3:2s,list/500:2%`.
    ///
    /// Rules are separated by commas: a fault's name, after `OPERATION/` for other than creates;
    /// then `:P%` for a chance, `@N` for exactly the N-th, `xN` for the first N, or nothing for
    /// all of them; then `:TIME` (`250ms`, `3s`, `1m`, or seconds) for the faults that take one.
    /// A blank text is ``none``. Throws ``FaultPlanError`` at the first rule that is wrong.
    package init(parsing text: String) throws(FaultPlanError) {
        var rules: [Rule] = []
        for item in text.split(separator: ",") {
            let trimmed = item.trimmingSpaces
            guard !trimmed.isEmpty else { continue }
            rules.append(try Self.rule(trimmed))
        }
        for operation in Operation.allCases {
            let sum = rules.reduce(0.0) { sum, rule in
                guard rule.operation == operation, case .chance(let chance) = rule.occasion else {
                    return sum
                }
                return sum + chance
            }
            // The slack is for sums such as 10 × 10%, which floating point puts above 1.
            guard sum <= 1 + 1e-9 else { throw .chancesExceedAll(operation) }
        }
        self.init(rules: rules)
    }

    private static func rule(_ item: String) throws(FaultPlanError) -> Rule {
        var rest = Substring(item)
        var operation = Operation.create
        if let slash = rest.firstIndex(of: "/") {
            let name = String(rest[..<slash])
            guard let named = Operation(rawValue: name), named != .connection else {
                throw .unknownOperation(name, in: item)
            }
            operation = named
            rest = rest[rest.index(after: slash)...]
        }
        var parts = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let (name, attached) = nameAndOccasion(parts.removeFirst())
        guard let kind = Fault.Kind(name: name) else { throw .unknownFault(name) }
        if kind == .reset, operation == .create, !item.contains("/") { operation = .connection }
        guard kind.canHit(operation) else { throw .cannotHit(kind, operation) }
        if let attached { parts.insert(attached, at: 0) }
        let (occasion, time) = try settings(parts, of: kind, in: item)
        return Rule(Fault(kind, time: time), on: operation, occasion ?? .chance(1))
    }

    /// Splits `429@7` and `503x3` into the name and what follows it.
    private static func nameAndOccasion(_ text: String) -> (name: String, occasion: String?) {
        if let at = text.firstIndex(of: "@") { return (String(text[..<at]), String(text[at...])) }
        if let times = text.lastIndex(of: "x"), times != text.startIndex,
            Int(text[text.index(after: times)...]) != nil
        {
            return (String(text[..<times]), String(text[times...]))
        }
        return (text, nil)
    }

    private static func settings(
        _ parts: [String],
        of kind: Fault.Kind,
        in item: String
    ) throws(FaultPlanError) -> (Occasion?, Duration?) {
        var occasion: Occasion?
        var time: Duration?
        for part in parts {
            if occasion == nil, let read = try Self.occasion(part, in: item) {
                occasion = read
            } else if time == nil, let read = Duration(parsing: part) {
                guard kind.takesTime else { throw .takesNoTime(kind) }
                time = read
            } else {
                throw .malformed(part, in: item)
            }
        }
        return (occasion, time)
    }

    /// Nil where the text isn't meant as an occasion at all.
    private static func occasion(
        _ text: String,
        in item: String
    ) throws(FaultPlanError) -> Occasion? {
        if text.hasSuffix("%") {
            guard let percent = Double(text.dropLast()), percent >= 0, percent <= 100 else {
                throw .malformed(text, in: item)
            }
            return .chance(percent / 100)
        }
        guard text.hasPrefix("@") || text.hasPrefix("x") else { return nil }
        guard let number = Int(text.dropFirst()), number >= 1 else {
            throw .malformed(text, in: item)
        }
        return text.hasPrefix("@") ? .exactly(number) : .first(number)
    }
}

extension Duration {
    /// Reads `250ms`, `3s`, `1.5s`, `2m`, or a number of seconds; nil for anything else, for
    /// negative times and for more than a day.
    init?(parsing text: String) {
        let units: [(suffix: String, seconds: Double)] = [("ms", 0.001), ("s", 1), ("m", 60)]
        let unit = units.first { text.hasSuffix($0.suffix) } ?? ("", 1)
        guard let number = Double(text.dropLast(unit.suffix.count)),
            number >= 0, number * unit.seconds <= 86_400
        else { return nil }
        self = .seconds(number * unit.seconds)
    }
}

extension StringProtocol {
    /// The text without white space at its ends, the no-break space included.
    var trimmingSpaces: String {
        var rest = Substring(self)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

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
