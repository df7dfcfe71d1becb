import Importing

extension ExportFormat {
    /// What `--format` names, else what the name of the file says.
    ///
    /// - Throws: ``UsageError`` for a format that isn't written, and for a name that says another one.
    init(named format: String?, output: String) throws(UsageError) {
        let ending = output.lowercased().split(separator: ".").last.map(String.init) ?? ""
        let isNamed = output.contains(".")
        if isNamed, ["xls", "xlsm", "xlsb", "ods", "numbers"].contains(ending) {
            throw UsageError.otherWorkbook(output)
        }
        guard let format else {
            self = isNamed && ending == "xlsx" ? .xlsx : .csv
            return
        }
        let known = try ChoiceArgument.parse(format, "--format", among: ExportFormat.allCases)
        guard known == .xlsx || !isNamed || ending != "xlsx" else {
            throw UsageError.workbookName(output, format: known.rawValue)
        }
        self = known
    }
}
