import Foundation

/// What the other journals that this machine remembers mean for one that is to send rows.
struct OtherImports {
    /// When they were used last that have rows of the same content, and that were removed or are in another
    /// folder.
    private(set) var sameContent: [StateFile.LastUse] = []
    /// The same of those of other content that were removed: nothing tells which rows they had.
    private(set) var lost: [StateFile.LastUse] = []
    /// Those whose rows can be compared.
    private(set) var inSight: [SharedRows.Candidate] = []
    /// The absolute paths of them all.
    private(set) var paths: Set<String> = []
    /// The turn of a session that begins now.
    private(set) var nextTurn = 1

    /// None.
    init() {}

    /// - Parameters:
    ///   - path: of the journal that is to send.
    ///   - memory: where it is remembered who sent rows.
    /// - Throws: ``JournalError/sourceInUse(path:other:holder:)`` where one of the same content is at work.
    init(
        _ memory: SourceMemory,
        _ folder: StateFolder,
        path: String
    ) throws(JournalError) {
        let own = memory.own()
        let others = memory.others().sorted { $0.turn ?? 0 > $1.turn ?? 0 }
        nextTurn = (([own].compactMap(\.self) + others).compactMap(\.turn).max() ?? 0) + 1
        for other in others {
            paths.insert(other.path)
            let hasContent = other.hasContent(of: memory.claim)
            do throws(StateFile.Failure) {
                let use = try StateFile.look(folder, journal: other.journal)
                guard other.isSent, other.isLater(than: own?.turn) else { continue }
                let isThere = Self.isThere(other)
                if hasContent, !isThere || !Self.isBeside(other, path) {
                    sameContent.append(use)
                } else if isThere {
                    inSight.append(SharedRows.Candidate(path: other.path))
                } else {
                    lost.append(use)
                }
            } catch {
                guard case .inUse(let record) = error else { continue }
                if hasContent {
                    throw .sourceInUse(path: path, other: other.path, holder: record?.holder)
                }
                if Self.isThere(other) {
                    // First of all: the others can wait for the list.
                    inSight.insert(
                        SharedRows.Candidate(
                            path: other.path,
                            isAtWork: true,
                            holder: record?.holder
                        ),
                        at: 0
                    )
                } else {
                    lost.append(StateFile.LastUse())
                }
            }
        }
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
