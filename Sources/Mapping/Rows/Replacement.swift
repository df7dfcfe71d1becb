import Foundation

/// A `replace` made ready: a regular expression of ICU's, whose search of one text has an end.
///
/// ICU tries one way to match after the other. `(a+)+$` has 2^40 of them on 40 letters, `\s+$` five
/// thousand million on 100,000 spaces. So its steps are counted, which is the same on each machine.
struct Replacement {
    private let expression: NSRegularExpression
    private let template: String
    /// How often the template refers to a group: each may be as long as the text.
    private let references: Int

    /// ICU tells of its progress once for each place at which it begins to look for a match, and once
    /// for each 10,000 ways that it went back to. Five million of them are a quarter of a second, and
    /// more than a pattern with three repetitions needs for the longest field.
    private static let mostReports = 500

    /// The time for one text at the very most: long references backwards, as in `(.*)\1z`, compare
    /// thousands of characters in one step. Nothing else comes near it.
    private static let longest = Duration.seconds(10)

    /// The longest text that one match may become: its parts are limited by the text, yet there may be
    /// any number of them.
    private static let mostOfOneMatch = 1_000_000

    /// Nil where the pattern isn't a regular expression.
    init?(pattern: String, template: String) {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return nil }
        self.expression = expression
        self.template = template
        references = template.utf8.count { $0 == UInt8(ascii: "$") }
    }

    /// The text with each match replaced.
    ///
    /// - Throws: what kept the search from its end; the text is then as it was.
    func apply(to text: String) throws(TransformFault) -> String {
        try TransformFault.checkLength(text)
        var result = ""
        var end = text.startIndex
        var fault: TransformFault?
        let length = text.utf16.count
        var reportsLeft = length + Self.mostReports
        let start = ContinuousClock.now
        expression.enumerateMatches(
            in: text,
            options: [.reportProgress, .reportCompletion],
            range: NSRange(location: 0, length: length)
        ) { match, flags, stop in
            if let match {
                guard references * longestGroup(of: match) <= Self.mostOfOneMatch else {
                    fault = .tooLong
                    stop.pointee = true
                    return
                }
                // By scalars: a match may begin or end within a character.
                let scalars = text.unicodeScalars
                let lower = String.Index(utf16Offset: match.range.lowerBound, in: text)
                result.unicodeScalars += scalars[end..<lower]
                result += expression.replacementString(
                    for: match,
                    in: text,
                    offset: 0,
                    template: template
                )
                end = String.Index(utf16Offset: match.range.upperBound, in: text)
                if result.utf8.count > 4 * TransformFault.mostCharacters { fault = .tooLong }
            } else if flags.contains(.internalError) {
                // There is no room to keep the ways that are still to be tried: without this, the text
                // would stay as it is, as if nothing in it matched.
                fault = .manySteps(pattern: expression.pattern)
            } else if !flags.contains(.completed) {
                reportsLeft -= 1
                if reportsLeft < 0 || ContinuousClock.now - start > Self.longest {
                    fault = .manySteps(pattern: expression.pattern)
                }
            }
            if fault != nil { stop.pointee = true }
        }
        if let fault { throw fault }
        result.unicodeScalars += text.unicodeScalars[end...]
        return result
    }

    private func longestGroup(of match: NSTextCheckingResult) -> Int {
        (0..<match.numberOfRanges).reduce(0) { max($0, match.range(at: $1).length) }
    }
}
