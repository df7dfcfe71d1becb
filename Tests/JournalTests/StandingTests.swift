import Foundation
import GRDB
import Testing

@testable import Journal

/// Whether a journal is the one that last sent, on real files.
struct StandingTests {
    /// A journal of ten rows, and what this machine knows of it.
    private final class Trial {
        let temporary: TemporaryJournal
        let state: StateFolder
        var path: String { temporary.path }

        init(
            state: StateFolder? = nil,
            _ record: ImportRecord = .example,
            business: String = "biz_GA6EG2qFxA97NZHtxeLPUy"
        ) throws {
            temporary = try TemporaryJournal()
            self.state = state ?? StateFolder(path: temporary.folder + "/state")
            try temporary.staged(rows: 10, businesses: [business], record).close()
        }

        /// Makes another journal in place of the one that there was.
        func replace(
            with record: ImportRecord = .example,
            business: String = "biz_GA6EG2qFxA97NZHtxeLPUy"
        ) throws {
            try FileManager.default.removeItem(atPath: path)
            try temporary.staged(rows: 10, businesses: [business], record).close()
        }

        /// Copies the journal, as it lies on the disk.
        func copy(_ name: String, withLog: Bool = true) throws -> String {
            let target = temporary.folder + "/" + name
            for suffix in withLog ? ["", "-wal"] : [""]
            where FileManager.default.fileExists(atPath: path + suffix) {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: target + suffix)
            }
            return target
        }

        /// Begins a session, and claims and settles so many rows.
        func session(
            _ path: String? = nil,
            rows: Int = 0,
            sends: Bool = true,
            forgets: Bool = false,
            state: StateFolder? = nil
        ) throws -> Running {
            let writer = try JournalWriter(path: path ?? self.path)
            let session = try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: .now(),
                state: state ?? self.state,
                SessionTerms(sends: sends, forgets: forgets)
            )
            let running = Running(writer: writer, session: session)
            for _ in 0..<rows { try running.send() }
            return running
        }

        func doubt(_ path: String? = nil, state: StateFolder? = nil) throws -> Doubt? {
            let running = try session(path, state: state)
            defer { running.kill() }
            return running.session.doubt
        }
    }

    private struct Running {
        let writer: JournalWriter
        let session: Session.Beginning

        func send() throws {
            let ledger = DeliveryLedger(writer, session: session.id)
            let row = try #require(try ledger.claim(business: 1, at: .now()).row)
            _ = try ledger.settle(.example(row, .updated), at: .now())
        }

        func end() throws {
            try writer.endSession(session.id, .finished, detail: nil, at: .now())
            writer.close()
        }

        /// Leaves what a process that is killed would, but for the log, which is folded in.
        func kill() { writer.close() }
    }

    @Test func `promise 10: a journal that goes on after an end or a kill is sure`() throws {
        let trial = try Trial()
        let first = try trial.session(rows: 3)
        #expect(first.session.doubt == nil)
        #expect(first.session.withoutRecord == nil)
        first.kill()
        let second = try trial.session(rows: 2)
        #expect(second.session.doubt == nil)
        try second.end()
        #expect(try trial.doubt() == nil)
    }

    @Test func `promise 10: a copy from before, and the original after its copy, are in doubt`()
        throws
    {
        let trial = try Trial()
        let copy = try trial.copy("early.sqlite")
        try trial.session(rows: 3).end()
        #expect(try trial.doubt(copy) == .elsewhere)
        #expect(try trial.doubt() == .elsewhere)
        // It stays so until a list has told, though it sent last now.
        #expect(try trial.doubt() == .elsewhere)
    }

    @Test func `promise 10: an older state of a run that was killed is in doubt`() throws {
        let trial = try Trial()
        let running = try trial.session(rows: 2)
        let older = try trial.copy("older.sqlite")
        try running.send()
        let last = try trial.copy("last.sqlite")
        running.kill()
        #expect(try trial.doubt(older) == .older)
        #expect(try trial.doubt(last) == .elsewhere)
    }

    @Test func `promise 10: a state in which the last row was claimed before is in doubt`()
        throws
    {
        let trial = try Trial()
        let running = try trial.session()
        let ledger = DeliveryLedger(running.writer, session: running.session.id)
        func claim(_ count: Int, at second: Int64) throws -> [ClaimedRow] {
            try ledger.claim(
                ClaimRequest(business: 1, count: count),
                at: Timestamp(milliseconds: second * 1_000)
            ).rows
        }
        let rows = try claim(2, at: 1)
        let older = try trial.copy("older.sqlite")
        // Another worker's row is sent, the second of the first one's isn't, and is claimed again.
        let other = try claim(1, at: 2)
        _ = try ledger.settle([.example(other[0], .updated)], at: .now())
        _ = try ledger.settle([.example(rows[0], .updated)], releasing: [rows[1]], at: .now())
        let again = try claim(1, at: 3)
        #expect(again.map(\.row) == [rows[1].row] && again.map(\.attempt) == [rows[1].attempt])
        let last = try trial.copy("last.sqlite")
        running.kill()
        #expect(try trial.doubt(older) == .older)
        // Its record is that of the one before by now.
        #expect(try trial.doubt(last) == .elsewhere)
    }

    @Test func `promise 10: a journal without the log that it promises is in doubt`() throws {
        let trial = try Trial()
        let running = try trial.session(rows: 2)
        let bare = try trial.copy("bare.sqlite", withLog: false)
        running.kill()
        #expect(try trial.doubt(bare) == .noLog)
        let elsewhere = StateFolder(path: trial.temporary.folder + "/other")
        let again = try trial.copy("again.sqlite")
        #expect(try trial.doubt(again, state: elsewhere) == .noRecord)
    }

    /// What is done with a journal between the loss of its log and the next run.
    enum Handling: CaseIterable {
        case closedWithoutSession, lookedAt, lookedAtBesideAnEmptyLog, all
    }

    @Test(arguments: Handling.allCases)
    func `promise 10: nothing that is done with a journal makes its lost log forgotten`(
        handling: Handling
    ) throws {
        let trial = try Trial()
        let running = try trial.session(rows: 2)
        let bare = try trial.copy("bare.sqlite", withLog: false)
        running.kill()
        let empties = [.lookedAtBesideAnEmptyLog, .all].contains(handling)
        if empties { #expect(FileManager.default.createFile(atPath: bare + "-wal", contents: nil)) }
        if handling != .closedWithoutSession {
            #expect(try Journal.look(at: bare) { try $0.totals() }[.pending] == 10)
        }
        if [.closedWithoutSession, .all].contains(handling) {
            try JournalWriter(path: bare).close()
            try JournalWriter(path: bare).close()
        }
        let elsewhere = StateFolder(path: trial.temporary.folder + "/other")
        #expect(try trial.doubt(bare, state: elsewhere) == .noLog)
    }

    @Test func `a log of another state isn't played into a journal that ended well`() throws {
        let trial = try Trial()
        let running = try trial.session(rows: 2)
        let log = trial.path + "-wal"
        let kept = trial.temporary.folder + "/kept"
        try FileManager.default.copyItem(atPath: log, toPath: kept)
        for _ in 0..<5 { try running.send() }
        try running.end()
        try FileManager.default.copyItem(atPath: kept, toPath: log)
        #expect(try Journal.look(at: trial.path) { try $0.totals() }[.updated] == 7)
        #expect(FileManager.default.fileExists(atPath: log))
        let writer = try JournalWriter(path: trial.path)
        #expect(try writer.journal.totals()[.updated] == 7)
        #expect(try writer.journal.check().isWhole)
        writer.close()
        #expect(!FileManager.default.fileExists(atPath: log))
        #expect(FileManager.default.contentsEqual(atPath: log + "-stray", andPath: kept))
    }

    @Test func `a journal whose log is beside another name of it is left alone`() throws {
        let trial = try Trial()
        let running = try trial.session(rows: 2)
        let cut = try trial.copy("cut.sqlite")
        running.kill()
        let other = trial.temporary.folder + "/other.sqlite"
        try FileManager.default.linkItem(atPath: cut, toPath: other)
        #expect(throws: JournalError.logElsewhere(path: other)) {
            _ = try JournalWriter(path: other)
        }
        #expect(try trial.session(cut).session.cutOff == 0)
    }

    @Test(arguments: [true, false])
    func `how long a copy was left alone isn't told by a clock that is ahead, or was set since`(
        isSet: Bool
    ) throws {
        let trial = try Trial()
        let copy = try trial.copy("copy.sqlite")
        let day = Duration.seconds(86_400)
        let now = Timestamp.now()
        func begin(_ path: String, at now: Timestamp, booted: Timestamp) throws -> JournalWriter {
            let writer = try JournalWriter(path: path)
            _ = try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: now,
                state: trial.state,
                SessionTerms(boot: MachineBoot(id: "this", at: booted))
            )
            return writer
        }
        let other = try begin(copy, at: now, booted: now)
        let identity = try #require(try other.journal.identity())
        other.close()
        if isSet {
            // The file system's clock was set with the machine's: so its file seems to be a day old.
            try FileManager.default.setAttributes(
                [.modificationDate: (now - day).date],
                ofItemAtPath: trial.state.file(of: identity.journal)
            )
        }
        let later = now + day
        let original = try begin(trial.path, at: later, booted: isSet ? later : now)
        defer { original.close() }
        let found = try #require(try original.journal.identity())
        #expect(found.doubt == .elsewhere)
        // The trial itself takes no hour.
        #expect(try #require(found.quietSince) > later - .seconds(3_600))
    }

    @Test func `a journal that no session had is new anywhere, another one isn't`() throws {
        let trial = try Trial()
        let other = StateFolder(path: trial.temporary.folder + "/other")
        #expect(try trial.doubt(state: other) == nil)
        try FileManager.default.removeItem(atPath: other.path)
        #expect(try trial.doubt(state: other) == .noRecord)
    }

    @Test func `where no record can be kept, every session but the first is in doubt`() throws {
        let trial = try Trial()
        let file = trial.temporary.folder + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        let state = StateFolder(path: file + "/state")
        let first = try trial.session(state: state)
        #expect(first.session.doubt == nil)
        #expect(first.session.withoutRecord != nil)
        try first.end()
        #expect(try trial.doubt(state: state) == .noFolder)
    }

    @Test func `two copies of one journal can't have a session at the same time`() throws {
        let trial = try Trial()
        let copy = try trial.copy("copy.sqlite")
        let running = try trial.session(rows: 1)
        #expect {
            try trial.session(copy)
        } throws: { error in
            guard case .copyInUse(_, let other, let holder) = error as? JournalError else {
                return false
            }
            return other == URL(fileURLWithPath: trial.path).standardizedFileURL.path
                && holder == .current()
        }
        try running.end()
    }

    @Test func `a new journal of a source that a lost or a distant one sent is in doubt`() throws {
        let first = try Trial()
        try first.session(rows: 3).end()
        let distant = try Trial(state: first.state)
        #expect(try distant.doubt() == .sentBefore)
        try first.replace()
        let second = try first.session()
        #expect(second.session.doubt == .sentBefore)
        // It was the first one's last request that may still be at work, and that is long ago.
        #expect(try #require(try second.writer.journal.identity()?.quietSince) <= .now())
        try ListingLedger(second.writer, session: second.session.id).settleDoubt()
        try second.send()
        try second.end()
        #expect(try first.doubt() == nil)
    }

    @Test func `a journal whose source another one sent since, out of sight, is in doubt`() throws {
        let first = try Trial()
        try first.session(rows: 3).end()
        let distant = try Trial(state: first.state)
        let other = try distant.session(rows: 2)
        #expect(other.session.doubt == .sentBefore)
        try other.end()
        let again = try first.session()
        #expect(again.session.doubt == .sentBefore)
        try ListingLedger(again.writer, session: again.session.id).settleDoubt()
        try again.end()
        #expect(try first.doubt() == nil)
    }

    @Test(
        arguments: [
            ("https://api.example.com", nil, 1), (nil, "biz_Other", 1), (nil, nil, 2),
        ] as [(String?, String?, Int)]
    )
    func `another service, business or shard makes another import of the same source`(
        baseURL: String?,
        business: String?,
        shard: Int
    ) throws {
        var record = ImportRecord.example
        record.shard = Shard(1, of: 2)
        let trial = try Trial(state: nil, record)
        try trial.session(rows: 1).end()
        try trial.replace(with: record)
        #expect(try trial.doubt() == .sentBefore)
        if let baseURL { record.baseURL = baseURL }
        record.shard = Shard(shard, of: 2)
        try trial.replace(with: record, business: business ?? "biz_GA6EG2qFxA97NZHtxeLPUy")
        #expect(try trial.doubt() == nil)
    }

    @Test func `a source of which nothing was sent, or only to practise, is new`() throws {
        let trial = try Trial()
        try trial.session().end()
        try trial.replace()
        let practice = try trial.session(rows: 1, forgets: true)
        #expect(practice.session.doubt == nil)
        try practice.end()
        try trial.replace()
        #expect(try trial.doubt() == nil)
    }

    @Test func `a source of which no row can be a customer is new again`() throws {
        let trial = try Trial()
        let running = try trial.session()
        let ledger = DeliveryLedger(running.writer, session: running.session.id)
        let row = try #require(try ledger.claim(business: 1, at: .now()).row)
        _ = try ledger.settle(.example(row, .pending(dueAt: .now(), counts: false)), at: .now())
        try running.end()
        try trial.replace()
        #expect(try trial.doubt() == nil)
    }

    @Test func `two journals of one source in two folders can't send at the same time`() throws {
        let first = try Trial()
        let running = try first.session(rows: 1)
        let distant = try Trial(state: first.state)
        #expect {
            try distant.session()
        } throws: { error in
            guard case .sourceInUse(_, let other, let holder) = error as? JournalError else {
                return false
            }
            return other == URL(fileURLWithPath: first.path).standardizedFileURL.path
                && holder == .current()
        }
        try running.end()
    }

    @Test func `of two journals of one source that begin together, the second sees the first`()
        throws
    {
        let first = try Trial()
        // Nothing was claimed by it yet.
        let running = try first.session()
        let distant = try Trial(state: first.state)
        let writer = try JournalWriter(path: distant.path)
        #expect {
            try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: .now(),
                state: first.state
            )
        } throws: { error in
            if case .sourceInUse = error as? JournalError { true } else { false }
        }
        writer.close()
        try running.end()
        // Neither sent anything.
        #expect(try distant.doubt() == nil)
    }

    @Test func `a journal is seen by others before its session is in it`() throws {
        let first = try Trial()
        let writer = try JournalWriter(path: first.path)
        let beginning = try writer.standing(first.state, SessionTerms(), at: .now())
        let distant = try Trial(state: first.state)
        #expect {
            try distant.session()
        } throws: { error in
            if case .sourceInUse = error as? JournalError { true } else { false }
        }
        withExtendedLifetime(beginning) { _ = writer.close() }
    }

    @Test func `rows that name their business may be any other journal's`() throws {
        let other = try Trial(business: "biz_Other")
        try other.session(rows: 3).end()
        let path = other.temporary.folder + "/named.sqlite"
        let named = SourceMemory(
            other.state,
            SourceClaim(.example, .example(rows: 9), business: nil),
            journal: "1",
            path: path
        )
        #expect(named.others().map(\.path) == [other.path.absolutePath])
    }

    @Test func `promise 10: a business that was given for rows that name theirs is of no matter`()
        throws
    {
        var record = ImportRecord.example
        record.settings["business"] = "biz_Given"
        let first = try Trial(state: nil, record, business: "biz_Named")
        try first.session(rows: 3).end()
        record.settings["business"] = "biz_Else"
        try first.replace(with: record, business: "biz_Named")
        #expect(try first.doubt() == .sentBefore)
    }

    @Test func `parts of one division have no rows in common, whatever their content`() throws {
        var record = ImportRecord.example
        record.shard = Shard(1, of: 2)
        let first = try Trial(state: nil, record)
        try first.session(rows: 3).end()
        let claims = [Shard(1, of: 2), Shard(2, of: 2), Shard(2, of: 3), nil].map { shard in
            record.shard = shard
            var claim = SourceClaim(record, .example(rows: 10), business: nil)
            claim.sha256 = "other"
            return claim
        }
        let found = claims.map {
            SourceMemory(first.state, $0, journal: "1", path: "/other.sqlite").others().count
        }
        #expect(found == [1, 0, 1, 1])
    }

    @Test func `promise 10: a session begins only once another that begins has begun`() throws {
        let trial = try Trial()
        let copy = try JournalWriter.scratch(copyOf: trial.path)
        let other = try StartingLock(trial.state)
        let writer = try JournalWriter(path: trial.path)
        func begin() throws(JournalError) -> Session.Beginning {
            try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: .now(),
                state: trial.state,
                SessionTerms(startingPatience: .milliseconds(50))
            )
        }
        #expect(throws: JournalError.otherBegins(path: trial.path, holder: .current())) {
            try begin()
        }
        #expect(try writer.journal.sessions().isEmpty)
        // One that sends nothing, or only looks, needn't wait.
        let looking = try copy.standing(
            trial.state,
            SessionTerms(isTrial: true, startingPatience: .zero),
            at: .now()
        )
        #expect(looking.0.doubt == nil)
        other.release()
        #expect(try begin().doubt == nil)
        writer.close()
    }

    @Test func `promise 10: a journal that is at work and can't be read isn't passed over`() throws
    {
        let first = try Trial(state: nil, .example)
        let running = try first.session(rows: 1)
        let temporary = try TemporaryJournal()
        let stager = try Stager(at: temporary.path, record: .example)
        try stager.append(.example(20))
        var staged = ImportRecord.Staged.example(rows: 1)
        staged.sourceSHA256 = "other"
        try stager.finish(staged, columns: ["Name"]).close()
        try FileManager.default.moveItem(atPath: first.path, toPath: first.path + "-away")
        try Data("no journal".utf8).write(to: URL(fileURLWithPath: first.path))
        #expect {
            try first.session(temporary.path)
        } throws: { error in
            if case .sourceInUse = error as? JournalError { true } else { false }
        }
        running.kill()
    }

    @Test func `where others can't be told what a session sends, that is said`() throws {
        let trial = try Trial()
        try trial.state.make()
        try Data().write(to: URL(fileURLWithPath: trial.state.path + "/sources"))
        let running = try trial.session()
        #expect(running.session.withoutRecord?.contains("others") == true)
        running.kill()
    }

    @Test(arguments: [false, true])
    func `promise 10: rows that were mapped anew are compared with all journals`(
        isRemembered: Bool
    ) throws {
        let temporary = try TemporaryJournal()
        let state = StateFolder(path: temporary.folder + "/state")
        let elsewhere = StateFolder(path: temporary.folder + "/elsewhere")
        func staged(_ name: String, _ content: String, _ rows: ClosedRange<Int>) throws
            -> JournalWriter
        {
            let stager = try Stager(at: temporary.folder + "/" + name, record: .example)
            for number in rows {
                var row = StagedRow.example(number)
                row.externalID = nil
                try stager.append(row)
            }
            var staged = ImportRecord.Staged.example(rows: rows.count)
            staged.sourceSHA256 = content
            return try stager.finish(staged, columns: ["Name"])
        }
        func begin(
            _ writer: JournalWriter,
            _ state: StateFolder,
            sends: Bool = true
        ) throws -> Session.Beginning {
            try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: .now(),
                state: state,
                SessionTerms(sends: sends, putsBack: !sends)
            )
        }
        func send(_ writer: JournalWriter, _ state: StateFolder, rows: Int) throws {
            let session = try begin(writer, state)
            #expect(session.doubt == nil)
            let ledger = DeliveryLedger(writer, session: session.id)
            for _ in 0..<rows {
                let row = try #require(try ledger.claim(business: 1, at: .now()).row)
                _ = try ledger.settle(.example(row, .updated), at: .now())
            }
            try writer.endSession(session.id, .finished, detail: nil, at: .now())
        }
        let first = try staged("first.sqlite", "1", 1...5)
        try send(first, isRemembered ? state : elsewhere, rows: 5)
        first.close()
        if !isRemembered {
            // It was used long before, by another user for instance.
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -864_000)],
                ofItemAtPath: temporary.folder + "/first.sqlite"
            )
        }
        let second = try staged("second.sqlite", "2", 11...15)
        try send(second, state, rows: 2)
        // As `remap` does, which leaves nothing in `edit`.
        let session = try begin(second, state, sends: false)
        try second.transaction { db in
            try db.execute(
                sql: "UPDATE row SET payload = ? WHERE id = 14",
                arguments: [String(decoding: StagedRow.example(4).payload ?? [], as: UTF8.self)]
            )
        }
        try second.endSession(session.id, .finished, detail: nil, at: .now())
        let again = try begin(second, state)
        #expect(again.doubt == .sharedRows)
        #expect(again.shared?.rows == 1)
        second.close()
    }

    @Test func `a session that sends nothing keeps no other journal from sending`() throws {
        let first = try Trial()
        try first.session(rows: 1).end()
        let looking = try first.session(sends: false)
        let distant = try Trial(state: first.state)
        #expect(try distant.doubt() == .sentBefore)
        try looking.end()
    }

    @Test func `two journals of one turn are compared`() {
        var source = SentSource(
            SourceClaim(.example, .example(rows: 1), business: nil),
            journal: "1",
            path: "/a.sqlite"
        )
        source.turn = 3
        #expect(source.isLater(than: 2) && source.isLater(than: 3) && !source.isLater(than: 4))
    }

    @Test func `which of two journals sent last isn't told by a clock`() throws {
        let first = try Trial()
        try first.session(rows: 3).end()
        let distant = try Trial(state: first.state)
        try distant.session(rows: 2).end()
        let folder = first.state.path + "/journals"
        let day = Duration.seconds(86_400)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let journal = try Journal(reading: distant.path).identity()?.journal
            try FileManager.default.setAttributes(
                [.modificationDate: (name == journal ? .now() - day : .now()).date],
                ofItemAtPath: folder + "/" + name
            )
        }
        #expect(try first.doubt() == .sentBefore)
    }

    @Test func `killed before it says what another one means for it, a journal looks again`() throws
    {
        let first = try Trial()
        try first.session(rows: 3).end()
        let distant = try Trial(state: first.state)
        let writer = try JournalWriter(path: distant.path)
        var standing: SessionStanding? = try writer.standing(
            first.state,
            SessionTerms(),
            at: .now()
        ).0
        #expect(standing?.doubt == .sentBefore)
        standing = nil
        writer.close()
        #expect(try distant.doubt() == .sentBefore)
    }

    @Test func `a session that sends nothing leaves the record to the copy that sends`() throws {
        let trial = try Trial()
        let copy = try trial.copy("copy.sqlite")
        try trial.session(rows: 1).end()
        let looking = try trial.session(copy, sends: false)
        #expect(looking.session.doubt == .elsewhere)
        try looking.end()
        #expect(try trial.doubt() == nil)
        #expect(try trial.doubt(copy) == .elsewhere)
    }

    @Test func `rows put back after a doubt was settled open it again`() throws {
        let trial = try Trial()
        try trial.session(rows: 1).end()
        let other = StateFolder(path: trial.temporary.folder + "/other")
        let running = try trial.session(state: other)
        #expect(running.session.doubt == .noRecord)
        try ListingLedger(running.writer, session: running.session.id).settleDoubt()
        #expect(try running.writer.journal.identity()?.doubt == nil)
        try running.writer.retry([], from: .failed, session: running.session.id, at: .now())
        #expect(try running.writer.journal.identity()?.doubt == .released)
        try running.end()
        #expect(try trial.doubt(state: other) == .released)
    }

    @Test(arguments: [false, true])
    func `killed before or after the commit that begins a session, the next one is sure`(
        isCommitted: Bool
    ) throws {
        let trial = try Trial()
        try trial.session(rows: 1).end()
        let writer = try JournalWriter(path: trial.path)
        var standing: SessionStanding? = try writer.standing(
            trial.state,
            SessionTerms(),
            at: .now()
        ).0
        if isCommitted { try writer.transaction { try standing?.record(in: $0) } }
        standing = nil
        writer.close()
        #expect(try trial.doubt() == nil)
    }

    @Test func `a torn record is a doubt`() throws {
        let trial = try Trial()
        try trial.session(rows: 1).end()
        let folder = trial.state.path + "/journals"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let file = URL(fileURLWithPath: folder + "/" + name)
        try Data(contentsOf: file).dropLast(20).write(to: file)
        #expect(try trial.doubt() == .elsewhere)
    }

    @Test func `an identity that somebody made up leads to no file`() throws {
        let trial = try Trial()
        try trial.temporary.sqlite { db in
            try db.execute(sql: "UPDATE identity SET journal = '../../../elsewhere'")
        }
        #expect(throws: JournalError.self) { try trial.session() }
    }

    @Test func `the record is its owner's alone, and remembers the base URLs that were given`()
        throws
    {
        let trial = try Trial()
        let writer = try JournalWriter(path: trial.path)
        _ = try writer.beginSession(
            command: "run",
            toolVersion: "1",
            at: .now(),
            state: trial.state,
            SessionTerms(givenURL: "https://example.com")
        )
        let identity = try writer.journal.identity()
        writer.close()
        #expect(trial.state.baseURLs(of: identity) == ["https://example.com"])
        let folder = trial.state.path + "/journals"
        let file = folder + "/" + (identity?.journal ?? "")
        let modes = try [folder, file].map {
            try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
        }
        #expect(modes == [0o700, 0o600])
    }

    @Test func `copies of a journal of an earlier version become copies of one journal`() throws {
        let trial = try Trial()
        for name in ["a", "b"] {
            let queue = try DatabaseQueue(path: trial.temporary.folder + "/" + name)
            try Schema.migrator.migrate(queue, upTo: "3")
            try queue.write { db in
                try ImportRecord.example.insert(db)
                // As that version wrote it.
                try db.execute(
                    sql: """
                        UPDATE import SET columns = '[]', staged_at = 2000, source_size = 100,
                            source_sha256 = 'abc', rows_read = 0, blank_rows = 0, skipped_rows = 0
                        """
                )
            }
            try Schema.migrator.migrate(queue)
        }
        let identities = try ["a", "b"].map {
            try Journal(reading: trial.temporary.folder + "/" + $0).identity()?.journal
        }
        #expect(identities[0] != nil)
        #expect(identities[0] == identities[1])
    }
}

/// The decision alone.
struct DoubtTests {
    private typealias Case = (facts: Doubt.Facts, memory: Doubt.Memory, doubt: Doubt?)

    private static let new = Doubt.Facts(isNew: true, hasEnd: false)
    private static let used = Doubt.Facts(mark: "b")
    private static let cases: [Case] = [
        (new, .missing, nil),
        (new, .unusable, nil),
        (new, .marks(["", "a"]), nil),
        (new, .marks(["a"]), .elsewhere),
        (used, .marks(["a", "b"]), nil),
        (used, .marks(["a"]), .elsewhere),
        (used, .marks([]), .elsewhere),
        (used, .missing, .noRecord),
        (used, .unusable, .noFolder),
        (Doubt.Facts(), .missing, .earlierVersion),
        (Doubt.Facts(mark: "b", holdsLastStep: false), .marks(["b"]), .older),
        (Doubt.Facts(mark: "b", lacksLog: true, hasEnd: false), .marks(["b"]), .noLog),
        (Doubt.Facts(mark: "b", lacksLog: true), .marks(["b"]), nil),
        (Doubt.Facts(isNew: true, lacksLog: true, hasEnd: false), .missing, .noLog),
    ]

    @Test func `a journal is sure where its record agrees, and in doubt elsewhere`() {
        for (facts, memory, doubt) in Self.cases {
            #expect(Doubt.judge(facts, memory) == doubt, "\(facts) \(memory)")
        }
    }

    @Test(arguments: [
        LastStep(.claimed, row: 1, attempt: 1),
        LastStep(
            .claimed,
            row: 9_999_999_999,
            attempt: 9_999,
            claimedAt: Timestamp(milliseconds: 1_795_799_475_123)
        ),
        LastStep(.settled, row: RowID(.max), attempt: 999_999_999),
    ])
    func `a last step has one size, and is read as it was written`(step: LastStep) {
        #expect(step.bytes.count == LastStep.size)
        #expect(LastStep(bytes: step.bytes) == step)
        #expect(LastStep(bytes: LastStep.none) == nil)
    }
}
