import Customers

/// What a column does again and again, and what is put right of it before anything uses its texts.
///
/// A text that breaks the habit is a finding, ``Problem/Code/brokenHabit``: what was put right of the
/// other rows may then have been wrong.
package enum Habit: Hashable, Sendable {
    /// `1001.0` for `1001`: the `.0` is taken off. Any other fraction breaks the habit.
    case wholeNumbers
    /// `Reed &amp; Sons`: entities of HTML are made the characters that they stand for. An `&` that
    /// begins none breaks the habit.
    case htmlEntities
    /// Placeholders, as they are written: the cell is blank.
    case nullWords([String])
    /// Several values with a separator between them: the first is taken, the others are said.
    case split(String)
    /// `1,001` for `1001`, as a number format writes it: what stands between its groups of three digits is taken
    /// out. Any other number with it breaks the habit.
    case thousands(Character)
    /// Numbers of so many digits: one with fewer lacks its zeros, unless the row's country tells
    /// otherwise. Nothing is changed.
    case digits(Int)

    /// What a mapping file calls them.
    static let names = [
        "whole_numbers", "html_entities", "null_words", "split", "thousands", "digits",
    ]

    /// What a mapping file calls it.
    var name: String {
        switch self {
        case .wholeNumbers: "whole_numbers"
        case .htmlEntities: "html_entities"
        case .nullWords: "null_words"
        case .split: "split"
        case .thousands: "thousands"
        case .digits: "digits"
        }
    }
}
