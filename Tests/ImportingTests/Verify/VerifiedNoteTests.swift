import Journal
import Testing

@testable import Importing

/// What `verify` said, as its session keeps it.
struct VerifiedNoteTests {
    @Test(arguments: [
        ([190, 190, 0, 0, 0, 0, 0], true, "190 customers: 190 as sent"),
        (
            [12_345, 1_000, 2, 3, 4, 5, 6], false,
            "12,345 customers: 1,000 as sent, 2 there, 3 missing, 4 changed since, 5 not from this import,"
                + " 6 unknown,"
                + " the list kept changing"
        ),
        ([1, 0, 0, 1, 0, 0, 0], true, "1 customer: 0 as sent, 1 missing"),
    ])
    func `it is a line to read, and is read again`(
        counts: [Int],
        isCertain: Bool,
        text: String
    ) throws {
        var found = Verification()
        (found.rows, found.equal, found.redacted) = (counts[0], counts[1], counts[2])
        (found.missing, found.changed, found.extra) = (counts[3], counts[4], counts[5])
        (found.unknown, found.isCertain) = (counts[6], isCertain)
        let note = VerifiedNote(found)
        #expect(note.text == text)
        #expect(VerifiedNote(text) == note)
    }

    @Test func `what a version before 0_6 wrote is read, too`() {
        let note = VerifiedNote("9 customers: 9 as sent, 5 of no row")
        #expect(note?.extra == 5)
        #expect(note?.text == "9 customers: 9 as sent, 5 not from this import")
    }

    @Test(arguments: [
        "", "interrupted", "190 customers", "190 customers: ", "190 customers: all as sent",
        "1,90 customers: 190 as sent", "customers: 1 as sent", "190 rows: 190 as sent",
        "190 customers: 190 as sent, 2 strange",
    ])
    func `another text isn't one`(text: String) {
        #expect(VerifiedNote(text) == nil)
    }
}
