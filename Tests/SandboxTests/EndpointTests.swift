import Customers
import Testing

@testable import Sandbox

struct EndpointTests {
    @Test(arguments: [
        ("POST", "/v0/business/biz_1/customers", "create"),
        ("GET", "/v0/business/biz_1/customers", "list"),
        ("GET", "/v0/business/biz_1/customers/cus_1", "get"),
        ("PATCH", "/v0/business/biz_1/customers/cus_1", "update"),
        ("POST", "/v0/auth/token", "token"),
    ])
    func `the API's paths are found`(method: String, path: String, operation: String) {
        guard case .found(let endpoint) = Endpoint.lookUp(method: method, path: path) else {
            Issue.record("not found")
            return
        }
        #expect(endpoint.operation?.rawValue == operation)
    }

    @Test(arguments: [
        "", "/", "/v0", "/v1/auth/token", "/v0/business/1234/customers", "/v0/business/biz_1",
        "/v0/business/biz_1/customer", "/v0/business/biz_1/customers/cus_1/more",
        "/v0/business/biz_%2F/customers",
    ])
    func `other paths are not`(path: String) {
        #expect(Endpoint.lookUp(method: "POST", path: path) == .notFound)
    }

    @Test(arguments: [
        ("PUT", "/v0/business/biz_1/customers", ["GET", "POST"]),
        ("DELETE", "/v0/business/biz_1/customers/cus_1", ["GET", "PATCH"]),
        ("GET", "/v0/auth/token", ["POST"]),
        ("POST", "/_sandbox/ledger", ["GET"]),
    ])
    func `a path's other methods are named`(method: String, path: String, methods: [String]) {
        #expect(Endpoint.lookUp(method: method, path: path) == .otherMethods(methods))
    }
}
