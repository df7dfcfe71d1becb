// swift-tools-version: 6.1
import PackageDescription

// One target per room of the house (docs/architecture.md): the compiler refuses an import that
// the table there does not allow.
let package = Package(
    name: "customer-import",
    platforms: [.macOS(.v15)],
    products: [],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.5.0")
    ],
    targets: [
        .target(name: "Spreadsheet"),
        .target(name: "Customers"),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(
            name: "Journal",
            dependencies: ["Customers", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .target(name: "AssetAPI", dependencies: ["Customers", "CCurl"]),
        .target(name: "Delivery", dependencies: ["Journal", "AssetAPI", "Customers"]),
        .testTarget(
            name: "JournalTests",
            dependencies: ["Journal", "Customers", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: ["Delivery", "Journal", "AssetAPI", "Customers"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
