#if os(Linux)
    import Foundation
    import Journal
    import Testing

    /// The n-th call on a TCP socket goes wrong in the real program, for every n until a run gets by
    /// without it.
    struct SocketFaultTests {
        private static let rows = 3

        @Test(
            .enabled(
                if: PreloadedLibrary.compiler != nil,
                "there is no C compiler on this machine"
            ),
            arguments: SocketFaults.Kind.allCases
        )
        func `promises hold when the n-th socket call goes wrong`(kind: SocketFaults.Kind)
            async throws
        {
            let faults = try await SocketFaults()
            var n = 0
            var wasReached = true
            while wasReached {
                n += 1
                let service = try await Service { $0.bearers = .issued(alsoAccepting: []) }
                let folder = try TemporaryFolder()
                let file = try folder.write("customers.csv", Export.customers(Self.rows))
                let journal = folder.file("customers.journal.sqlite")
                let run = try await Tool.start(
                    ["run", file] + Self.options,
                    environment: environment(service).merging(faults.environment(kind, n)) { $1 }
                ).wait()
                wasReached = faults.wasReached(kind, n)
                let totals = try Journal(reading: journal).totals()
                #expect(totals.addUp, "n = \(n)")
                #expect(run.status == status(totals), "n = \(n): \(run.diagnostics)")
                if !wasReached { #expect(run.status == 0, "n = \(n): \(run.diagnostics)") }
                let resumed = try await Tool.start(
                    ["resume", journal] + Self.options,
                    environment: environment(service)
                ).wait()
                #expect(resumed.status == 0, "n = \(n): \(resumed.diagnostics)")
                try verify(journal, service, n)
            }
            // A token, a list, and the rows at least: each is a call that can go wrong.
            #expect(n > Self.rows + 2)
        }

        private static let options = [
            "--rate", "unlimited", "--workers", "1", "--grace", "0s", "--timeout", "5s",
        ]

        private func environment(_ service: Service) -> [String: String] {
            [
                "ASSET_BASE_URL": service.sandbox.baseURL, "ASSET_BUSINESS_ID": Service.business,
                "ASSET_CLIENT_ID": "me", "ASSET_CLIENT_SECRET": "hush",
            ]
        }

        /// The exit code that such totals have; what ended a run before has them pending, with 5.
        private func status(_ totals: Totals) -> Int32 {
            if totals[.created] == Self.rows { return 0 }
            return totals[.unknown] > 0 ? 4 : 5
        }

        /// Each row was created once, and has the id of its own customer.
        private func verify(_ path: String, _ service: Service, _ n: Int) throws {
            var ids: [String: String] = [:]
            for entry in service.sandbox.ledger {
                let key = entry.customer.fields.externalID ?? ""
                #expect(ids[key] == nil, "n = \(n): \(key) was created twice")
                ids[key] = entry.customer.id.text
            }
            #expect(Set(ids.keys) == Set(Export.identifiers(Self.rows)), "n = \(n)")
            let journal = try Journal(reading: path)
            let totals = try journal.totals()
            #expect(totals.addUp && totals[.created] == Self.rows, "n = \(n): \(totals)")
            try journal.forEachRow(in: [.created]) { row in
                #expect(row.customerID == ids["C-\(row.id)"], "n = \(n), row \(row.id)")
            }
        }
    }
#endif
