import Customers
import Foundation

/// Tells what an answer, or its absence, means for the row that was sent. Pure.
///
/// | answer | outcome |
/// |---|---|
/// | 200, 201 with a readable id | created; unknown where it names another customer than was sent |
/// | any other 2xx, or without a readable id | unknown |
/// | 307, 308 | stop everything: redirects are never followed |
/// | any other 3xx | unknown, and stop everything: 303 says that it was done (RFC 9110, 15.4.4), and others are used for it |
/// | 401 | unauthorised |
/// | 402, 403, 404 | stop the business, whatever page a 404 shows: where all are so, the base URL is wrong |
/// | 405, 407 | stop everything |
/// | 408 | unknown |
/// | 425, 429, 503 | try later |
/// | any other 4xx | rejected |
/// | any other 5xx | unknown |
/// | no connection; or the body never left | try later; a TLS identity that fails, or a proxy that refuses: stop everything |
/// | the connection ended, or time ran out, after that | unknown |
package enum OutcomeClassifier {
    /// - Parameter payload: the body that was sent, against which a good answer is held.
    package static func outcome(
        ofSending payload: [UInt8],
        _ result: Result<HTTPResponse, TransportFailure>
    ) -> Outcome {
        switch result {
        case .success(let response): outcome(of: response, to: payload)
        case .failure(let failure): outcome(of: failure)
        }
    }

    /// The same for a `PATCH`: any 2xx counts unless it names another customer, what would be unknown
    /// is tried again, and a 404 is the customer's, who is gone.
    package static func outcome(
        ofUpdating customer: CustomerID,
        _ result: Result<HTTPResponse, TransportFailure>
    ) -> Outcome {
        if case .success(let response) = result {
            if (200...299).contains(response.status) {
                guard let id = CreatedAnswer(response.body)?.id, id != customer else {
                    return .created(customer)
                }
                return .tryLater(
                    Problem(
                        code: .otherAnswer,
                        text:
                            "the answer names another customer: \(id), and \(customer) was updated"
                    )
                )
            }
            if response.status == 404, !ErrorBody(response.body).isHTML {
                return .rejected(problem(.notFound, response))
            }
        }
        let outcome = outcome(ofSending: [], result)
        switch outcome {
        case .unknown(let problem): return .tryLater(problem)
        case .lost(let problem): return .stop(problem, .service)
        default: return outcome
        }
    }

    /// - Parameter payload: the body that was sent; none where there is nothing to hold against it.
    package static func outcome(
        of response: HTTPResponse,
        to payload: [UInt8] = []
    ) -> Outcome {
        switch response.status {
        case 200...299: return success(response, payload)
        // To be sent again, elsewhere, as it was: so nothing was done.
        case 307, 308: return .stop(redirect(response), .service)
        case 300...399: return .lost(redirect(response))
        case 400...499: return refusal(response)
        case 503: return .tryLater(problem(.unavailable, response))
        default: return .unknown(problem(.serverError, response))
        }
    }

    package static func outcome(of failure: TransportFailure) -> Outcome {
        switch failure {
        case .notSent(let reason):
            let problem = reason.problem
            return reason.cause.isLasting ? .stop(problem, .service) : .tryLater(problem)
        case .interrupted(let reason):
            return .unknown(reason.problem)
        }
    }

    private static func success(_ response: HTTPResponse, _ payload: [UInt8]) -> Outcome {
        guard response.status <= 201, let answer = CreatedAnswer(response.body) else {
            return .unknown(
                Problem(
                    code: .unreadableAnswer,
                    text: "HTTP \(response.status) without a customer id that can be read"
                )
            )
        }
        if let difference = answer.difference(from: payload) { return .unknown(difference.problem) }
        return .created(answer.id)
    }

    private static func refusal(_ response: HTTPResponse) -> Outcome {
        switch response.status {
        case 401: return .unauthorised(problem(.unauthorised, response))
        case 402, 403: return .stop(problem(.forbidden, response), .business)
        case 404: return .stop(problem(.notFound, response), .business)
        case 405: return .stop(problem(.notTheAPI, response), .service)
        case 407: return .stop(problem(.proxyRefused, response), .service)
        case 408: return .unknown(problem(.timeout, response))
        case 425: return .tryLater(problem(.unavailable, response))
        case 429: return .tryLater(problem(.throttled, response))
        case 422: return .rejected(problem(.validation, response))
        default: return .rejected(problem(.refused, response))
        }
    }

    static func redirect(_ response: HTTPResponse) -> Problem {
        let target = response.headers.location.flatMap { URLComponents(string: $0)?.host }
        return Problem(
            code: .redirected,
            text: "HTTP \(response.status): the service redirects"
                + (target.map { " to \($0)" } ?? "") + ", and redirects are never followed"
        )
    }

    static func problem(_ code: Problem.Code, _ response: HTTPResponse) -> Problem {
        let said = ErrorBody(response.body)
        let text = said.text.map { ": \($0)" } ?? ""
        return Problem(code: code, field: said.field, text: "HTTP \(response.status)\(text)")
    }
}
