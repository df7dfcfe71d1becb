import Suggestions

// What is said of files and settings that can't be used. All these words are here, to be edited in one place.

// MARK: - A new import

extension InputError {
    static let noBusiness = InputError(
        "no business to create the customers in",
        hint:
            "Give --business biz_…, or set ASSET_BUSINESS_ID. A mapping file can take it from a column."
    )

    static func indivisible(_ source: String) -> InputError {
        InputError(
            "--shard: all rows of \(source) belong to one business, and a business can't be split",
            hint:
                "Leave --shard out: one run uses the whole rate of a business. If the rows do belong to"
                + " several, use a mapping file that takes the business from a column."
        )
    }

    static func noMappingFile(_ path: String) -> InputError {
        InputError(
            "\(path): can't read this mapping file",
            hint: "Check the path. `customer-import map FILE` writes a mapping file to start from."
        )
    }
}

// MARK: - Rows that go out

extension InputError {
    static func existingFile(_ path: String) -> InputError {
        InputError(
            "\(path): this file exists already",
            hint: "Name another file, or overwrite it with --force."
        )
    }

    static func noColumn(_ name: String, among known: [String]) -> InputError {
        InputError(
            "--columns: there is no column “\(name)”",
            hint: Suggestion.choice(for: name, among: known, limit: 60)
        )
    }

    static let noColumns = InputError("--columns names no column")

    /// - Parameter reason: what no cell of a workbook holds.
    static func longCell(row: String, column: String, _ reason: String) -> InputError {
        InputError(
            "row \(row), “\(column)”: \(reason)",
            hint:
                "CSV and JSON Lines have no such limit: name a file that ends in .csv, or leave this column"
                + " out with --columns."
        )
    }
}

// MARK: - Rows that come back

extension InputError {
    static func noMarks(_ file: String) -> InputError {
        InputError(
            "\(file): the column _row is missing",
            hint:
                "`fix` takes the file that `customer-import export JOURNAL --problems -o FILE` wrote."
        )
    }

    /// - Parameter count: how many columns of this name the source has.
    static func missingColumn(_ name: String, of count: Int, _ file: String) -> InputError {
        InputError(
            count == 1
                ? "\(file): the column “\(name)” is missing"
                : "\(file): one of the \(count) columns “\(name)” is missing",
            hint:
                "The mapping uses it. Put it back, or export the file again. You may delete only columns that"
                + " the mapping doesn't use."
        )
    }

    static func noMark(_ text: String, at place: String, isWorkbook: Bool) -> InputError {
        InputError(
            text.isEmpty
                ? "\(place): the cell in column _row is empty"
                : "\(place): “\(text)” in column _row isn't a row of the journal",
            hint: "`fix` takes only rows that `export --problems` wrote, each with its _row"
                + (isWorkbook ? " (a hidden column)" : "") + ". Delete other rows."
        )
    }

    static func rowTwice(_ row: String, at place: String) -> InputError {
        InputError("\(place): row \(row) is in the file twice")
    }

    static func noValue(at place: String) -> InputError {
        InputError(
            "\(place): the file doesn't have the value of this formula",
            hint: "Open the file in a spreadsheet program, save it there, and give it again."
        )
    }

    static func otherJournal(_ row: String, at place: String, _ journal: String) -> InputError {
        InputError(
            "\(place): row \(row) isn't from \(journal)",
            hint: "The file was exported from another journal. Nothing was changed."
        )
    }

    static func sortedAlone(_ column: String) -> InputError {
        InputError(
            "the cells of column “\(column)” are in other rows than before",
            hint:
                "Part of the sheet was sorted without its column _row. Nothing was changed. Sort whole rows,"
                + " or export the problems again."
        )
    }

    static func unclearRows(_ count: Int, _ journal: String) -> InputError {
        InputError(
            "\(Words.count(count, "row")) may have been created with the old mapping",
            hint: "First find out with `customer-import reconcile \(ShellWord.quoted(journal))`."
        )
    }
}

// MARK: - Rows that stay as they were

/// Why a row that came back stays as it was, or nothing is changed.
enum RepairWords {
    static let bytesLeft =
        "The bytes that couldn't be read are still there, shown as \u{FFFD}. Correct that cell, too."
    static let cutText =
        "A workbook couldn't hold all of this text. Enter the whole text without the note at its end, or leave"
        + " the cell as it is."
    static func raw(_ column: String) -> String {
        "\(column) only shows what the line was. Put its values into the columns, and clear \(column)."
    }
    static func extra(_ column: String) -> String {
        "The row has more cells than the header. Put the values of \(column) where they belong, and clear it."
    }
    static func otherShard(_ business: String, _ other: String, own: String) -> String {
        "The row's business \(business) belongs to shard \(other), and this journal is shard \(own). Import"
            + " such rows from a file of their own."
    }
    static func taken(_ externalID: String, by row: String) -> String {
        "Row \(row) already has the external id “\(externalID)”."
    }
    static let sameID = "Another row would have the same external id."
    static let updates = "This row updates a customer of the service."
    static let leftOut =
        "This row was left out because the service has a customer with its former external id. Start another"
        + " import with the rows that weren't sent."
}
