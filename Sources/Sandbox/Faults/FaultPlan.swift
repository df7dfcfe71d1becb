/// Which requests go wrong, and how: rules, and a pure draw from them.
///
/// Default: ``none``.
package struct FaultPlan: Hashable, Sendable {
    /// When a rule hits.
    package enum Occasion: Hashable, Sendable {
        /// With that probability, 0 to 1.
        case chance(Double)
        /// The one request of that number, counted from 1 since the start.
        case exactly(Int)
        /// That many requests from the start.
        case first(Int)
    }

    /// One fault, what it hits, and when.
    package struct Rule: Hashable, Sendable {
        package var operation: Operation
        package var occasion: Occasion
        package var fault: Fault

        package init(_ fault: Fault, on operation: Operation = .create, _ occasion: Occasion) {
            self.operation = operation
            self.occasion = occasion
            self.fault = fault
        }
    }

    package let rules: [Rule]

    /// Nothing goes wrong.
    package static let none = FaultPlan(rules: [])

    /// A plan of the given rules; the chances of one operation should not exceed 1 in sum.
    package init(rules: [Rule]) {
        self.rules = rules
    }

    /// The fault of the `number`-th request of that kind, counted from 1; nil for none.
    ///
    /// Pure: the same plan, operation, number and seed give the same fault. Rules that name
    /// numbers come before chances, in the plan's order; the chances share one draw, so that each
    /// hits as often as it says.
    package func draw(_ operation: Operation, number: Int, seed: UInt64) -> Fault? {
        let own = rules.filter { $0.operation == operation }
        guard !own.isEmpty else { return nil }
        if let named = own.first(where: { $0.occasion.names(number) }) { return named.fault }
        var generator = SeededGenerator(seed: seed, stream: operation.rawValue, number: number)
        let drawn = Double.random(in: 0..<1, using: &generator)
        var reached = 0.0
        for rule in own {
            guard case .chance(let chance) = rule.occasion else { continue }
            reached += chance
            if drawn < reached { return rule.fault }
        }
        return nil
    }
}

extension FaultPlan.Occasion {
    fileprivate func names(_ number: Int) -> Bool {
        switch self {
        case .chance: false
        case .exactly(let exact): number == exact
        case .first(let count): number <= count
        }
    }
}
