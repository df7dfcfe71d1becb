/// A place of an answer at which a service may say something that it shouldn't.
package enum AnswerPlace: String, CaseIterable, Sendable {
    // Of an answer to a row.
    case text, message, field, title, htmlTitle, requestID, location, reason, waitTime, refusal,
        goodBody
    case createdID, createdExternalID, createdName
    // Of a page of the list.
    case listedID, listedName, listedExternalID, listedAddress, nextPage, previousPage
    case listRefusal, listLocation, listText
    // Of an answer of the token endpoint.
    case tokenRefusal, tokenMessage, tokenText, tokenLocation, tokenType, tokenExpiry,
        tokenRequestID

    package static let ofRows = allCases.prefix { $0 != .listedID }
    package static let ofLists = allCases.drop { $0 != .listedID }.prefix { $0 != .tokenRefusal }
    package static let ofTokens = allCases.drop { $0 != .tokenRefusal }

    /// A whole answer that says something here: bytes, since not every writing is text.
    ///
    /// - Parameter token: what the token endpoint gives where it gives one.
    package func answer(_ said: [UInt8], token: String = "") -> [UInt8] {
        func whole(_ status: Int, _ body: [UInt8] = [], header: [UInt8] = []) -> [UInt8] {
            Array("HTTP/1.1 \(status) X\r\nContent-Length: \(body.count)\r\n".utf8) + header
                + Array("\r\n".utf8) + body
        }
        func around(_ before: String, _ after: String) -> [UInt8] {
            Array(before.utf8) + said + Array(after.utf8)
        }
        func header(_ name: String, _ before: String = "", _ after: String = "") -> [UInt8] {
            // What ends a line would end the header.
            Array("\(name): \(before)".utf8) + said.filter { $0 != 0 && $0 != 0x0A && $0 != 0x0D }
                + Array("\(after)\r\n".utf8)
        }
        func entry(_ before: String, _ after: String) -> [UInt8] {
            around(
                #"{"data":[{\#(before)"#,
                #"\#(after)}],"pagination":{"next_page_token":null}}"#
            )
        }
        return switch self {
        case .text, .listText, .tokenText: whole(500, said)
        case .message: whole(422, around(#"{"detail":[{"loc":["body","name"],"msg":""#, #""}]}"#))
        case .field: whole(422, around(#"{"detail":[{"loc":["body",""#, #""],"msg":"no"}]}"#))
        case .title: whole(409, around(#"{"type":"about:blank","title":""#, #""}"#))
        case .htmlTitle: whole(502, around("<!doctype html><title>", "</title>"))
        case .requestID: whole(422, header: header("X-Request-ID"))
        case .location, .listLocation, .tokenLocation:
            whole(302, header: header("Location", "https://", "/"))
        case .reason:
            Array("HTTP/1.1 422 ".utf8) + said.filter { $0 > 0x1F }
                + Array("\r\nContent-Length: 0\r\n\r\n".utf8)
        case .waitTime:
            whole(
                429,
                header: header("Retry-After") + header("X-RateLimit-Limit")
                    + header("X-RateLimit-Reset") + header("Date")
            )
        case .refusal: whole(401, around(#"{"detail":""#, #""}"#))
        case .goodBody: whole(200, said)
        case .createdID: whole(201, around(#"{"data":{"id":""#, #""}}"#))
        case .createdExternalID:
            whole(201, around(#"{"data":{"id":"cus_c","external_id":""#, #""}}"#))
        case .createdName: whole(201, around(#"{"data":{"id":"cus_c","name":""#, #""}}"#))
        case .listedID: whole(200, entry(#""id":""#, #"","external_id":"X""#))
        case .listedName: whole(200, entry(#""id":"cus_l","name":""#, #"""#))
        case .listedExternalID: whole(200, entry(#""id":"cus_l","external_id":""#, #"""#))
        case .listedAddress:
            whole(200, entry(#""id":"cus_l","billing_address":{"city":""#, #""}"#))
        case .nextPage:
            whole(200, around(#"{"data":[],"pagination":{"next_page_token":""#, #""}}"#))
        case .previousPage:
            whole(
                200,
                around(
                    #"{"data":[],"pagination":{"next_page_token":null,"previous_page_token":""#,
                    #""}}"#
                )
            )
        case .listRefusal: whole(403, around(#"{"detail":""#, #""}"#))
        case .tokenRefusal:
            whole(401, around(#"{"error":"invalid_client","error_description":""#, #""}"#))
        case .tokenMessage: whole(400, around(#"{"detail":[{"loc":["body"],"msg":""#, #""}]}"#))
        case .tokenType:
            whole(200, around(#"{"access_token":"\#(token)","token_type":""#, #""}"#))
        case .tokenExpiry:
            whole(
                200,
                around(#"{"access_token":"\#(token)","token_type":"Bearer","expires_in":""#, #""}"#)
            )
        case .tokenRequestID: whole(401, header: header("X-Request-ID"))
        }
    }

    /// The page of a list that holds nobody.
    package static let emptyPage = httpAnswer(
        200,
        #"{"data":[],"pagination":{"next_page_token":null}}"#
    )
}
