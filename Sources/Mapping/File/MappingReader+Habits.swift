import Yams

extension MappingReader {
    /// The habits of one column.
    func habits(from node: Node) throws(MappingError) -> [Habit] {
        var habits: [Habit] = []
        for item in try list(node, "the habits of a column") {
            habits.append(try habit(from: item))
        }
        return habits
    }

    private func habit(from node: Node) throws(MappingError) -> Habit {
        guard case .mapping = node else {
            let key = Key(text: try text(of: node, "a habit"), line: line(of: node))
            switch key.text {
            case "whole_numbers": return .wholeNumbers
            case "html_entities": return .htmlEntities
            default: break
            }
            guard Habit.names.contains(key.text) else {
                throw unknown(key, "habit", among: Habit.names)
            }
            throw error(node, "the habit `\(key.text)` needs a setting", Self.habitUsage[key.text])
        }
        let pairs = try pairs(of: node, "a habit")
        guard let (key, value) = pairs.first, pairs.count == 1 else {
            throw error(node, "each entry under a column is one habit", nil)
        }
        switch key.text {
        case "null_words": return .nullWords(try texts(of: value, "`null_words`"))
        case "split": return .split(try separator(value))
        case "thousands":
            let mark = try text(of: value, "`thousands`")
            guard let first = mark.first, mark.count == 1, !first.isLetter, !first.isNumber else {
                throw error(value, "`thousands` is one mark", Self.habitUsage["thousands"])
            }
            return .thousands(first)
        case "digits":
            guard let count = Int(try text(of: value, "`digits`")), (2...32).contains(count) else {
                throw error(
                    value,
                    "`digits` takes a number from 2 to 32",
                    Self.habitUsage["digits"]
                )
            }
            return .digits(count)
        case "whole_numbers", "html_entities":
            throw error(line: key.line, "the habit `\(key.text)` has no setting", nil)
        default: throw unknown(key, "habit", among: Habit.names)
        }
    }

    /// What is between several values.
    func separator(_ node: Node) throws(MappingError) -> String {
        let separator = try text(of: node, "`split`")
        guard !separator.isEmpty else {
            throw error(node, "`split` needs a separator", Self.habitUsage["split"])
        }
        return separator
    }

    private static let habitUsage = [
        "null_words": "Write it as {null_words: [NULL, \"-\"]}.",
        "split": "Write it as {split: \" ::: \"}.",
        "thousands": "Write it as {thousands: \",\"}.",
        "digits": "Write it as {digits: 5}.",
    ]
}
