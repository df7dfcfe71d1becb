import Customers

/// What spreadsheets and exports do to texts: each case with the detector that finds it.
///
/// A detector says that a text looks damaged; nothing repairs it.
package enum Damage: String, Hashable, Sendable, CaseIterable {
    /// A phone, id or postal code that a spreadsheet took for a number: `5.55E+09`.
    case scientificNotation = "scientific_notation"
    /// A postal code that lost its leading zero: `2139` in the US, `4103` in Germany.
    case lostLeadingZero = "lost_leading_zero"
    /// An error of a spreadsheet's formula: `#REF!`.
    case spreadsheetError = "spreadsheet_error"
    /// A formula that was exported as its text: `=A2&B2`.
    case formula
    /// UTF-8 read as Windows-1252 somewhere on the way: `MÃ¼ller`.
    case mojibake
    case controlCharacter = "control_character"
    case phoneWithLetters = "phone_with_letters"
    case badEmail = "bad_email"
    /// An apostrophe with which a spreadsheet marks a text: `'0123`.
    case strayApostrophe = "stray_apostrophe"
    /// Two phones or more in one cell: `5550101 ::: 5550102`.
    case severalValues = "several_values"
    /// A word for nothing instead of nothing: `NULL`, `n/a`.
    case nullWord = "null_word"
    /// HTML that was exported as it is: `Reed &amp; Sons`.
    case htmlEntity = "html_entity"
    /// A mark that nobody sees within a text: a zero-width space, a change of direction.
    case invisibleCharacter = "invisible_character"
    /// An id or phone with the `.0` of a number: `1001.0`.
    case strayDecimal = "stray_decimal"
    /// Exactly as long as the API or a usual limit allows: probably cut off.
    case cutAtLimit = "cut_at_limit"
    /// An address with parts missing that the API's page asks for.
    case partialAddress = "partial_address"
    /// Texts that look as if they belong to the column beside theirs.
    case shiftedColumns = "shifted_columns"

    /// What a person is told.
    var message: String {
        switch self {
        case .scientificNotation: "looks like a number that a spreadsheet rounded, such as 5.55E+09"
        case .lostLeadingZero: "looks like a postal code without its leading zero"
        case .spreadsheetError: "has an error of a spreadsheet's formula in it, such as #REF!"
        case .formula: "looks like a formula"
        case .mojibake: "looks like text read in the wrong encoding, such as “Ã¼” for “ü”"
        case .controlCharacter: "has a control character in it"
        case .phoneWithLetters: "is a phone number with letters in it"
        case .badEmail: "doesn't look like one e-mail address"
        case .strayApostrophe: "begins or ends with an apostrophe that a spreadsheet may have left"
        case .severalValues: "has more than one number in it"
        case .nullWord: "is a word that databases and spreadsheets write where there is nothing"
        case .htmlEntity: "has an HTML entity in it, such as “&amp;” for “&”"
        case .invisibleCharacter: "has a character in it that can't be seen"
        case .strayDecimal: "ends in “.0”, as a number that was none"
        case .cutAtLimit: "is as long as a limit allows, to the character: it may have been cut off"
        case .partialAddress: "is missing from an address that has other parts"
        case .shiftedColumns: "looks as if it belongs to another column"
        }
    }

    /// Whether something was lost that joining and changing texts doesn't bring back, and may hide.
    var outlastsChanges: Bool {
        switch self {
        case .scientificNotation, .spreadsheetError, .formula, .mojibake, .phoneWithLetters,
            .severalValues, .cutAtLimit:
            true
        case .lostLeadingZero, .controlCharacter, .badEmail, .strayApostrophe, .partialAddress,
            .shiftedColumns, .nullWord, .htmlEntity, .invisibleCharacter, .strayDecimal:
            false
        }
    }

    /// The finding's code.
    package var code: Finding.Code { Finding.Code(rawValue: rawValue) }
}

extension Damage {
    /// The damage of one text, without what takes a whole row to see.
    ///
    /// - Parameters:
    ///   - text: trimmed and not blank.
    ///   - traits: of that text.
    ///   - country: the country of the address that the text is part of, nil where none is given.
    static func found(
        in text: String,
        _ traits: TextTraits,
        field: Field,
        country: String?
    ) -> [Damage] {
        // In a phone or e-mail the letters of “none” are told as ever.
        let isContact = field.kind == .phone || field.kind == .email
        if NullWords.contains(text.utf8), !isContact || !traits.contains(.letter) {
            return [.nullWord]
        }
        var found: [Damage] = []
        if traits.contains(.entityMark), hasEntity(text) { found.append(.htmlEntity) }
        if traits.contains(.nonASCII), hasInvisible(text, field.kind) {
            found.append(.invisibleCharacter)
        }
        if traits.contains(.spreadsheetMark) {
            if isSpreadsheetError(text) { return [.spreadsheetError] }
            if isFormula(text) { found.append(.formula) }
            if hasStrayApostrophe(text, isName: field.kind == .name) {
                found.append(.strayApostrophe)
            }
        }
        if traits.contains(.nonASCII), isMojibake(text) { found.append(.mojibake) }
        if traits.contains(.control) || (traits.contains(.nonASCII) && hasC1Control(text)) {
            found.append(.controlCharacter)
        }
        let cut = field.usualLimit
        if text.utf8.count >= cut, text.unicodeScalars.count == cut {
            found.append(.cutAtLimit)
        }
        switch field.kind {
        case .identifier:
            if isScientific(text, traits) { found.append(.scientificNotation) }
            if hasStrayDecimal(text.utf8) { found.append(.strayDecimal) }
        case .phone:
            if isScientific(text, traits) {
                found.append(.scientificNotation)
            } else if hasStrayDecimal(text.utf8) {
                found.append(.strayDecimal)
            } else if hasSeveralPhones(text.utf8) {
                found.append(.severalValues)
            } else if hasPhoneLetters(text, traits) {
                found.append(.phoneWithLetters)
            }
        case .postalCode:
            if isScientific(text, traits) {
                found.append(.scientificNotation)
            } else if lostLeadingZero(text, traits, country: country) {
                found.append(.lostLeadingZero)
            }
        case .email:
            if isBadEmail(text, traits) { found.append(.badEmail) }
        case .name, .street, .place: break
        }
        return found
    }
}

extension Field {
    /// The length at which a text may have been cut off: the API's limit, or what the systems that
    /// texts come from usually allow.
    var usualLimit: Int { limit ?? 255 }
}
