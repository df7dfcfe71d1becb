// swift-tools-version: 6.1
import PackageDescription

// One target per room of the house (docs/architecture.md): the compiler refuses an import that
// the table there does not allow.

/// `make build` and `make test` set the variable: a user whose newer compiler warns of more should
/// still be able to build.
let settings: [SwiftSetting] =
    Context.environment["WARNINGS_AS_ERRORS"] == "1"
    ? [.unsafeFlags(["-warnings-as-errors"])] : []

/// The SDK of macOS has libarchive without its headers, and no libxlsxwriter: Homebrew's are found by
/// `pkg-config`.
#if os(macOS)
    let archiveConfig: String? = "libarchive"
    let workbookConfig: String? = "xlsxwriter"
#else
    let archiveConfig: String? = nil
    let workbookConfig: String? = nil
#endif

let package = Package(
    name: "customer-import",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "customer-import", targets: ["customer-import"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CZlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .systemLibrary(
            name: "CArchive",
            pkgConfig: archiveConfig,
            providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]
        ),
        .systemLibrary(
            name: "CExpat",
            providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]
        ),
        .target(name: "Suggestions"),
        .target(
            name: "Spreadsheet",
            dependencies: ["CArchive", "CExpat", "CZlib", "Suggestions"],
            // glibc and musl have iconv in them.
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]
        ),
        .systemLibrary(
            name: "CXlsxWriter",
            pkgConfig: workbookConfig,
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]
        ),
        .target(name: "Workbooks", dependencies: ["CXlsxWriter", "Spreadsheet"]),
        .target(name: "Customers"),
        .systemLibrary(
            name: "COpenSSL",
            providers: [.apt(["libssl-dev"])]
        ),
        // macOS has CommonCrypto.
        .target(
            name: "Hashing",
            dependencies: [.target(name: "COpenSSL", condition: .when(platforms: [.linux]))]
        ),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "Mapping",
            dependencies: [
                "Spreadsheet", "Customers", "Suggestions",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(
            name: "Journal",
            dependencies: [
                "Customers", "Hashing", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        .target(name: "AssetAPI", dependencies: ["Customers", "CCurl"]),
        .target(name: "Delivery", dependencies: ["Journal", "AssetAPI", "Customers"]),
        .target(
            name: "Importing",
            dependencies: [
                "Spreadsheet", "Workbooks", "Customers", "Hashing", "Mapping", "Journal",
                "AssetAPI",
                "Delivery", "Suggestions",
            ]
        ),
        .target(
            name: "Sandbox",
            dependencies: [
                "Customers", "Suggestions",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "customer-import",
            dependencies: [
                "Importing", "Spreadsheet", "Customers", "Mapping", "Journal", "AssetAPI",
                "Delivery",
                "Sandbox", "Hashing", "Suggestions",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        // Servers, files and random numbers of the tests' own, for whoever needs them.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "SpreadsheetTests",
            dependencies: ["Spreadsheet", "TestSupport"],
            exclude: ["Workbook/Files"]
        ),
        .testTarget(name: "SuggestionsTests", dependencies: ["Suggestions"]),
        .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "Spreadsheet"]),
        .testTarget(name: "CustomersTests", dependencies: ["Customers"]),
        .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
        .testTarget(
            name: "MappingTests",
            dependencies: ["Mapping", "Spreadsheet", "Customers", "TestSupport"]
        ),
        .testTarget(
            name: "JournalTests",
            dependencies: [
                "Journal", "Customers", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "AssetAPITests",
            dependencies: ["AssetAPI", "Customers", "TestSupport"]
        ),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "Delivery", "Journal", "AssetAPI", "Customers", "Sandbox", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "ImportingTests",
            dependencies: [
                "Importing", "Spreadsheet", "Workbooks", "Customers", "Mapping", "Journal",
                "AssetAPI",
                "Delivery", "Sandbox", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Open/Journals", "Repair/Workbooks"]
        ),
        .testTarget(name: "SandboxTests", dependencies: ["Sandbox", "Customers"]),
        .testTarget(
            name: "customer-importTests",
            dependencies: [
                "customer-import", "Importing", "AssetAPI", "Delivery", "Journal", "Spreadsheet",
                "Hashing",
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "customer-import", "Journal", "Sandbox", "Customers", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Faults", "Help", "Messages"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets
where target.type != .system && !["CCurl", "CSQLite"].contains(target.name) {
    target.swiftSettings = settings
}
