import Journal

extension JournalWriter {
    /// Closes the journal, and says so where more than one file is left.
    func close(_ console: Console) {
        guard close() == .wal else { return }
        console.warn(
            "\(path): another program has the journal open, so that its -wal file stays: copy it with"
                + " `customer-import journal backup`, never the .sqlite file alone"
        )
    }
}
