import Customers
import Foundation

/// A page of customers, or why there is none.
package struct ListExchange: Sendable {
    package var result: Result<CustomerPage, ListFailure>
    package var rate: RateLimitReport?
    /// Nil where no answer came.
    package var httpStatus: Int?
    /// Whether there was no way to the service: nothing of the request left.
    package var isUnsent: Bool

    package init(
        result: Result<CustomerPage, ListFailure>,
        rate: RateLimitReport? = nil,
        httpStatus: Int? = nil,
        isUnsent: Bool = false
    ) {
        self.isUnsent = isUnsent
        self.result = result
        self.rate = rate
        self.httpStatus = httpStatus
    }
}

/// One page of the service's list.
package struct CustomerPage: Hashable, Sendable {
    /// The most that the service gives (API facts, "Other endpoints").
    package static let mostCustomers = 100

    package var customers: [Customer]
    /// Entries that can't be read like the others.
    package var odd: [OddCustomer]
    /// Nil on the last page.
    package var nextPageToken: String?

    package init(customers: [Customer], odd: [OddCustomer] = [], nextPageToken: String?) {
        self.customers = customers
        self.odd = odd
        self.nextPageToken = nextPageToken
    }
}

/// Why a page couldn't be read. Reading changes nothing, so trying again is always safe.
package enum ListFailure: Error, Hashable, Sendable {
    case tryLater(Problem)
    case unauthorised(Problem)
    /// The page is longer than is read: a smaller one may be had.
    case tooLarge(Problem)
    case stop(Problem, StopScope)
}

/// Reads a page of the service's list: `{"data": [Customer…], "pagination": {"next_page_token": …}}`.
///
/// A page is the last one only where the service says so: by a `next_page_token` that is null or
/// empty. An answer that doesn't say may be a part of the list, and what a part doesn't hold would be
/// created for a second time. An entry that can't be read is set aside, with what can be told of it.
enum ListAnswer {
    static func page(_ response: HTTPResponse) -> Result<CustomerPage, ListFailure> {
        guard response.status == 200 else {
            return .failure(
                response.status == 206
                    ? partial("HTTP 206, a part of the list and not a page of it")
                    : unreadable(response)
            )
        }
        guard !response.isTruncated else { return .failure(.tooLarge(tooLarge)) }
        let body = response.body
        if !hasMarks(body[...]),
            let answer = try? JSONDecoder().decode(Answer.self, from: Data(body))
        {
            return .success(
                CustomerPage(
                    customers: answer.data,
                    nextPageToken: answer.pagination.next_page_token.flatMap {
                        $0.isEmpty ? nil : $0
                    }
                )
            )
        }
        return closely(response)
    }

    /// Reads a page entry by entry.
    private static func closely(_ response: HTTPResponse) -> Result<CustomerPage, ListFailure> {
        let body = OddCustomer.withoutControls(response.body)
        var scanner = JSONScanner(body)
        guard let found = scanner.members(["data", "pagination"]),
            case .array(let range) = found[0]
        else { return .failure(unreadable(response)) }
        var page = CustomerPage(customers: [], nextPageToken: nil)
        do {
            page.nextPageToken = try nextPageToken(found[1], body)
        } catch {
            return .failure(error)
        }
        for element in scanner.elements(of: range) {
            guard case .object(let place) = element else {
                page.odd.append(OddCustomer(doubt: .everything))
                continue
            }
            let entry = Array(body[place])
            if !hasMarks(entry[...]),
                let customer = try? JSONDecoder().decode(Customer.self, from: Data(entry))
            {
                page.customers.append(customer)
            } else {
                page.odd.append(OddCustomer(entry))
            }
        }
        return .success(page)
    }

    /// - Returns: nil for the last page.
    private static func nextPageToken(
        _ pagination: JSONScanner.Value?,
        _ body: [UInt8]
    ) throws(ListFailure) -> String? {
        guard case .object(let range) = pagination else {
            throw partial("an answer without `pagination`, which says whether more follows")
        }
        let object = Array(body[range])
        var scanner = JSONScanner(object)
        let named = scanner.members(["next_page_token"])?[0]
        let token: String
        switch named {
        case .literal(let place) where object[place].elementsEqual("null".utf8): return nil
        case .literal(let place) where object[place].allSatisfy({ (0x30...0x39).contains($0) }):
            token = String(decoding: object[place], as: UTF8.self)
        case .text(let place, _):
            let quoted = Data(object[(place.lowerBound - 1)...place.upperBound])
            token = (try? JSONDecoder().decode(String.self, from: quoted)) ?? "\u{FFFD}"
        default:
            throw partial(
                "an answer without `next_page_token`, which says whether more follows"
            )
        }
        if token.contains(Redactor.mask) {
            throw partial(
                "a page token with a secret of this run in it, which is never put into an address"
            )
        }
        guard !token.contains("\u{FFFD}"), token.utf8.count <= longestToken else {
            throw partial("an invalid page token")
        }
        return token.isEmpty ? nil : token
    }

    /// What an address can surely hold.
    private static let longestToken = 4_096

    private static func partial(_ what: String) -> ListFailure {
        .stop(
            Problem(
                code: .listPartial,
                text: "the service's list of customers may not be complete: it gave \(what)"
            ),
            .business
        )
    }

    private static func unreadable(_ response: HTTPResponse) -> ListFailure {
        .tryLater(
            Problem(
                code: .unreadableAnswer,
                text: "HTTP \(response.status) without a page of customers that can be read"
            )
        )
    }

    private static let tooLarge = Problem(
        code: .listTooLarge,
        text: "a page of the service's list of customers is larger than 1 MiB"
    )

    /// Whether a text holds what stands for a secret or for bytes that are no text.
    private static func hasMarks(_ bytes: ArraySlice<UInt8>) -> Bool {
        var place = bytes.startIndex
        while let lead = bytes[place...].firstIndex(where: { $0 == 0xEF || $0 == 0xE2 }) {
            let rest = bytes[lead...]
            if rest.starts(with: OddCustomer.replacement.utf8) { return true }
            if rest.starts(with: Redactor.mask.utf8) { return true }
            place = lead + 1
        }
        return false
    }

    private struct Answer: Decodable {
        struct Pagination: Decodable {
            var next_page_token: String?

            enum CodingKeys: CodingKey {
                case next_page_token
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                // Not `decodeIfPresent`: a token that is missing isn't one that is null.
                next_page_token = try container.decode(String?.self, forKey: .next_page_token)
                if let token = next_page_token, token.utf8.count > longestToken {
                    throw DecodingError.dataCorrupted(
                        .init(codingPath: [], debugDescription: "too long")
                    )
                }
            }
        }
        var data: [Customer]
        var pagination: Pagination
    }
}
