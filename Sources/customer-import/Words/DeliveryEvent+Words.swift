import Delivery
import Importing
import Journal

extension DeliveryEvent {
    /// The event as a line for a person.
    var words: String {
        switch self {
        case .throttled(let business, let pause):
            "\(business): the rate limit is reached: waiting for \(Words.duration(pause))"
        case .serviceDown(let problem, let nextProbe):
            "the service is down (\(problem.text)): "
                + (nextProbe < .milliseconds(50)
                    ? "trying again at once" : "trying again in \(Words.duration(nextProbe))")
        case .serviceBack: "the service is back"
        case .tokenRenewed: "the service refused the access token, so a new one was fetched"
        case .businessStopped(let business, let problem):
            "\(business): the service refuses this business (\(problem.text)): its rows stay"
                + " pending"
        case .snapshotGoesOn(let business, let customers, let rate):
            "\(business): first reading which customers the service has: one request for each"
                + " \(customers) customers"
                + (rate.interval == nil ? "" : ", at \(rate)")
                + "; --existing ignore sends without looking"
        case .snapshotTaken(let business, let customers, let requests, let existing):
            "\(business): the service has \(Words.count(customers, "customer"))"
                + " (\(Words.count(requests, "request")))" + existing.words
        case .doubtSettled(let business, let customers, let requests, let existing):
            "\(business): the service has \(Words.count(customers, "customer")) now"
                + " (\(Words.count(requests, "request")))" + existing.words
        case .reconciled(let business, let result, let requests):
            "\(business): \(result.words) (\(Words.count(requests, "request")))"
        case .timesMended(let mended): mended.words
        case .oddEntries(let business, let count, let unknown):
            "\(business): \(Words.count(count, "entry", plural: "entries")) of the service's list"
                + " can't be read, and \(count == 1 ? "was" : "were") left out"
                + (unknown > 0
                    ? ". \(Words.grouped(unknown)) of them could be any row of this file: that"
                        + " row would be created a second time" : "")
        case .listRefused(let business, let problem):
            "\(business): the service's list can't be read (\(problem.text)), so unknown rows"
                + " stay unknown"
        }
    }
}

extension MendedTimes {
    /// What was put right, and what it goes by now.
    fileprivate var words: String {
        let waits =
            self.waits > 0
            ? "\(Words.count(self.waits, "row")) \(self.waits == 1 ? "waits" : "wait") no longer than usual"
            : nil
        let unknown =
            self.unknown > 0
            ? "\(Words.count(self.unknown, "unknown row")) \(self.unknown == 1 ? "counts" : "count") as sent"
                + " just now" : nil
        if setForward > .zero, ahead == .zero {
            return
                "this machine's clock was set forward by \(Words.duration(setForward)) since rows were sent:"
                + " their times were moved with it"
        }
        return
            "the journal held times up to \(Words.duration(ahead)) ahead of this machine's clock: "
            + [waits, unknown].compactMap { $0 }.joined(separator: ", ")
    }
}

extension ExistingResult {
    fileprivate var words: String {
        switch self {
        case .skipped(0), .refused(0), .updates(ListingLedger.UpdatePlan()):
            ", none of them in this file"
        case .skipped(let rows):
            ": \(Words.count(rows, "row")) of this file \(rows == 1 ? "is" : "are") there already,"
                + " and won't be sent"
        case .refused(let rows):
            ": \(Words.count(rows, "row")) of this file \(rows == 1 ? "is" : "are") among them"
        case .updates(let plan):
            ": \(Words.count(plan.toUpdate, "row")) to update, \(Words.grouped(plan.equal)) equal"
                + (plan.ambiguous > 0 ? ", \(Words.grouped(plan.ambiguous)) ambiguous" : "")
        }
    }
}

extension Reconciliation {
    /// What became of the unknown rows, leaving out what didn't happen.
    var words: String {
        func part(_ count: Int, _ one: String, _ many: String) -> String? {
            count > 0 ? "\(Words.grouped(count)) \(count == 1 ? one : many)" : nil
        }
        let parts = [
            part(found, "was created", "were created"),
            part(absent, "wasn't, and will be sent again", "weren't, and will be sent again"),
            part(
                failed,
                "wasn't, and has used up its attempts",
                "weren't, and have used up their attempts"
            ),
            part(undecided, "stays unknown", "stay unknown"),
        ].compactMap { $0 }
        let unknown =
            parts.isEmpty
            ? "no unknown row has waited long enough to be looked for"
            : "of the unknown rows, " + parts.joined(separator: "; ")
        return forgotten > 0
            ? "\(unknown). \(Words.count(forgotten, "row")) that this journal didn't send"
                + " \(forgotten == 1 ? "is" : "are") there already, and won't be sent"
            : unknown
    }
}

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
