import Journal

extension Doubt {
    /// Why a journal is in doubt, in the middle of a sentence.
    var words: String {
        switch self {
        case .elsewhere: "a copy of it has been used since, or it is an older version"
        case .older: "requests have been sent since"
        case .noLog: "its -wal file is missing"
        case .noRecord: "it has been used before, but not on this machine"
        case .earlierVersion: "an earlier version of this program used it"
        case .noFolder: "this machine can't record its use"
        case .sentBefore:
            "rows of the same file have been sent from this machine, and that import's journal was removed"
                + " or is in another folder"
        case .sharedRows: "another journal has sent rows like its own"
        case .lostJournal:
            "a journal that was removed has sent rows from this machine to the same business"
        case .released: "it may have been out of date before, and rows were let through since"
        }
    }
}
