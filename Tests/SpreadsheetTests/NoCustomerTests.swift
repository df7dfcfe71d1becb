import Testing

@testable import Spreadsheet

struct NoCustomerTests {
    @Test(
        arguments: [
            // Files that were joined.
            (
                "Customer ID,Name\n1,Alder\nCustomer ID,Name\n2,Birch\n",
                ["", "repeated_header@3:1", ""]
            ),
            ("Name;Email\nAlder;a@x.example\n\"Name\";Email\n", ["", "repeated_header@3:1"]),
            ("Name,Email\n----,-----\nAlder,a@x.example\n", ["ruler@2:1", ""]),
            ("Name,Email\n====== , \nAlder,a@x.example\n", ["ruler@2:1", ""]),
            ("|Name|City|\n|:----|:--:|\n|Alder|Bern|\n", ["ruler@2:1", ""]),
            ("Name,Email\n*****,*****\nAlder,a@x.example\n", ["ruler@2:1", ""]),
            (
                "Customer ID,Name\n1,Alder\n\u{feff}Customer ID,Name\n2,Birch\n",
                ["", "repeated_header@3:1", ""]
            ),
            (
                "Customer ID,Name\n1,Alder\n\u{feff}CUSTOMER ID, Name\n2,Birch\n",
                ["", "repeated_header@3:1", ""]
            ),
            ("Name\nAlder\n\u{feff}Name\nBirch\n", ["", "repeated_header@3:1", ""]),
            ("Name\nAlder\nNAME\nBirch\n", ["", "repeated_header@3:1", ""]),
            ("Name,City\n****,***\nAlder,Bend\n", ["ruler@2:1", ""]),
            ("Name,City\n:---,---:\nAlder,Bend\n", ["ruler@2:1", ""]),
            ("Name,City\n–––,—\nAlder,Bend\n", ["ruler@2:1", ""]),
            ("Name,City\n─────,─────\nAlder,Bend\n═══,═══\n", ["ruler@2:1", "", "ruler@4:1"]),
            ("Name,City\n|---|,|---|\nAlder,Bend\n", ["ruler@2:1", ""]),
            // Rows that look a little like it.
            ("Name,Email\nName,-\n-,a@x.example\nAlder,--\n", ["", "", ""]),
            ("Name,Email\nJean-Luc,a@x.example\n-,-\n", ["", ""]),
        ] as [(String, [String])]
    )
    func `a header that comes again and a drawn line are no customers`(
        text: String,
        problems: [String]
    ) throws {
        #expect(try readAll(text).problems == problems)
    }
}
