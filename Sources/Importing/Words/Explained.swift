import AssetAPI
import Journal
import Mapping
import Spreadsheet
import Workbooks

/// An error that says to a person what happened, where, and what to do next.
package protocol Explained: Error {
    /// What happened, to which file, line or row.
    var message: String { get }
    /// What to do next.
    var hint: String? { get }
    var kind: ErrorKind { get }
    /// What a program tells it by.
    var code: ErrorCode { get }
    /// Where it is; nil where it is nowhere in particular.
    var location: ErrorPlace? { get }
}

/// What an error is about, as a program has to know it.
package enum ErrorKind: Sendable {
    /// What was asked for, or given to be read: nothing was sent. Most errors are of this kind.
    case input
    /// The rows, of which some need a person.
    case rows
    /// The service, which takes no more requests.
    case service
    /// Another run, which is at work on the journal.
    case inUse
    /// This machine or this program.
    case unexpected
}

extension Explained {
    package var kind: ErrorKind { .input }
    package var code: ErrorCode { ErrorCode(kind) }
    package var location: ErrorPlace? { nil }
}

/// What was given can't be used: a file, or what is in it.
package struct InputError: Explained {
    package var message: String
    package var hint: String?

    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}

extension SourceError: Explained {}
extension MappingError: Explained {}
extension ScratchFileError: Explained {}
extension AddressError: Explained {}

extension WorkbookError: Explained {
    package var hint: String? {
        switch self {
        case .tooManyRows, .tooManyColumns:
            "CSV has no such limit: name a file that ends in .csv, or choose fewer with --status or"
                + " --columns."
        case .tooLong: "CSV has no such limit: name a file that ends in .csv."
        case .failed, .damaged:
            "Make room in the folder for temporary files, or set TMPDIR to another folder."
        }
    }

    package var kind: ErrorKind {
        switch self {
        case .tooManyRows, .tooManyColumns, .tooLong: .input
        case .failed, .damaged: .unexpected
        }
    }
}

extension JournalError: Explained {
    package var kind: ErrorKind {
        switch self {
        case .inUse, .copyInUse, .sourceInUse, .otherBegins: .inUse
        case .condition, .noJournal, .notAJournal, .newerVersion, .nothingStaged, .unusable,
            .logElsewhere, .cannotLock:
            .input
        case .corrupt, .diskFull, .illegalMove, .database, .moved, .openElsewhere, .tracesLeft:
            .unexpected
        }
    }
}

extension TokenError: Explained {
    package var kind: ErrorKind {
        switch self {
        case .noCredentials, .unreadableFile, .noTokenInFile, .malformedToken: .input
        case .clientRefused, .unavailable, .unreachable, .wrongEndpoint, .tokenRefused,
            .renewedTokenRefused:
            .service
        }
    }
}
