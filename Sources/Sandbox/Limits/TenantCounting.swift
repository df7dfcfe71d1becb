/// Which requests the tenant's limit counts; the API's pages say "counted independently".
package enum TenantCounting: Hashable, Sendable {
    /// Only those outside of any business, such as those for tokens.
    case requestsOutsideBusinesses
    case allRequests
}
