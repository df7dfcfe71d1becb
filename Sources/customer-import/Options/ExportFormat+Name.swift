import Importing

extension ExportFormat {
    /// What `--format` names, else what the name of the file says.
    ///
    /// - Throws: ``UsageError`` for a format that isn't written, and for a name that says another one.
    init(named format: String?, output: String) throws(UsageError) {
        let ending = output.lowercased().split(separator: ".").last.map(String.init) ?? ""
        let isNamed = output.contains(".")
        if isNamed, ["xls", "xlsm", "xlsb", "ods", "numbers"].contains(ending) {
            throw UsageError(
                "\(output): workbooks can be written as .xlsx only",
                hint: "Name a file that ends in .xlsx. Every spreadsheet program opens it."
            )
        }
        guard let format else {
            self = isNamed && ending == "xlsx" ? .xlsx : .csv
            return
        }
        let known = try ChoiceArgument.parse(format, "--format", among: ExportFormat.allCases)
        guard known == .xlsx || !isNamed || ending != "xlsx" else {
            throw UsageError(
                "\(output): this is a workbook's name, but --format says \(known.rawValue)"
            )
        }
        self = known
    }
}
