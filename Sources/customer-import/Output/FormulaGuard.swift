/// Keeps a spreadsheet from running a cell as a formula, and from taking the `+` off a phone number:
/// such a cell gets an apostrophe before it, which ``unguarded(_:)`` takes away again.
///
/// The two undo each other for every text, also for one that begins with apostrophes itself.
enum FormulaGuard {
    /// What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
    private static let starts: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

    static func guarded(_ cell: String) -> String { wants(cell) ? "'" + cell : cell }

    static func unguarded(_ cell: String) -> String {
        cell.first == "'" && wants(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
    }

    private static func wants(_ cell: String) -> Bool {
        cell.first { $0 != "'" }.map(starts.contains) ?? false
    }
}
