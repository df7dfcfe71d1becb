/// What each kind of problem means, and what to do about it. All these words are here, to be edited in one place.
extension Problem.Code {
    /// What it means in general, as one sentence: “The cell looks like a formula.”
    package var meaning: String {
        switch words {
        case .cell(let says): "The cell \(says)."
        case .whole(let sentence): sentence
        }
    }

    /// What is wrong in this place, as a sentence: “Column “Phone” (phone_number) looks like a formula.”
    package func sentence(in place: FieldPlace) -> String {
        switch words {
        case .cell(let says): "\(place.subject) \(says)."
        case .whole(let sentence): sentence
        }
    }

    private enum Words {
        /// What a cell does, in the middle of a sentence.
        case cell(String)
        case whole(String)
    }

    private var words: Words {
        switch self {
        // What a row lacks, or has too much of.
        case .missing: .cell("is empty, but the API requires it")
        case .tooLong: .cell("has more characters than the API allows")
        case .badBusinessID:
            .cell("doesn't hold a business id, which is biz_ followed by letters and digits")
        case .missingBusinessID:
            .cell("is empty, but the mapping takes the row's business from it")
        case .duplicateExternalID:
            .cell("has the same external id as another row, but the two rows differ")
        case .repeatedRow:
            .whole("This row is the same as an earlier one in every field that is sent.")
        case .skipped: .whole("The mapping's `skip_when` leaves this row out.")
        case .otherShard:
            .whole(
                "The row's business belongs to another shard, so another journal sends this row."
            )
        // Damage of how a row is written.
        case .tooFewCells: .whole("The row has fewer cells than the header.")
        case .tooManyCells: .whole("The row has more cells than the header.")
        case .unterminatedQuote: .whole("A quote opens in this row and never closes.")
        case .textAfterQuote: .whole("Text follows the closing quote of a cell.")
        case .strayQuote: .whole("A cell has a quote in its middle.")
        case .loneLineEnd:
            .whole("The row contains a line break that differs from the file's other line breaks.")
        case .recordTooLong: .whole("The row is too long to be read.")
        case .badEncoding: .whole("The row contains bytes that aren't text in the file's encoding.")
        case .nulByte: .whole("The row contains a NUL byte, which doesn't belong in a text.")
        case .repeatedHeader: .whole("This row repeats the header. It isn't a customer.")
        case .ruler: .whole("This row is a drawn line, not a customer.")
        case .totalRow: .whole("This row sums up other rows. It isn't a customer.")
        case .footer: .whole("This row is a note below the table, not a customer.")
        case .descriptionRow: .whole("This row explains the columns. It isn't a customer.")
        case .groupHeading:
            .whole("This row is the heading of a group of rows, not a customer.")
        case .otherTable:
            .whole("This row belongs to another table: a header with other columns is above it.")
        case .hiddenRow: .whole("The sheet hides this row, for example because of a filter.")
        case .notAnObject: .whole("The line isn't a JSON object.")
        case .badJSON: .whole("The line isn't valid JSON.")
        case .duplicateKey: .whole("The line has the same key twice.")
        case .tooDeep: .whole("The line's objects or lists are nested too deeply.")
        case .damagedCell:
            .whole(
                "The workbook is damaged: a cell of this row has two texts, or refers to one that is"
                    + " missing."
            )
        // What no text of a field can be made of.
        case .listValue: .cell("holds a list, but the field takes a single text")
        case .noValue: .cell("holds a formula, but the file doesn't have its result")
        case .figure: .cell("holds a number that the sheet shows as a percentage or as money")
        case .patternLimit:
            .cell("can't be changed by the mapping's pattern, which can match it in too many ways")
        case .lengthLimit: .cell("holds a text that is too long for the mapping to change")
        // What spreadsheets and exports do to texts.
        case .scientificNotation:
            .cell("holds a number that a spreadsheet seems to have rounded, such as 5.55E+09")
        case .lostLeadingZero: .cell("holds a number that seems to have lost its leading zero")
        case .shortPostalCode:
            .cell(
                "holds a postal code that may have lost its leading zero: the row names no country"
            )
        case .spreadsheetError: .cell("holds a formula's error, such as #REF!, and not its result")
        case .formula: .cell("looks like a formula")
        case .mojibake: .cell("holds garbled letters, such as “Ã¼” for “ü”")
        case .controlCharacter:
            .cell("holds a control character, which doesn't belong in a text")
        case .phoneWithLetters: .cell("holds a phone number with letters in it")
        case .badEmail: .cell("doesn't hold exactly one valid e-mail address")
        case .strayApostrophe:
            .cell("begins or ends with an apostrophe that a spreadsheet may have left there")
        case .severalValues: .cell("holds more than one phone number")
        case .nullWord: .cell("holds a placeholder for an empty cell, such as NULL or n/a")
        case .noLetter: .cell("holds neither a letter nor a digit")
        case .placeholder:
            .cell("holds a word that stands in for a value, such as “test” or {{name}}")
        case .htmlEntity: .cell("holds HTML, such as “&amp;” for “&”")
        case .invisibleCharacter: .cell("holds an invisible character")
        case .strayDecimal: .cell("holds a number that ends in “.0”, which isn't part of it")
        case .groupedNumber:
            .cell("holds a number with a mark between its thousands, such as 1,001")
        case .lostLetter:
            .cell("holds a “?” where an earlier program seems to have lost a letter")
        case .furtherValues: .cell("holds several values, and only the first is sent")
        case .brokenHabit: .cell("isn't written like the other cells of its column")
        case .unsurePhone:
            .cell(
                "holds a phone number whose country is unclear: it is sent as it is, and not in the"
                    + " international form"
            )
        case .badDate: .cell("doesn't hold a date in the form that the mapping names")
        case .cleaned:
            .cell("had something around its text that isn't part of it, and that was removed")
        case .cutAtLimit:
            .cell("is exactly as long as some programs allow, so its end may be cut off")
        case .partialAddress: .cell("is empty, but other parts of the address aren't")
        case .shiftedColumns: .cell("holds a text that seems to belong to another column")
        case .unknownCountry: .cell("doesn't hold the name or the code of a country")
        case .newColumn: .whole("A key that isn't mapped appeared only after the first rows.")
        default: .whole(wordsOfSending)
        }
    }

    /// Of answers, of the way to the service, and of its list.
    private var wordsOfSending: String {
        switch self {
        case .validation: "The service says that one of the row's fields is wrong (HTTP 422)."
        case .refused: "The service refused the row (another HTTP 4xx)."
        case .unavailable: "The service isn't available at the moment (HTTP 503 or 425)."
        case .throttled: "The rate limit was reached (HTTP 429)."
        case .unauthorised: "The service refused the access token (HTTP 401)."
        case .token: "The program couldn't get an access token."
        case .forbidden: "The access token doesn't give access to this business (HTTP 402 or 403)."
        case .notFound: "The service doesn't know the business, or the customer (HTTP 404)."
        case .redirected: "The service redirects to another address. Redirects are never followed."
        case .notTheAPI: "Something other than the API answers at this address."
        case .badAddress: "The service's address isn't valid."
        case .proxyRefused: "The proxy refuses to connect, or its kind isn't supported."
        case .proxyUnknown: "The proxy's name can't be found."
        case .proxy: "The proxy failed."
        case .dns: "The service's name can't be found."
        case .connectionRefused: "The service's machine refused the connection."
        case .connectionCut: "The connection ended before the answer came."
        case .timeout: "No answer came in time."
        case .tls: "No encrypted connection could be made."
        case .tlsUntrusted: "The service's certificate isn't trusted."
        case .trustFile: "The file of trusted certificates can't be used."
        case .transport: "The network failed."
        case .serverError: "The service failed (an HTTP 5xx other than 503)."
        case .unreadableAnswer: "The answer has no customer id that can be read."
        case .otherAnswer: "The answer belongs to another row."
        case .idTaken: "The answer gives the id of another row's customer."
        case .crashed: "The run ended while the request was under way."
        case .ambiguous: "Several customers of the service could be this row."
        case .likelyExisting: "The service seems to have this customer already, with other data."
        case .doubt:
            "Only the service's list can tell which rows are there already, and it can't be used."
        case .doubtMissing: "The service's list lacks customers that this import created."
        case .listPartial: "The service's list may not be complete."
        case .listTooLarge: "A page of the service's list is too large."
        case .listEndless: "The service's list doesn't come to an end."
        case .listUnreadable:
            "Some entries of the service's list can't be read, and one of them could be this row."
        case .listChanging: "The service's list kept changing while it was read."
        case .listIncomplete: "The service's list lacks customers that this import created."
        case .listDiffers: "The service's list doesn't show customers as they were sent."
        case .listRefused: "The service doesn't give its list."
        default: rawValue
        }
    }
}

extension Problem.Code {
    /// What would be right, and what to do about the row, in sentences; nil where the problem says it all.
    package var advice: String? {
        switch self {
        case .tooLong, .lengthLimit: "Shorten it."
        case .patternLimit:
            "Shorten it, or write the pattern without a repetition within a repetition."
        case .badBusinessID, .missingBusinessID:
            "Enter the business's id, such as biz_GA6EG2qFxA97NZHtxeLPUy."
        case .duplicateExternalID:
            "Give this customer an id of its own. If the row shouldn't be sent, leave it as it is."
        case .repeatedRow:
            "If it is the same customer, leave the row as it is: it won't be sent again. If it is"
                + " another one, enter what tells the two apart."
        case .likelyExisting:
            "Compare it with that customer in the service. If it is another customer, `retry` with"
                + " --status failed sends the row as it is."
        case .skipped: "Leave the row as it is, unless it should be sent."
        case .tooFewCells, .damagedCell: "Put the right values into their columns."
        case .tooManyCells: "Put each value into its own column."
        case .unterminatedQuote, .textAfterQuote, .strayQuote, .loneLineEnd, .recordTooLong:
            "Make sure that each value is in its own column."
        case .badEncoding: "Enter the letters that are shown as \u{FFFD}."
        case .nulByte: "Delete the character that is shown as ␀."
        case .repeatedHeader, .ruler, .totalRow, .footer, .descriptionRow,
            .groupHeading:
            "Leave the row as it is: it won't be sent."
        case .otherTable: "Import that table from a file of its own."
        case .notAnObject, .badJSON, .duplicateKey, .tooDeep:
            "Put the line's values into their columns."
        case .listValue: "Enter one value."
        case .noValue: "Enter the value itself."
        case .scientificNotation: "Enter all its digits, such as 5550102201."
        case .lostLeadingZero: "Put the zero back."
        case .shortPostalCode: "If a zero is missing, put it back."
        case .spreadsheetError: "Enter the value that the formula should have given."
        case .formula: "Enter the value itself, without the sign in front of it."
        case .mojibake: "Enter the right letters."
        case .controlCharacter: "Delete the character that is shown as a picture, such as ␁."
        case .phoneWithLetters: "Enter digits, unless the letters belong there."
        case .badEmail: "Enter one address, such as name@example.com, or clear the cell."
        case .strayApostrophe: "Delete the apostrophe, unless it belongs there."
        case .severalValues: "Keep one of them, and delete the others."
        case .nullWord, .noLetter: "Clear the cell, or enter the value."
        case .placeholder: "Enter the value, or clear the cell."
        case .htmlEntity: "Enter the characters that are meant."
        case .invisibleCharacter: "Type the text again."
        case .strayDecimal: "Delete the “.0”."
        case .groupedNumber: "Write it without that mark."
        case .lostLetter: "Enter the letter that was there."
        case .furtherValues, .hiddenRow, .figure, .cleaned: "Check whether that is right."
        case .brokenHabit: "Write it like the column's other cells."
        case .unsurePhone: "Put + and the country code in front of the number."
        case .badDate: "Enter the date as 2024-01-31, or in the form that the mapping names."
        case .cutAtLimit: "Check whether its end is missing."
        case .partialAddress: "Fill it in, or empty the whole address."
        case .shiftedColumns: "Move the row's values to their own columns."
        case .unknownCountry: "Enter the country's name, or its two-letter code, such as US."
        case .newColumn: "If the key belongs to a customer, map it."
        default: nil
        }
    }
}
