import Customers
import Foundation
import Journal
import Spreadsheet

/// An import that is to begin, or to go on, with a source.
package struct NewImport {
    package let source: SourceOptions
    /// The journal's path.
    package let journal: String
    /// Whether the user named the journal: then a second import of the same content is meant.
    package let isNamed: Bool
    /// For rows whose mapping gives no business.
    package let business: BusinessID?
    /// Whether it is only to be found out what would become of the rows: the journal is left as it is, or is
    /// never made.
    package let isTrial: Bool
    /// The part of the source to import; nil for all of it.
    package let shard: Shard?

    package init(
        _ source: SourceOptions,
        journal: String,
        isNamed: Bool = true,
        business: BusinessID? = nil,
        isTrial: Bool = false,
        shard: Shard? = nil
    ) {
        self.source = source
        self.journal = journal
        self.isNamed = isNamed
        self.business = business
        self.isTrial = isTrial
        self.shard = shard
    }

    /// Opens the journal, new or gone on with, with every row of the source in it.
    ///
    /// - Parameter service: is asked for once it is known what the source is, and that it can be mapped.
    func journal(
        for service: (MappedSource) throws -> ServiceTarget,
        by caller: Caller,
        remark: (Remark) -> Void
    ) throws -> JournalWriter {
        let hash = SourceHash()
        let mapped = try MappedSource(source, hash: hash)
        guard business != nil || mapped.mapper.mapping.businessID != nil else {
            throw InputError.noBusiness
        }
        if let shard, shard.count > 1, mapped.mapper.mapping.businessID == nil {
            throw InputError.indivisible(source.source.name)
        }
        let target = try service(mapped)
        let wanted = record(mapped, target, caller)
        let opened = try caller.lockPatience.open(journal) {
            try open(wanted, mapped, remark)
        }
        let stager: Stager
        switch opened {
        case .journal(let writer, let record, let staged):
            try goOn(writer, mapped, wanted, record, staged, target, caller)
            try refuseOtherShards(wanted, mapped, writer)
            remark(.goesOn)
            return writer
        case .nothing(let new): stager = new
        }
        var staging = Staging(mapped, hash: hash, business: business, shard: shard)
        let (writer, summary) = try staging.run(into: stager)
        // Others may have been made meanwhile.
        try refuseOtherShards(wanted, mapped, writer)
        let (_, staged) = try writer.journal.stagedImport()
        if let shard {
            remark(.part(shard, rows: staged.rowsRead, sourceRows: staged.sourceRows))
        }
        remark(.staged(summary, try writer.journal.totals()))
        if staging.isOneBusiness { remark(.oneBusiness) }
        for late in mapped.lateRemarks { remark(.late(late)) }
        return writer
    }

    /// What is found where the journal is to be.
    private enum Opened {
        /// An import that is to be gone on with.
        case journal(JournalWriter, ImportRecord, ImportRecord.Staged)
        /// No import yet, or none that was completely read.
        case nothing(Stager)
    }

    private func open(
        _ wanted: ImportRecord,
        _ mapped: MappedSource,
        _ remark: (Remark) -> Void
    ) throws -> Opened {
        guard JournalWriter.hasFile(at: journal) else {
            try refuseSameImport(wanted, mapped, remark)
            return .nothing(
                try isTrial
                    ? Stager(scratchFor: journal, record: wanted)
                    : Stager(at: journal, record: wanted)
            )
        }
        let writer =
            try isTrial ? JournalWriter.scratch(copyOf: journal) : JournalWriter(path: journal)
        if let record = try writer.journal.importRecord(), let staged = record.staged {
            return .journal(writer, record, staged)
        }
        return .nothing(
            try isTrial
                ? Stager(scratchFor: journal, record: wanted)
                : Stager(replacing: writer, record: wanted)
        )
    }

    /// Makes sure that the journal is this source's and this service's, or closes it.
    private func goOn(
        _ writer: JournalWriter,
        _ mapped: MappedSource,
        _ wanted: ImportRecord,
        _ record: ImportRecord,
        _ staged: ImportRecord.Staged,
        _ target: ServiceTarget,
        _ caller: Caller
    ) throws {
        do {
            try target.check(KnownService(writer.journal, record, caller.state))
            try SourceComparer(source: mapped, writer: writer)
                .compare(wanted, with: record, staged)
        } catch {
            writer.close()
            throw error
        }
    }

    /// Stops where another journal beside this one imports the same content; with a name of its own for
    /// the journal, the user knows.
    private func refuseSameImport(
        _ wanted: ImportRecord,
        _ mapped: MappedSource,
        _ remark: (Remark) -> Void
    ) throws {
        // What is given is for rows alone that name none.
        let isNamedByRows = mapped.mapper.mapping.businessID != nil
        let found = SameImport.find(
            besides: journal,
            of: source.source,
            wanted,
            business: isNamedByRows ? nil : business?.text
        )
        guard let found else { return }
        // A name of one's own is that of each shard: it doesn't tell that the rows are to go out again.
        guard isNamed, shard == nil else {
            throw SameImportError(
                source: source.source.argument,
                journal: found.journal,
                shard: found.claim.shard,
                wanted: shard
            )
        }
        remark(.alsoImported(by: found.journal))
    }

    /// Stops where another journal beside a shard's has rows of the same content that fall to this one: it
    /// was divided otherwise.
    private func refuseOtherShards(
        _ wanted: ImportRecord,
        _ mapped: MappedSource,
        _ writer: JournalWriter
    ) throws {
        guard shard != nil else { return }
        do {
            try refuseSameImport(wanted, mapped) { _ in }
        } catch {
            writer.close()
            throw error
        }
    }

    private func record(
        _ mapped: MappedSource,
        _ target: ServiceTarget,
        _ caller: Caller
    ) -> ImportRecord {
        var settings = source.settings
        settings["business"] = business?.text
        return ImportRecord(
            sourcePath: source.source.absolutePath,
            dialect: mapped.dialect,
            columns: mapped.reader.columns.map(\.header),
            mapping: mapped.mappingText,
            baseURL: target.name,
            settings: settings,
            shard: shard,
            toolVersion: caller.toolVersion,
            createdAt: .now()
        )
    }
}

extension Source {
    /// As it is given on a command line.
    fileprivate var argument: String {
        switch self {
        case .file(let path): path
        case .standardInput, .kept: "-"
        }
    }

    /// So that the source is known again from another folder.
    fileprivate var absolutePath: String {
        guard case .file(let path) = self else { return argument }
        return URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
