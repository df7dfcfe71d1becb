/// A word out of a set, as an option takes it.
enum ChoiceArgument {
    /// The value that a word names.
    ///
    /// - Parameters:
    ///   - option: the one that was given the word.
    ///   - values: the choice that there is.
    /// - Throws: ``UsageError`` that asks what was meant, and names the choice.
    static func parse<Value: RawRepresentable<String>>(
        _ word: String,
        _ option: String,
        among values: some Collection<Value>
    ) throws(UsageError) -> Value {
        let name = word.lowercased()
        guard let value = values.first(where: { $0.rawValue == name }) else {
            throw UsageError.choice(word, option, among: values.map(\.rawValue))
        }
        return value
    }
}
