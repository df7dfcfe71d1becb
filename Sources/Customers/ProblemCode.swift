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
        case repeatedRow = "repeated_row"
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
        case groupHeading = "group_heading"
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
        case noLetter = "no_letter"
        case placeholder
        case htmlEntity = "html_entity"
        case invisibleCharacter = "invisible_character"
        case strayDecimal = "stray_decimal"
        case groupedNumber = "grouped_number"
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
        case likelyExisting = "likely_existing"
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

        /// What it is a problem of.
        package var subject: Subject {
            switch self {
            case .newColumn: .file
            case .validation, .refused, .unavailable, .throttled, .unauthorised, .token, .forbidden,
                .notFound, .redirected, .notTheAPI, .badAddress, .proxyRefused, .proxyUnknown,
                .proxy,
                .dns, .connectionRefused, .connectionCut, .timeout, .tls, .tlsUntrusted, .trustFile,
                .transport, .serverError, .unreadableAnswer, .otherAnswer, .idTaken, .crashed:
                .sending
            case .ambiguous, .likelyExisting, .doubt, .doubtMissing, .listPartial, .listTooLarge,
                .listEndless,
                .listUnreadable, .listChanging, .listIncomplete, .listDiffers, .listRefused:
                .list
            default: .row
            }
        }

        /// How grave it is by default; nil for what comes up only when the row is sent.
        package var gravity: Gravity? {
            switch (subject, self) {
            case (.sending, _), (.list, _): nil
            case (_, .figure), (_, .cleaned): .told
            case (_, .hiddenRow), (_, .shortPostalCode), (_, .phoneWithLetters), (_, .lostLetter),
                (_, .furtherValues), (_, .unsurePhone), (_, .cutAtLimit), (_, .partialAddress),
                (_, .unknownCountry), (_, .newColumn):
                .warned
            default: .held
            }
        }
    }
}
