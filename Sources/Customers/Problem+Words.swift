/// What is told of each kind of problem, and what to do about it: all these words stand here.
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
        case .missing: .cell("is empty, and the API wants a text there")
        case .tooLong: .cell("holds more characters than the API takes")
        case .badBusinessID:
            .cell("holds no business id, which is biz_ with letters and digits behind it")
        case .missingBusinessID: .cell("is empty, and the mapping takes the row's business from it")
        case .duplicateExternalID:
            .cell("holds the same external id as another row, whose other fields differ")
        case .repeatedRow:
            .whole("This row is the same as an earlier one in every field that is sent.")
        case .skipped: .whole("The mapping leaves this row out, by its `skip_when`.")
        case .otherShard:
            .whole(
                "The row's business belongs to another shard, so that another journal sends"
                    + " its rows."
            )
        // Damage of how a row is written.
        case .tooFewCells: .whole("The row has fewer cells than the header.")
        case .tooManyCells: .whole("The row has more cells than the header.")
        case .unterminatedQuote: .whole("A quote opens in this row and never closes.")
        case .textAfterQuote: .whole("Text follows the closing quote of a cell.")
        case .strayQuote: .whole("A quote stands in the middle of a cell.")
        case .loneLineEnd:
            .whole("Within the row stands a line end of another kind than the file's other ones.")
        case .recordTooLong: .whole("The row is longer than a row may be.")
        case .badEncoding: .whole("The row holds bytes that aren't text in the file's encoding.")
        case .nulByte: .whole("The row holds a NUL byte, which no text has.")
        case .repeatedHeader: .whole("This row is the header again, and no customer.")
        case .ruler: .whole("This row is a drawn line, and no customer.")
        case .totalRow: .whole("This row sums up other rows, and is no customer.")
        case .footer: .whole("This row is a note below the table, and no customer.")
        case .descriptionRow: .whole("This row says what the columns are for, and is no customer.")
        case .groupHeading:
            .whole("This row is the heading of a group of rows, and no customer.")
        case .otherTable:
            .whole(
                "This row belongs to another table: a header with other columns stands above it."
            )
        case .hiddenRow: .whole("The sheet hides this row, as a filter does.")
        case .notAnObject: .whole("The line isn't a JSON object.")
        case .badJSON: .whole("The line isn't valid JSON.")
        case .duplicateKey: .whole("The same key stands twice in the line.")
        case .tooDeep: .whole("The line nests objects or lists too deep.")
        case .damagedCell:
            .whole(
                "The workbook is damaged: a cell of the row has two texts, or one that isn't there."
            )
        // What no text of a field can be made of.
        case .listValue: .cell("holds a list, and one text belongs there")
        case .noValue: .cell("holds a formula without its result")
        case .figure: .cell("holds a number that the sheet shows as a percentage or as money")
        case .patternLimit:
            .cell(
                "can't be changed by the mapping's pattern, which matches its text in too many ways"
            )
        case .lengthLimit: .cell("holds too long a text to be changed as the mapping says")
        // What spreadsheets and exports do to texts.
        case .scientificNotation:
            .cell("holds a number that a spreadsheet seems to have rounded, such as 5.55E+09")
        case .lostLeadingZero: .cell("holds a number that seems to have lost the zero before it")
        case .shortPostalCode:
            .cell(
                "holds a postal code that may have lost the zero before it: the row names no"
                    + " country"
            )
        case .spreadsheetError:
            .cell("holds a formula's error, such as #REF!, in place of its result")
        case .formula: .cell("looks like a formula")
        case .mojibake:
            .cell("holds text that was read in the wrong encoding, such as “Ã¼” for “ü”")
        case .controlCharacter: .cell("holds a control character, which no text has")
        case .phoneWithLetters: .cell("holds a phone number with letters in it")
        case .badEmail: .cell("doesn't hold exactly one e-mail address")
        case .strayApostrophe:
            .cell("has an apostrophe at its beginning or end, which a spreadsheet may have left")
        case .severalValues: .cell("holds more than one phone number")
        case .nullWord: .cell("holds a word that programs write for an empty cell, such as NULL")
        case .noLetter: .cell("holds neither a letter nor a digit")
        case .placeholder:
            .cell("holds a word that stands in for a value, such as “test” or {{name}}")
        case .htmlEntity: .cell("holds HTML, such as “&amp;” for “&”")
        case .invisibleCharacter: .cell("holds a character that nobody can see")
        case .strayDecimal: .cell("holds a number with “.0” behind it, which is no part of it")
        case .groupedNumber:
            .cell("holds a number with a mark between its thousands, such as 1,001")
        case .lostLetter:
            .cell("holds a “?” where an earlier program seems to have lost a letter")
        case .furtherValues: .cell("holds several values, of which only the first is sent")
        case .brokenHabit: .cell("isn't written like the other cells of its column")
        case .unsurePhone:
            .cell(
                "holds a phone number of which the country isn't sure: it is sent as it is, not in"
                    + " the international form"
            )
        case .badDate: .cell("doesn't hold a date in the form that the mapping names")
        case .cleaned:
            .cell("had something at its text that is no part of it, and that was taken off")
        case .cutAtLimit:
            .cell("is full to the last character that some programs allow: its end may be cut off")
        case .partialAddress: .cell("is empty, and the address has other parts")
        case .shiftedColumns: .cell("holds a text that seems to belong to another column")
        case .unknownCountry: .cell("doesn't hold the name or the code of a country")
        case .newColumn:
            .whole("A key that isn't mapped came up only after the first rows.")
        default: .whole(wordsOfSending)
        }
    }

    /// Of answers, of the way to the service, and of its list.
    private var wordsOfSending: String {
        switch self {
        case .validation: "The service takes one of the row's fields for wrong (HTTP 422)."
        case .refused: "The service refused the row (another HTTP 4xx)."
        case .unavailable: "The service isn't available for the moment (HTTP 503 or 425)."
        case .throttled: "The rate limit was used up (HTTP 429)."
        case .unauthorised: "The service refused the access token (HTTP 401)."
        case .token: "No access token could be had."
        case .forbidden: "The access token gives no right to this business (HTTP 402 or 403)."
        case .notFound: "The service doesn't know the business, or the customer (HTTP 404)."
        case .redirected: "The service redirects, and redirects are never followed."
        case .notTheAPI: "What answers at this address isn't the API."
        case .badAddress: "The service's address isn't one."
        case .proxyRefused: "The proxy refuses to connect, or is of an unknown kind."
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
            "Only the service's list tells which rows are there already, and it can't be used."
        case .doubtMissing: "The service's list lacks customers that this import created."
        case .listPartial: "Nothing shows that the service's list is whole."
        case .listTooLarge: "A page of the service's list is too large."
        case .listEndless: "The service's list doesn't come to an end."
        case .listUnreadable: "Entries of the service's list can't be read, and could be this row."
        case .listChanging: "The service's list kept changing while it was read."
        case .listIncomplete: "The service's list lacks customers that this import created."
        case .listDiffers: "The service's list gives customers back in another form."
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
            "Put in the business's id, such as biz_GA6EG2qFxA97NZHtxeLPUy."
        case .duplicateExternalID:
            "Give this customer an id of its own, or leave the row as it is if it isn't to be sent."
        case .repeatedRow:
            "Leave the row as it is if it is the same customer: it isn't sent again. For another one,"
                + " put in what tells them apart."
        case .likelyExisting:
            "Compare it with that customer in the service. For another customer, `retry` with --status failed"
                + " sends the row as it is."
        case .skipped: "Leave the row as it is, unless it is to be sent."
        case .tooFewCells, .damagedCell:
            "Put the right values into the columns that they belong to."
        case .tooManyCells: "Put each value into the column that it belongs to."
        case .unterminatedQuote, .textAfterQuote, .strayQuote, .loneLineEnd, .recordTooLong:
            "See that each value stands in its own column."
        case .badEncoding: "Put in the letters that are shown as \u{FFFD}."
        case .nulByte: "Take out the character that is shown as ␀."
        case .repeatedHeader, .ruler, .totalRow, .footer, .descriptionRow, .groupHeading:
            "Leave the row as it is: it isn't sent."
        case .otherTable: "Import that table from a file of its own."
        case .notAnObject, .badJSON, .duplicateKey, .tooDeep:
            "Put the line's values into the columns that they belong to."
        case .listValue: "Put in one value."
        case .noValue: "Put in the value itself."
        case .scientificNotation: "Put in all its digits, such as 5550102201."
        case .lostLeadingZero: "Put the zero back."
        case .shortPostalCode: "If a zero is missing, put it back."
        case .spreadsheetError: "Put in what the formula should have given."
        case .formula: "Put in the value itself, without the sign before it."
        case .mojibake: "Put in the right letters."
        case .controlCharacter: "Take out the character that is shown as its picture, such as ␁."
        case .phoneWithLetters: "Put in digits, unless the letters are meant."
        case .badEmail: "Put in one address, such as name@example.com, or clear the cell."
        case .strayApostrophe: "Take the apostrophe off, unless it is meant."
        case .severalValues: "Leave one of them, and take the others out."
        case .nullWord, .noLetter: "Clear the cell, or put in the value."
        case .placeholder: "Put in the value, or clear the cell."
        case .htmlEntity: "Put in the characters that are meant."
        case .invisibleCharacter: "Type the text again."
        case .strayDecimal: "Take the “.0” off."
        case .groupedNumber: "Write it without that mark."
        case .lostLetter: "Put in the letter that was there."
        case .furtherValues, .hiddenRow, .figure, .cleaned: "See whether that is right."
        case .brokenHabit: "Write it as the column's other cells are written."
        case .unsurePhone: "Put + and the country's code before the number."
        case .badDate: "Put in the date as 2024-01-31, or as the mapping has it."
        case .cutAtLimit: "See whether its end is missing."
        case .partialAddress: "Fill it in, or empty the whole address."
        case .shiftedColumns: "Move the row's values to the columns that they belong to."
        case .unknownCountry: "Put in the country's name, or its code of two letters such as US."
        case .newColumn: "Map the key if it belongs to a customer."
        default: nil
        }
    }
}
