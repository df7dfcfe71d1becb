extension Problem {
    /// The kind of a problem: a stable word for scripts, for grouping, and for journals.
    ///
    /// A journal may hold a word that isn't here, which another version wrote.
    package enum Code: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
        // What a row lacks, or has too much of.
        case missing
        case tooLong = "too_long"
        case badBusinessID = "bad_business_id"
        case missingBusinessID = "missing_business_id"
        case duplicateExternalID = "duplicate_external_id"
        case skipped
        case otherShard = "other_shard"
        // Damage of how a row is written.
        case tooFewCells = "too_few_cells"
        case tooManyCells = "too_many_cells"
        case unterminatedQuote = "unterminated_quote"
        case textAfterQuote = "text_after_quote"
        case strayQuote = "stray_quote"
        case loneLineEnd = "lone_line_end"
        case recordTooLong = "record_too_long"
        case badEncoding = "bad_encoding"
        case nulByte = "nul_byte"
        case repeatedHeader = "repeated_header"
        case ruler
        case totalRow = "total_row"
        case footer
        case descriptionRow = "description_row"
        case otherTable = "other_table"
        case hiddenRow = "hidden_row"
        case notAnObject = "not_an_object"
        case badJSON = "bad_json"
        case duplicateKey = "duplicate_key"
        case tooDeep = "too_deep"
        case damagedCell = "damaged_cell"
        // What no text of a field can be made of.
        case listValue = "list_value"
        case noValue = "no_value"
        case figure
        case patternLimit = "pattern_limit"
        case lengthLimit = "length_limit"
        // What spreadsheets and exports do to texts.
        case scientificNotation = "scientific_notation"
        case lostLeadingZero = "lost_leading_zero"
        case shortPostalCode = "short_postal_code"
        case spreadsheetError = "spreadsheet_error"
        case formula
        case mojibake
        case controlCharacter = "control_character"
        case phoneWithLetters = "phone_with_letters"
        case badEmail = "bad_email"
        case strayApostrophe = "stray_apostrophe"
        case severalValues = "several_values"
        case nullWord = "null_word"
        case htmlEntity = "html_entity"
        case invisibleCharacter = "invisible_character"
        case strayDecimal = "stray_decimal"
        case lostLetter = "lost_letter"
        case furtherValues = "further_values"
        case brokenHabit = "broken_habit"
        case unsurePhone = "unsure_phone"
        case badDate = "bad_date"
        case cleaned
        case cutAtLimit = "cut_at_limit"
        case partialAddress = "partial_address"
        case shiftedColumns = "shifted_columns"
        case unknownCountry = "unknown_country"
        case newColumn = "new_column"
        // Answers of the service.
        case validation
        case refused
        case unavailable
        case throttled
        case unauthorised
        case token
        case forbidden
        case notFound = "not_found"
        // The way to the service.
        case redirected
        case notTheAPI = "not_the_api"
        case badAddress = "bad_address"
        case proxyRefused = "proxy_refused"
        case proxyUnknown = "proxy_unknown"
        case proxy
        case dns
        case connectionRefused = "connection_refused"
        case connectionCut = "connection_cut"
        case timeout
        case tls
        case tlsUntrusted = "tls_untrusted"
        case trustFile = "tls_ca_file"
        case transport
        // Answers that leave open what became of a row.
        case serverError = "server_error"
        case unreadableAnswer = "unreadable_answer"
        case otherAnswer = "other_answer"
        case idTaken = "id_taken"
        case crashed
        // The service's list.
        case ambiguous
        case doubt
        case doubtMissing = "doubt_missing"
        case listPartial = "list_partial"
        case listTooLarge = "list_too_large"
        case listEndless = "list_endless"
        case listUnreadable = "list_unreadable"
        case listChanging = "list_changing"
        case listIncomplete = "list_incomplete"
        case listDiffers = "list_differs"
        case listRefused = "list_refused"

        package var description: String { rawValue }

        /// What a person is told of it in general: of a field where it is one's, such as "looks like a
        /// formula".
        package var meaning: String { row.meaning }

        package var subject: Subject { row.subject }

        /// How grave it is by default; nil for what comes up only when the row is sent.
        package var gravity: Gravity? { row.gravity }

        private typealias Row = (subject: Subject, gravity: Gravity?, meaning: String)

        private var row: Row {
            switch self {
            case .missing: (.row, .held, "a required field is absent")
            case .tooLong: (.row, .held, "a text has more characters than the API takes")
            case .badBusinessID:
                (
                    .row, .held,
                    "is not a business id, which is biz_ and letters and digits"
                )
            case .missingBusinessID:
                (
                    .row, .held,
                    "is required, since the mapping takes it from a column"
                )
            case .duplicateExternalID:
                (
                    .row, .held,
                    "another row has the same external_id and other fields"
                )
            case .skipped: (.row, .held, "the mapping's `skip_when` would leave this row out")
            case .otherShard:
                (
                    .row, .held,
                    "is a business of another shard of the source: its rows aren't this journal's to send"
                )
            case .tooFewCells: (.row, .held, "the row has fewer cells than the header")
            case .tooManyCells: (.row, .held, "the row has more cells than the header")
            case .unterminatedQuote: (.row, .held, "a quote is never closed")
            case .textAfterQuote: (.row, .held, "text follows the closing quote of a cell")
            case .strayQuote: (.row, .held, "a quote stands in the middle of a cell")
            case .loneLineEnd:
                (
                    .row, .held,
                    "a line end of another kind than the file's stands within the row"
                )
            case .recordTooLong: (.row, .held, "the row is longer than rows may be")
            case .badEncoding: (.row, .held, "there are bytes that aren't text")
            case .nulByte: (.row, .held, "there is a NUL byte in the row")
            case .repeatedHeader: (.row, .held, "the row is the header again")
            case .ruler: (.row, .held, "the row is a drawn line, no data")
            case .totalRow: (.row, .held, "the row sums up others, and is no customer")
            case .footer: (.row, .held, "the row closes the table, and is no customer")
            case .descriptionRow:
                (.row, .held, "the row describes the columns, and is no customer")
            case .otherTable:
                (.row, .held, "the row stands below another header than the table's")
            case .hiddenRow:
                (.row, .warned, "the sheet doesn't show the row: a filter may have hidden it")
            case .notAnObject: (.row, .held, "a line of JSON is no object")
            case .badJSON: (.row, .held, "a line isn't JSON")
            case .duplicateKey: (.row, .held, "a key stands twice in a line of JSON")
            case .tooDeep: (.row, .held, "objects of JSON are nested too deep")
            case .damagedCell:
                (.row, .held, "the workbook has two texts for a cell, or one that isn't in it")
            case .listValue: (.row, .held, "is a list in the source, not one text")
            case .noValue:
                (
                    .row, .held,
                    "is a formula whose value the workbook doesn't hold: open it in a spreadsheet, and"
                        + " save it again"
                )
            case .figure:
                (
                    .row, .told,
                    "is a number that the sheet shows as a percentage or an amount of money"
                )
            case .patternLimit: (.row, .held, "a pattern can match the text in too many ways")
            case .lengthLimit:
                (
                    .row, .held,
                    "a text is too long to be changed, or becomes so by it"
                )
            case .scientificNotation:
                (
                    .row, .held,
                    "looks like a number that a spreadsheet rounded, such as 5.55E+09"
                )
            case .lostLeadingZero:
                (
                    .row, .held,
                    "looks like a postal code or an id without its leading zero"
                )
            case .shortPostalCode:
                (
                    .row, .warned,
                    "may be a postal code without its leading zero: no country tells"
                )
            case .spreadsheetError:
                (
                    .row, .held,
                    "has an error of a spreadsheet's formula in it, such as #REF!"
                )
            case .formula: (.row, .held, "looks like a formula")
            case .mojibake:
                (
                    .row, .held,
                    "looks like text read in the wrong encoding, such as “Ã¼” for “ü”"
                )
            case .controlCharacter: (.row, .held, "has a control character in it")
            case .phoneWithLetters: (.row, .warned, "is a phone number with letters in it")
            case .badEmail: (.row, .held, "doesn't look like one e-mail address")
            case .strayApostrophe:
                (
                    .row, .held,
                    "begins or ends with an apostrophe that a spreadsheet may have left"
                )
            case .severalValues: (.row, .held, "has more than one number in it")
            case .nullWord:
                (
                    .row, .held,
                    "is a word that databases and spreadsheets write where there is nothing"
                )
            case .htmlEntity:
                (.row, .held, "has an HTML entity in it, such as “&amp;” for “&”")
            case .invisibleCharacter:
                (.row, .held, "has a character in it that can't be seen")
            case .strayDecimal: (.row, .held, "ends in “.0”, as a number that was none")
            case .lostLetter:
                (
                    .row, .warned,
                    "has a “?” where a letter was that an earlier program couldn't write"
                )
            case .furtherValues:
                (.row, .warned, "has further values behind the first, which were left out")
            case .brokenHabit:
                (.row, .held, "isn't written as the other texts of its column are")
            case .unsurePhone:
                (.row, .warned, "can't be made an international number for sure, and stays")
            case .badDate: (.row, .held, "isn't a date as the mapping says it is written")
            case .cleaned:
                (
                    .row, .told,
                    "had something at it that is no part of it, which was taken off"
                )
            case .cutAtLimit:
                (
                    .row, .warned,
                    "is as long as a limit allows, to the character: it may have been cut off"
                )
            case .partialAddress: (.row, .warned, "is missing from an address that has other parts")
            case .shiftedColumns: (.row, .held, "looks as if it belongs to another column")
            case .unknownCountry: (.row, .warned, "is no country that is known")
            case .newColumn:
                (
                    .file, .warned,
                    "a key of JSON Lines isn't mapped, and came up after the first rows"
                )
            case .validation: (.sending, nil, "the service found a field wrong (HTTP 422)")
            case .refused: (.sending, nil, "the service refused the row (another 4xx)")
            case .unavailable: (.sending, nil, "the service isn't there for now (HTTP 503 or 425)")
            case .throttled: (.sending, nil, "the rate allowance was used up (HTTP 429)")
            case .unauthorised: (.sending, nil, "the service refused the token (HTTP 401)")
            case .token: (.sending, nil, "no token could be had")
            case .forbidden:
                (
                    .sending, nil,
                    "the token has no right to this in the business (HTTP 402 or 403)"
                )
            case .notFound: (.sending, nil, "the business, or the customer, isn't there (HTTP 404)")
            case .redirected: (.sending, nil, "the service redirects, which is never followed")
            case .notTheAPI: (.sending, nil, "what answers isn't the API")
            case .badAddress: (.sending, nil, "the address can't be made anything of")
            case .proxyRefused:
                (
                    .sending, nil,
                    "the proxy refuses to connect, or is of an unknown kind"
                )
            case .proxyUnknown: (.sending, nil, "nobody knows the proxy's name")
            case .proxy: (.sending, nil, "the proxy failed")
            case .dns: (.sending, nil, "nobody knows the service's name")
            case .connectionRefused: (.sending, nil, "the service's machine refused the connection")
            case .connectionCut: (.sending, nil, "the connection ended before the answer")
            case .timeout: (.sending, nil, "no answer came in time")
            case .tls: (.sending, nil, "no encrypted connection came about")
            case .tlsUntrusted: (.sending, nil, "the certificate isn't trusted")
            case .trustFile: (.sending, nil, "the file of trusted certificates can't be used")
            case .transport: (.sending, nil, "the network failed in another way")
            case .serverError: (.sending, nil, "the service failed (a 5xx other than 503)")
            case .unreadableAnswer:
                (
                    .sending, nil,
                    "the answer has no customer id that can be read"
                )
            case .otherAnswer: (.sending, nil, "the answer is another row's")
            case .idTaken: (.sending, nil, "the answer gives the id of another row's customer")
            case .crashed: (.sending, nil, "the run ended while the request was under way")
            case .ambiguous: (.list, nil, "several customers of the service hold this external_id")
            case .doubt:
                (
                    .list, nil,
                    "only the service's list can tell which rows are there already, and it can't"
                )
            case .doubtMissing:
                (.list, nil, "as doubt, where the list lacks customers of this import")
            case .listPartial: (.list, nil, "the list can't be told to be whole")
            case .listTooLarge: (.list, nil, "a page of the list is too large")
            case .listEndless: (.list, nil, "the list doesn't come to an end")
            case .listUnreadable:
                (
                    .list, nil,
                    "entries of the list can't be read, and could be this row"
                )
            case .listChanging: (.list, nil, "the list kept changing while it was read")
            case .listIncomplete: (.list, nil, "the list lacks customers that this import made")
            case .listDiffers: (.list, nil, "the list gives customers back in another form")
            case .listRefused: (.list, nil, "the service doesn't give its list")
            }
        }
    }
}
