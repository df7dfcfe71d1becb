import Journal
import Mapping

/// What is to be said while an import is worked on, besides what comes of it.
package enum Remark: Sendable {
    /// The journal was there already, and is gone on with.
    case goesOn
    /// Another journal imports the same content, too.
    case alsoImported(by: String)
    /// Another journal has sent so many rows that are like rows of this one.
    case sharesRows(with: String, rows: Int)
    /// A part of the source was read into the journal: so many rows of its own, and of the whole source.
    case part(Shard, rows: Int, sourceRows: Int)
    /// Every row of the source, or of the part, is in the journal: what was found, and what the rows are.
    case staged(FindingSummary, Totals)
    /// A part of the source is imported, and all rows turned out to be of one business: all of them are in
    /// one part.
    case oneBusiness
    /// What could be said only once the source was read to its end.
    case late(String)
    /// The stand-in for the service is empty, and customers were created in it before.
    case practiceForgot
    /// Another run on this machine is just beginning, and is waited for.
    case waitsForOther(LockHolder?)
    /// The session before was cut off, and the journal is looked through for damage, which takes a while.
    case checksDamage
    /// No record of the journal can be kept on this machine.
    case noRecord(reason: String)
    /// The journal named another service, which never answered.
    case serviceReplaced(was: String)
    /// A session has begun.
    case began(Session.Beginning)
    /// The journal isn't known to be the one that last sent.
    case doubtful(Doubt, asksList: Bool)
    /// A row may be looked for while its request is still under way.
    case graceIsShort(Duration, timeout: Duration)
    /// There are threads for fewer workers than are wanted.
    case fewThreads(Int, workers: Int, wanted: Int)
    /// So many cells hold texts that no cell of a workbook can hold whole.
    case cutCells(Int)
    /// Another program has the journal open, so that more than one file is left.
    case keptOpen(journal: String)
}
