import Foundation

/// What the other journals that this machine remembers mean for one that is to send rows.
struct OtherImports {
    /// When they were used last that have rows of the same content, and that were removed or are in another
    /// folder.
    private(set) var sameContent: [StateFile.LastUse] = []
    /// The same of those of other content that were removed: nothing tells which rows they had.
    private(set) var lost: [StateFile.LastUse] = []
    /// Whether one of these had rows without an `external_id`.
    private(set) var lostKeyless = false
    /// Those whose rows can be compared.
    private(set) var inSight: [SharedRows.Candidate] = []
    /// The absolute paths of them all.
    private(set) var paths: Set<String> = []
    /// Whether rows are to be compared with those of journals, too, that were used before: they may have been put
    /// back since the journal last sent, or nothing is remembered of that.
    private(set) var comparesAnew = true
    /// The turn of a session that begins now.
    private(set) var nextTurn = 1

    /// None.
    init() {}

    /// - Parameters:
    ///   - path: of the journal that is to send.
    ///   - memory: where it is remembered who sent rows.
    ///   - comparesAnew: whether the journal says that rows were put back since it last sent.
    /// - Throws: ``JournalError/sourceInUse(path:other:holder:)`` where one of the same content is at work.
    init(
        _ memory: SourceMemory,
        _ folder: StateFolder,
        path: String,
        comparesAnew: Bool
    ) throws(JournalError) {
        let own = memory.own()
        self.comparesAnew = comparesAnew || own?.turn == nil || own?.hasRowsPutBack == true
        let others = memory.others().sorted { $0.turn ?? 0 > $1.turn ?? 0 }
        nextTurn = (([own].compactMap(\.self) + others).compactMap(\.turn).max() ?? 0) + 1
        for other in others {
            paths.insert(other.path)
            let use: StateFile.LastUse
            do throws(StateFile.Failure) {
                use = try StateFile.look(folder, journal: other.journal)
            } catch {
                guard case .inUse(let record) = error else { continue }
                guard record?.sends == false else {
                    try noteAtWork(other, record?.holder, memory.claim, path)
                    continue
                }
                use = StateFile.LastUse()
            }
            let turn = self.comparesAnew ? nil : own?.turn
            guard other.isSent, other.isLater(than: turn) else { continue }
            let isThere = Self.isThere(other)
            if other.hasContent(of: memory.claim), !isThere || !Self.isBeside(other, path) {
                sameContent.append(use)
            } else if isThere {
                inSight.append(SharedRows.Candidate(path: other.path))
            } else {
                noteLost(other, use)
            }
        }
    }

    private mutating func noteLost(_ other: SentSource, _ use: StateFile.LastUse) {
        lost.append(use)
        lostKeyless = lostKeyless || other.keyless == true
    }

    /// Notes a journal whose session may send just now.
    private mutating func noteAtWork(
        _ other: SentSource,
        _ holder: LockHolder?,
        _ claim: SourceClaim,
        _ path: String
    ) throws(JournalError) {
        if other.hasContent(of: claim) {
            throw .sourceInUse(path: path, other: other.path, holder: holder)
        }
        guard FileManager.default.fileExists(atPath: other.path) else {
            noteLost(other, StateFile.LastUse())
            return
        }
        // First of all: the others can wait for the list.
        let candidate = SharedRows.Candidate(path: other.path, isAtWork: true, holder: holder)
        inSight.insert(candidate, at: 0)
    }

    /// Whether the journal is where it was.
    private static func isThere(_ other: SentSource) -> Bool {
        guard FileManager.default.fileExists(atPath: other.path) else { return false }
        return (try? Journal.look(at: other.path) { try $0.identity()?.journal }) == other.journal
    }

    private static func isBeside(_ other: SentSource, _ path: String) -> Bool {
        let folders = [path, other.path].map {
            URL(fileURLWithPath: $0.absolutePath).deletingLastPathComponent().path
        }
        return folders[0] == folders[1]
    }
}

extension String {
    /// As a path from the root on, whatever folder this one is in.
    var absolutePath: String { URL(fileURLWithPath: self).standardizedFileURL.path }
}
