/// First letters of words in upper case, the others in lower case.
enum TitleCase {
    /// A word starts at the text's start and after anything but a letter, digit or apostrophe:
    /// `ANNE-MARIE O'NEIL` gives `Anne-Marie O'neil`.
    static func apply(to text: String) -> String {
        var result = ""
        var isInWord = false
        for character in text {
            let isPart = character.isLetter || character.isNumber
            result += isPart && !isInWord ? character.uppercased() : character.lowercased()
            isInWord = isPart || (isInWord && (character == "'" || character == "’"))
        }
        return result
    }
}
