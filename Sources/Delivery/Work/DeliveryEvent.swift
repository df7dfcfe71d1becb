import AssetAPI
import Customers

/// What a person who watches a delivery would want to hear of.
package enum DeliveryEvent: Sendable {
    /// The service refused for the rate, and nothing goes to this business before then.
    case throttled(BusinessID, pause: Duration)
    /// The service is down or unreachable; the next probe goes out after the pause.
    case serviceDown(Problem, nextProbe: Duration)
    /// The service works again.
    case serviceBack
    /// The service didn't take the token, which was renewed.
    case tokenRenewed
    /// The service refuses this business; its rows stay pending.
    case businessStopped(BusinessID, Problem)
}
