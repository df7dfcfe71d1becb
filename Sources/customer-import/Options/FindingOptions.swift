import ArgumentParser
import Customers
import Mapping

/// What becomes of rows by what is found in them, where it isn't to be what the codes say.
struct FindingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Send rows with these problems anyway, and list them.",
            valueName: "codes"
        ),
        completion: .codes
    )
    var accept: String?

    @Option(
        help: ArgumentHelp(
            "Hold back rows with these problems: they count as invalid.",
            valueName: "codes"
        ),
        completion: .codes
    )
    var hold: String?

    @Option(
        help: ArgumentHelp(
            "Leave out rows with these problems, as `skip_when` in a mapping does.",
            valueName: "codes"
        ),
        completion: .codes
    )
    var leaveOut: String?

    @Flag(help: "Hold back rows with any problem.")
    var strict = false

    /// - Throws: ``UsageError`` for a word that is no code, a code that can't be had, and one that two options
    ///   name.
    func policy() throws -> ProblemPolicy {
        let policy = ProblemPolicy(
            isStrict: strict,
            accepted: try accept.map(ProblemCodes.accepted) ?? [],
            held: try hold.map { try ProblemCodes.named($0, by: "--hold") } ?? [],
            leftOut: try leaveOut.map { try ProblemCodes.named($0, by: "--leave-out") } ?? []
        )
        let options = [
            ("--accept", policy.accepted), ("--hold", policy.held), ("--leave-out", policy.leftOut),
        ]
        for (first, second) in [(0, 1), (0, 2), (1, 2)] {
            let both = options[first].1.intersection(options[second].1).map(\.rawValue).min()
            if let both {
                throw UsageError.codeTwice(both, options[first].0, options[second].0)
            }
        }
        return policy
    }
}

/// Codes of problems as an option lists them.
enum ProblemCodes {
    /// The codes of a list such as `null_word,bad_email`.
    ///
    /// - Throws: ``UsageError`` for a word that isn't one, or is one that comes up only when a row is sent.
    static func named(_ list: String, by option: String) throws -> Set<Problem.Code> {
        let words = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        guard !words.isEmpty else {
            throw UsageError.noCodes(in: list, option)
        }
        return Set(
            try words.map { word in
                guard let code = Problem.Code(rawValue: word.lowercased()) else {
                    throw UsageError.noCode(
                        word,
                        option,
                        among: Problem.Code.eligible.map(\.rawValue)
                    )
                }
                guard Problem.Code.eligible.contains(code) else {
                    throw UsageError.codeOfSending(word, option)
                }
                return code
            }
        )
    }

    /// The codes of a list whose rows are to be let through.
    ///
    /// - Throws: as ``named(_:by:)``, and for a code whose rows can't be.
    static func accepted(_ list: String) throws -> Set<Problem.Code> {
        let codes = try named(list, by: "--accept")
        for code in codes.sorted(by: { $0.rawValue < $1.rawValue }) {
            if let refusal = code.refusal {
                throw UsageError.unacceptable("\(code)", "\(refusal)")
            }
        }
        return codes
    }
}

extension CompletionKind {
    /// The codes of problems, separated by commas.
    static let codes = commaSeparated(Problem.Code.eligible.map(\.rawValue))
}
