import AssetAPI
import Journal
import Mapping
import Spreadsheet

/// What a program tells an error by; docs/json.md says what each means. A code is never given another
/// meaning, and an error with a code of its own may have had one of the general ones before.
package enum ErrorCode: String, CaseIterable, Sendable {
    // MARK: Of each kind, where there is none of its own

    case usage
    case problems
    case stopped
    case inUse = "in_use"
    case unexpected

    // MARK: The source

    case noFile = "no_file"
    case unreadableFile = "unreadable_file"
    case emptyFile = "empty_file"
    case unreadableSource = "unreadable_source"
    case unclearSheet = "unclear_sheet"
    case unclearEncoding = "unclear_encoding"
    case mapping

    // MARK: The journal

    case noJournal = "no_journal"
    case unusableJournal = "unusable_journal"
    case damagedJournal = "damaged_journal"
    case movedJournal = "moved_journal"
    case diskFull = "disk_full"
    case sameImport = "same_import"
    case changed

    // MARK: The service

    case noCredentials = "no_credentials"
    case tokenRefused = "token_refused"
    case untrustedService = "untrusted_service"
    case unreachable
    case gaveUp = "gave_up"
    case tooManyRejects = "too_many_rejects"
    case existing

    init(_ kind: ErrorKind) {
        self =
            switch kind {
            case .input: .usage
            case .rows: .problems
            case .service: .stopped
            case .inUse: .inUse
            case .unexpected: .unexpected
            }
    }
}

/// Where an error is, as far as that can be told.
package struct ErrorPlace: Hashable, Sendable {
    package var file: String?
    /// 1-based, of the file.
    package var line: Int?
    /// 1-based, among the rows of the source.
    package var row: Int?

    package init(file: String? = nil, line: Int? = nil, row: Int? = nil) {
        (self.file, self.line, self.row) = (file, line, row)
    }
}

extension SourceError {
    package var code: ErrorCode {
        switch self {
        case .missing: .noFile
        case .directory, .unreadable: .unreadableFile
        case .empty, .headerOnly: .emptyFile
        case .noSheet, .unclearSheet: .unclearSheet
        case .unsureEncoding: .unclearEncoding
        case .strayOptions: .usage
        default: .unreadableSource
        }
    }

    package var location: ErrorPlace? {
        switch self {
        case .missing(let name), .directory(let name), .unreadable(let name, _), .empty(let name),
            .headerOnly(let name), .otherKind(let name, _), .jsonDocument(let name),
            .packing(let name, _, _, _), .noWorkbook(let name), .workbook(let name, _, _),
            .noSheet(let name, _, _), .unclearSheet(let name, _, _), .unsureEncoding(let name, _),
            .tooManyColumns(let name, _, _), .strayOptions(let name, _, _):
            ErrorPlace(file: name)
        case .notJSONLines(let name, let problem), .damagedHeader(let name, let problem):
            ErrorPlace(file: name, line: problem.position.line)
        case .noHeaderLine(let name, let line): ErrorPlace(file: name, line: line)
        }
    }
}

extension MappingError {
    package var code: ErrorCode { .mapping }
    package var location: ErrorPlace? {
        ErrorPlace(file: fileName, line: issues.first?.line)
    }
}

extension JournalError {
    package var code: ErrorCode {
        switch self {
        case .noJournal: .noJournal
        case .inUse, .copyInUse, .sourceInUse, .otherBegins: .inUse
        case .notAJournal, .newerVersion, .unusable, .logElsewhere, .cannotLock, .openElsewhere,
            .nothingStaged:
            .unusableJournal
        case .corrupt: .damagedJournal
        case .moved: .movedJournal
        case .diskFull: .diskFull
        case .condition: .usage
        case .tracesLeft, .illegalMove, .database: .unexpected
        }
    }

    package var location: ErrorPlace? {
        switch self {
        case .noJournal(let path), .notAJournal(let path), .newerVersion(let path, _),
            .unusable(let path, _), .logElsewhere(let path), .inUse(let path, _),
            .copyInUse(let path, _, _),
            .sourceInUse(let path, _, _), .otherBegins(let path, _),
            .cannotLock(let path, _), .moved(let path, _), .openElsewhere(let path),
            .tracesLeft(let path, _), .corrupt(let path, _), .diskFull(let path),
            .nothingStaged(let path), .database(let path, _):
            ErrorPlace(file: path)
        case .illegalMove(let row, _): ErrorPlace(row: Int(row.number))
        case .condition: nil
        }
    }
}

extension TokenError {
    package var code: ErrorCode {
        switch self {
        case .noCredentials, .unreadableFile, .noTokenInFile, .malformedToken: .noCredentials
        case .clientRefused, .tokenRefused, .renewedTokenRefused: .tokenRefused
        case .unavailable, .unreachable: .unreachable
        case .wrongEndpoint: .stopped
        }
    }

    package var location: ErrorPlace? {
        switch self {
        case .unreadableFile(let path), .noTokenInFile(let path): ErrorPlace(file: path)
        default: nil
        }
    }
}
