import Foundation
import Testing

@testable import Sandbox

struct DateHeaderTests {
    @Test(
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"),
            (1_777_657_168, "Fri, 01 May 2026 17:39:28 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        ] as [(Double, String)]
    )
    func `a time is written as HTTP has it`(seconds: Double, text: String) {
        #expect(DateHeader.text(Date(timeIntervalSince1970: seconds)) == text)
    }
}
