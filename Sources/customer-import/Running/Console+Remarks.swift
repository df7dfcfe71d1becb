import Importing
import Journal

extension Console {
    /// Says what comes up while an import is worked on.
    ///
    /// - Parameters:
    ///   - journal: its path.
    ///   - place: where requests go; nil for a command that sends none.
    func say(_ remark: Remark, journal: String, place: String? = nil) {
        switch remark {
        case .goesOn: note("continuing with \(journal)")
        case .alsoImported(let other):
            note(
                "\(other) imports the same content: this journal creates the same customers a"
                    + " second time"
            )
        case .part(let shard, let rows, let sourceRows):
            note("shard \(shard): \(Words.grouped(rows)) of \(Words.count(sourceRows, "row"))")
        case .staged(let summary, let totals):
            StagingReport(summary, totals: totals).note(self)
        case .oneBusiness:
            warn(
                "all rows belong to one business, and the rows of a business stay together: one"
                    + " shard has all of them, and the others are empty. --shard gains nothing"
                    + " here."
            )
        case .late(let text): warn(text)
        case .practiceForgot:
            warn(
                "the sandbox is new and empty: it has none of the customers that were created before."
                    + " With --store FILE on every run it would keep them."
            )
        case .waitsForOther(let holder):
            note(
                "waiting for another run on this machine that is just beginning"
                    + (holder.map { " (\($0))" } ?? "")
            )
        case .checksDamage:
            note("the last run was cut off: checking the journal for damage first")
        case .serviceReplaced(let service):
            note("this journal was meant for the service at \(service), which never answered")
        case .began(let session): say(session, place: place)
        case .sharesRows(let journal, let rows):
            note(
                "\(journal) has sent \(Words.count(rows, "row")) with the same data as rows of this file, or"
                    + " with their external_id, or their name and e-mail address, phone number or street"
            )
        case .doubtful(.sharedRows, asksList: true):
            note("reading the service's list first, so that no customer is created twice")
        case .doubtful(.sentBefore, asksList: true):
            note(
                "this machine has sent rows of the same file before, and the journal of that import was"
                    + " removed or is in another folder: reading the service's list first"
            )
        case .doubtful(.lostJournal, asksList: true):
            note(
                "this machine has sent rows to this business before with a journal that was removed since, so"
                    + " they can't be compared with this file: reading the service's list first"
            )
        case .doubtful(let doubt, asksList: true):
            note(
                "this journal may be out of date (\(doubt.words)): reading the service's list first"
            )
        case .cutCells(let count):
            warn(
                "\(Words.count(count, "cell")) \(count == 1 ? "holds" : "hold") more text than a workbook can:"
                    + " they end with a note that says so. CSV has them whole."
            )
        case .noRecord, .doubtful, .graceIsShort, .fewThreads, .keptOpen: warn(remark)
        }
    }

    private func say(_ session: Session.Beginning, place: String?) {
        if let place { note("the service is \(place)") }
        if session.cutOff > 0 {
            note(
                "\(Words.count(session.cutOff, "row")) of the run that was cut off may have been"
                    + " created, and stay unknown until they are looked for in the service's list"
            )
        } else if session.followsCrash {
            note("the last run was cut off, with no row under way")
        }
    }

    private func warn(_ remark: Remark) {
        switch remark {
        case .noRecord(let reason):
            warn(
                "this machine can't record the use of this journal (\(reason)). So the next run reads the"
                    + " service's list before it sends"
            )
        case .doubtful(let doubt, _):
            warn(
                "this journal may be out of date (\(doubt.words)). With --risk-duplicates the service's list"
                    + " isn't read first, so customers may be created twice"
            )
        case .graceIsShort(let grace, let timeout):
            warn(
                "--grace \(Words.duration(grace)) is shorter than --timeout"
                    + " \(Words.duration(timeout)): an unknown row may be looked for while its"
                    + " request is still under way, and then be sent twice"
            )
        case .fewThreads(let threads, let workers, let wanted):
            warn(
                "only \(Words.count(threads, "more thread")) can be started here:"
                    + " \(Words.count(workers, "worker")) instead of \(wanted)"
            )
        case .keptOpen(let path):
            warn(
                "\(path): another program has the journal open, so that its -wal file stays: copy it with"
                    + " `customer-import journal backup`, never the .sqlite file alone"
            )
        default: break
        }
    }
}
