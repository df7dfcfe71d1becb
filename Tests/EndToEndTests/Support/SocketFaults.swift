#if os(Linux)
    import Foundation

    /// A library that lets one call on a TCP socket go wrong in the program that it is preloaded into.
    struct SocketFaults {
        /// What goes wrong, and with which calls.
        enum Kind: String, CaseIterable, Sendable {
            /// Any call: nothing of it happens, and the connection is gone.
            case error
            /// Half of a request leaves, and the connection is gone.
            case short
            /// The other side closes before its answer is read.
            case eof
            /// The answer was there, and is lost.
            case lost
        }

        private let library: PreloadedLibrary

        init() async throws {
            library = try await PreloadedLibrary("socket-faults")
        }

        /// What a run has to be given for its n-th call to go wrong.
        func environment(_ kind: Kind, _ n: Int) -> [String: String] {
            [
                "LD_PRELOAD": library.path, "SOCKET_FAULT": kind.rawValue,
                "SOCKET_FAULT_CALL": "\(n)",
                "SOCKET_FAULT_MARK": mark(kind, n),
            ]
        }

        /// Whether that call was made.
        func wasReached(_ kind: Kind, _ n: Int) -> Bool {
            FileManager.default.fileExists(atPath: mark(kind, n))
        }

        private func mark(_ kind: Kind, _ n: Int) -> String {
            library.folder.file("\(kind.rawValue)-\(n)")
        }
    }
#endif
