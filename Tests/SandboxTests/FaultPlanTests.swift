import Testing

@testable import Sandbox

struct FaultPlanTests {
    typealias Rule = FaultPlan.Rule

    @Test(
        arguments: [
            ("", []),
            (" , ", []),
            ("drop-after:2%", [Rule(Fault(.dropAfter), .chance(0.02))]),
            ("500", [Rule(Fault(.errorBefore), .chance(1))]),
            ("500-after:0.5%", [Rule(Fault(.errorAfter), .chance(0.005))]),
            ("429@7", [Rule(Fault(.tooManyRequests), .exactly(7))]),
            ("429:@7:2s", [Rule(Fault(.tooManyRequests, time: .seconds(2)), .exactly(7))]),
            ("503x3:250ms", [Rule(Fault(.unavailable, time: .milliseconds(250)), .first(3))]),
            ("503:x3", [Rule(Fault(.unavailable, time: .seconds(1)), .first(3))]),
            ("slow:1%:3s", [Rule(Fault(.slow, time: .seconds(3)), .chance(0.01))]),
            ("slow:1.5", [Rule(Fault(.slow, time: .milliseconds(1_500)), .chance(1))]),
            ("refuse@4:1m", [Rule(Fault(.refuse, time: .seconds(60)), .exactly(4))]),
            ("reset:5%", [Rule(Fault(.reset), on: .connection, .chance(0.05))]),
            ("list/502@1", [Rule(Fault(.badGateway), on: .list, .exactly(1))]),
            (
                "token/500x2, update/no-id:1%",
                [
                    Rule(Fault(.errorBefore), on: .token, .first(2)),
                    Rule(Fault(.noID), on: .update, .chance(0.01)),
                ]
            ),
        ] as [(String, [Rule])]
    )
    func `a plan reads as its rules`(text: String, rules: [Rule]) throws {
        #expect(try FaultPlan(parsing: text).rules == rules)
    }

    @Test(arguments: Fault.Kind.allCases)
    func `every fault can be named`(kind: Fault.Kind) throws {
        let plan = try FaultPlan(parsing: "\(kind.rawValue)@1")
        #expect(plan.rules.map(\.fault.kind) == [kind])
    }

    @Test(
        arguments: [
            ("nonsense:1%", .unknownFault("nonsense")),
            ("lists/500", .unknownOperation("lists", in: "lists/500")),
            ("connection/500", .unknownOperation("connection", in: "connection/500")),
            ("list/reset", .cannotHit(.reset, .list)),
            ("create/reset", .cannotHit(.reset, .create)),
            ("token/expire-token", .cannotHit(.expireToken, .token)),
            ("list/no-id", .cannotHit(.noID, .list)),
            ("drop-after:2%:3s", .takesNoTime(.dropAfter)),
            ("500:101%", .malformed("101%", in: "500:101%")),
            ("500:nan%", .malformed("nan%", in: "500:nan%")),
            ("500:-1%", .malformed("-1%", in: "500:-1%")),
            ("500@0", .malformed("@0", in: "500@0")),
            ("500@", .malformed("@", in: "500@")),
            ("500:", .malformed("", in: "500:")),
            ("slow:1%:forever", .malformed("forever", in: "slow:1%:forever")),
            ("slow:1%:-3s", .malformed("-3s", in: "slow:1%:-3s")),
            ("slow:1%:inf", .malformed("inf", in: "slow:1%:inf")),
            ("500:60%,502:60%", .chancesExceedAll(.create)),
        ] as [(String, FaultPlanError)]
    )
    func `a plan that can't be read says why`(text: String, expected: FaultPlanError) {
        #expect(throws: expected) { try FaultPlan(parsing: text) }
        #expect(!expected.message.isEmpty)
    }

    @Test func `an unknown fault's hint lists every known name`() {
        let hint = FaultPlanError.unknownFault("x").hint ?? ""
        for kind in Fault.Kind.allCases { #expect(hint.contains(kind.rawValue)) }
    }

    @Test func `chances are met within what chance allows`() throws {
        let plan = try FaultPlan(parsing: "drop-after:20%,500:10%,slow:5%:3s")
        var counts: [Fault.Kind: Int] = [:]
        let draws = 20_000
        for number in 1...draws {
            guard let fault = plan.draw(.create, number: number, seed: 42) else { continue }
            counts[fault.kind, default: 0] += 1
        }
        // Five standard deviations of a binomial: a fixed seed, but any should do.
        for (kind, chance) in [(Fault.Kind.dropAfter, 0.2), (.errorBefore, 0.1), (.slow, 0.05)] {
            let expected = Double(draws) * chance
            let slack = 5 * (expected * (1 - chance)).squareRoot()
            #expect(abs(Double(counts[kind] ?? 0) - expected) < slack, "\(kind), seed 42")
        }
    }

    @Test func `a draw depends only on plan, operation, number and seed`() throws {
        let plan = try FaultPlan(parsing: "500:50%,list/500:50%")
        let forwards = (1...200).map { plan.draw(.create, number: $0, seed: 7) }
        let backwards = (1...200).reversed().map { plan.draw(.create, number: $0, seed: 7) }
        #expect(forwards == backwards.reversed())
        #expect(forwards != (1...200).map { plan.draw(.create, number: $0, seed: 8) })
        #expect(forwards != (1...200).map { plan.draw(.list, number: $0, seed: 7) })
    }

    @Test func `numbered rules hit exactly their numbers, before any chance`() throws {
        let plan = try FaultPlan(parsing: "500:100%,429@3,503x2")
        let kinds = (1...4).map { plan.draw(.create, number: $0, seed: 1)?.kind }
        #expect(kinds == [.unavailable, .unavailable, .tooManyRequests, .errorBefore])
    }

    @Test(arguments: Operation.allCases)
    func `no plan, no fault`(operation: Operation) {
        #expect(FaultPlan.none.draw(operation, number: 1, seed: 1) == nil)
    }
}
