import Journal

extension Doubt {
    /// Why a journal is in doubt, in the middle of a sentence.
    var words: String {
        switch self {
        case .elsewhere: "a copy of it was used since, or this is an older state"
        case .older: "requests were sent since this state of it"
        case .noLog: "its -wal file is missing"
        case .noRecord: "it was used before, and there is no record of it on this machine"
        case .earlierVersion: "an earlier version used it, which kept no record"
        case .noFolder: "no record of it can be kept on this machine"
        case .sentBefore:
            "rows of the same file were sent from this machine before, and that import's journal was"
                + " removed or is in another folder"
        case .sharedRows: "another journal beside it has sent rows like its own"
        case .released: "it was in doubt before, and rows were put back to be sent since"
        }
    }
}
