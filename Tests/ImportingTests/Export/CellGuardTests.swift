import Testing

@testable import Importing

struct CellGuardTests {
    @Test(arguments: [
        "=1+1", "+1 555 0101", "-5", "@SUM(A1)", "\tx", "\rx", "\r\nx", "\nx", " =1", "＝1+1",
        "02139", "00", "123456789012", "10.00", "1.5", "1,234", "1 234", "1e5", "12E10", "1 e5",
        "1/2/2024",
        "2024-01-02", "2024-01-02T10:00:00Z", "94105-1234", "10:30", "10:30 PM", "5%", "$10.00",
        "(5)", "12 May", "Mar-24", "MARCH1", "Sept 3", "true", "FALSE", "'02139", "''=x", "' =x",
    ])
    func `what a spreadsheet would change gets one apostrophe, which goes again`(cell: String) {
        let guarded = CellGuard.guarded(cell)
        #expect(guarded == "'" + cell)
        #expect(CellGuard.unguarded(guarded).unicodeScalars.elementsEqual(cell.unicodeScalars))
    }

    @Test(arguments: [
        "", "Acme", "12 Main Street", "5", "94105", "12345678901", "0", "C-0003", "A1", "A-2",
        "E-17", "O'Hara",
        "'quoted", "'", "''", "maybe", "May", "March Hare 3", "a@b.c", "Müller", "\u{301}x",
        "1 Market St", "cus_1e5", "x\r\ny", "'\u{301}",
    ])
    func `other texts stay as they are`(cell: String) {
        #expect(CellGuard.guarded(cell) == cell)
        #expect(CellGuard.unguarded(cell).unicodeScalars.elementsEqual(cell.unicodeScalars))
    }

    @Test func `a value that a person typed without an apostrophe is taken as it is`() {
        for cell in ["02139", "+1 555 0101", "10.00"] { #expect(CellGuard.unguarded(cell) == cell) }
    }
}
