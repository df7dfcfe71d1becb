/// The program's version, as `--version`, the journal and the user agent give it.
enum Version {
    static let current = "0.6.0"
}
