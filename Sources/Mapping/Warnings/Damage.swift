import Customers

/// What spreadsheets and exports do to texts: the detectors that find it.
///
/// A detector says that a text looks damaged; nothing repairs it.
enum Damage {
    /// The damage of one text, without what takes a whole row to see.
    ///
    /// - Parameters:
    ///   - text: trimmed and not blank.
    ///   - traits: of that text.
    ///   - country: the country of the address that the text is part of, nil where none is given.
    ///   - state: likewise its state.
    static func found(
        in text: String,
        _ traits: TextTraits,
        field: Field,
        country: String?,
        state: String? = nil
    ) -> [Problem.Code] {
        if NullWords.contains(text.utf8, field.kind) || isZeros(text, field.kind) {
            return [.nullWord]
        }
        var found: [Problem.Code] = []
        if field.kind != .email, isLetterless(text, traits) { found.append(.noLetter) }
        if traits.contains(.entityMark), hasEntity(text) {
            found.append(.htmlEntity)
        } else if Placeholders.contains(text, traits, field.kind), !isSpreadsheetError(text) {
            return [.placeholder]
        }
        if traits.contains(.nonASCII), hasInvisible(text, field.kind) {
            found.append(.invisibleCharacter)
        }
        if traits.contains(.spreadsheetMark) {
            if isSpreadsheetError(text) { return [.spreadsheetError] }
            if isFormula(text) { found.append(.formula) }
            if hasStrayApostrophe(text, isName: field.kind == .name) {
                found.append(.strayApostrophe)
            }
            if hasLostLetter(text, field.kind) { found.append(.lostLetter) }
        }
        if traits.contains(.nonASCII) && Mojibake.stands(in: text, field.kind)
            || traits.contains(.entityMark) && hasWrittenBytes(text, field.kind) || isMIMEWord(text)
        {
            found.append(.mojibake)
        }
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
            switch Figure(text.utf8) {
            case .zeroFraction?: found.append(.strayDecimal)
            // `1.001` may well be an id.
            case .grouped(UInt8(ascii: ","), _)?: found.append(.groupedNumber)
            case .grouped?, .amount?, nil: break
            }
        case .phone:
            if isScientific(text, traits) {
                found.append(.scientificNotation)
            } else if let code = code(ofFigure: text, field.kind) {
                found.append(code)
            } else if hasSeveralPhones(text, traits) {
                found.append(.severalValues)
            } else if hasPhoneLetters(text, traits) {
                found.append(.phoneWithLetters)
            }
        case .postalCode:
            if isScientific(text, traits) {
                found.append(.scientificNotation)
            } else if let short = shortPostalCode(text, traits, country: country, state: state) {
                found.append(short)
            } else if let code = code(ofFigure: text, field.kind) {
                found.append(code)
            }
        case .email:
            if isBadEmail(text, traits) { found.append(.badEmail) }
        case .street:
            if hasStrayDecimal(text.utf8) { found.append(.strayDecimal) }
        case .name, .place: break
        }
        return found
    }

    /// What is to be said of a phone or a postal code that is written as a number is; an amount belongs to another
    /// column.
    private static func code(ofFigure text: String, _ kind: Field.Kind) -> Problem.Code? {
        switch Figure(text.utf8) {
        case .zeroFraction?: .strayDecimal
        // Phones have points between their groups, and no fraction.
        case .grouped(let mark, let hasFraction)?:
            kind == .phone && (mark == UInt8(ascii: ".") || hasFraction) ? nil : .groupedNumber
        case .amount?, nil: nil
        }
    }
}

extension Problem.Code {
    /// Whether something was lost that joining and changing texts doesn't bring back, and may hide.
    var outlastsChanges: Bool {
        switch self {
        case .scientificNotation, .spreadsheetError, .formula, .mojibake, .phoneWithLetters,
            .severalValues, .cutAtLimit, .strayDecimal, .groupedNumber:
            true
        default: false
        }
    }

    /// Whether it is still wrong beside the texts that it was joined with.
    var outlastsJoining: Bool { self == .nullWord || self == .noLetter || self == .placeholder }
}

extension Field {
    /// The length at which a text may have been cut off: the API's limit, or what the systems that
    /// texts come from usually allow.
    var usualLimit: Int { limit ?? 255 }
}
