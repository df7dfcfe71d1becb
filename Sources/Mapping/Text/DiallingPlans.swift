/// How the countries number their telephones: enough to write a number as it is dialled from anywhere.
struct DiallingPlans: Sendable {
    private struct Plan: Sendable {
        var dialling: String
        /// Dialled before a number within the country; blank for nothing.
        var trunk: String
        /// Dialled before a number abroad.
        var abroad: String
        /// How many digits a number has behind the dialling code.
        var lengths: ClosedRange<Int>
        /// Whether no number without its area code has as many digits as one with it.
        var tellsWholeNumbers: Bool {
            lengths.lowerBound == lengths.upperBound || lengths.lowerBound >= 10
        }
    }

    private let byCountry: [String: Plan]
    /// By dialling code; of several countries with one, the plan that takes them all in.
    private let byDialling: [String: Plan]

    /// The longest dialling code, in digits.
    private static let longest = 3
    /// E.164 has no longer numbers, the dialling code included.
    private static let mostDigits = 15

    init() {
        var byCountry: [String: Plan] = [:]
        var byDialling: [String: Plan] = [:]
        for line in Self.table.split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            let lengths = parts.last?.split(separator: "-").compactMap { Int($0) } ?? []
            guard parts.count == 5, let least = lengths.first, let most = lengths.last,
                least <= most
            else { continue }
            let plan = Plan(
                dialling: parts[1],
                trunk: parts[2] == "-" ? "" : parts[2],
                abroad: parts[3] == "-" ? "00" : parts[3],
                lengths: least...most
            )
            byCountry[parts[0]] = plan
            var shared = byDialling[plan.dialling] ?? plan
            shared.lengths =
                min(least, shared.lengths.lowerBound)...max(most, shared.lengths.upperBound)
            byDialling[plan.dialling] = shared
        }
        self.byCountry = byCountry
        self.byDialling = byDialling
    }

    /// Whether the plan of a country is known, by its alpha-2 code.
    func knows(_ country: String) -> Bool { byCountry[country] != nil }

    /// A number as E.164 has it, such as `+442079460018`; nil where that isn't sure: there are letters or an
    /// extension, there is no area code, or it has more or fewer digits than the country's numbers.
    ///
    /// - Parameter country: whose number it is where it doesn't say so itself, by its alpha-2 code.
    func international(_ text: String, country: String?) -> String? {
        guard let written = Written(text) else { return nil }
        let home = country.flatMap { byCountry[$0] }
        if written.hasPlus { return abroad(written.digits) }
        if let home, fits(written.digits, home) {
            return number(home, national(written.digits, home))
        }
        // `00` is known even where another prefix is dialled.
        for prefix in [home?.abroad, "00"].compactMap({ $0 }) {
            if written.digits.hasPrefix(prefix),
                let number = abroad(written.digits.dropFirst(prefix.count))
            {
                return number
            }
        }
        return nil
    }

    /// A number with its dialling code in front.
    private func abroad(_ digits: Substring) -> String? {
        for length in stride(from: Self.longest, through: 1, by: -1) {
            guard let plan = byDialling[String(digits.prefix(length))] else { continue }
            var rest = digits.dropFirst(length)
            // `+44 020 …`: no number abroad begins with what is dialled at home.
            if plan.trunk == "0", rest.first == "0" { rest = rest.dropFirst() }
            guard plan.lengths.contains(rest.count) else { return nil }
            return number(plan, rest)
        }
        return nil
    }

    /// Whether digits are a number of a country as it is dialled there, area code included.
    private func fits(_ digits: Substring, _ plan: Plan) -> Bool {
        // What is dialled abroad begins so in nearly every country.
        guard !digits.hasPrefix("00") else { return false }
        let isWhole = plan.trunk.isEmpty || digits.hasPrefix(plan.trunk)
        let number = national(digits, plan)
        guard plan.lengths.contains(number.count) else { return false }
        // Without its trunk prefix it may lack its area code, too, unless its length says otherwise.
        guard isWhole || plan.tellsWholeNumbers else { return false }
        // No area code of North America begins with 0 or 1.
        return plan.dialling != "1" || number.first.map { $0 > "1" } ?? false
    }

    private func national(_ digits: Substring, _ plan: Plan) -> Substring {
        // Other prefixes than a zero may be a number's own first digit.
        let isPrefix = plan.trunk.hasPrefix("0") || digits.count > plan.lengths.upperBound
        return !plan.trunk.isEmpty && digits.hasPrefix(plan.trunk) && isPrefix
            ? digits.dropFirst(plan.trunk.count) : digits
    }

    private func number(_ plan: Plan, _ rest: Substring) -> String? {
        let number = plan.dialling + rest
        return number.count <= Self.mostDigits ? "+" + number : nil
    }
}

/// A number as somebody wrote it, taken apart; nil for a text with anything else in it.
private struct Written {
    let hasPlus: Bool
    let digits: Substring

    init?(_ text: String) {
        var digits = ""
        var hasPlus = false
        // `+49 (0) 711 …`: the zero is dialled at home only.
        let text = text.contains("+") ? text.replacing("(0)", with: " ") : text
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits.unicodeScalars.append(scalar)
            case "+":
                guard digits.isEmpty, !hasPlus else { return nil }
                hasPlus = true
            case " ", "-", ".", "(", ")", "/", "\u{A0}", "\u{202F}", "\u{2010}"..."\u{2013}": break
            default: return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        self.hasPlus = hasPlus
        self.digits = digits[...]
    }
}
