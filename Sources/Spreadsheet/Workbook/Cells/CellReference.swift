/// Columns as spreadsheets name them. Pure.
enum CellReference {
    /// The 0-based column of `BC17`, or of `BC`; nil where that is no cell, or none that a sheet has.
    @inline(__always)
    static func column(_ text: some RandomAccessCollection<UInt8>) -> Int? {
        var column = 0
        var letters = 0
        var hasDigit = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "$"): continue
            case 0x41...0x5A, 0x61...0x7A:
                guard !hasDigit, letters < 3 else { return nil }
                column = column * 26 + Int(byte & 0x1F)
                letters += 1
            case 0x30...0x39: hasDigit = true
            default: return nil
            }
        }
        guard letters > 0, column <= SheetLimits.columns else { return nil }
        return column - 1
    }
}
