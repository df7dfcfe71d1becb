import Testing

@testable import Importing

struct ValueMaskTests {
    private static let values = [
        "Ada O'Neil", "ADA@Example.com", "+1 (555) 010-2233", "Zürich", "A-7",
    ]

    @Test(
        arguments: [
            ("value is not a valid email address", "value is not a valid email address"),
            ("“ada@example.com” is not valid", "“…” is not valid"),
            ("Ada@EXAMP is cut", "… is cut"), ("ada o’neil exists", "… exists"),
            ("15550102233 is taken", "… is taken"), ("city ZURICH", "city …"),
            ("conflict with Ada O'Neil of Zürich.", "conflict with … of …."),
            ("row A-7 is a duplicate", "row … is a duplicate"), ("", ""),
        ]
    )
    func `what a row holds is taken out, in whatever form`(text: String, masked: String) {
        #expect(ValueMask(Self.values).masked(text) == masked)
    }
}
