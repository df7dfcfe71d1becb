import Importing

/// The arguments as the bytes that they are: all unsafe code of this room.
///
/// A file's name may be any bytes, and Swift's strings are UTF-8: what isn't becomes `�` in them, and the
/// file is then not found under a name that looks like its own.
enum RawArguments {
    /// The process's own, without the program's name.
    static func all() -> [[UInt8]] {
        (1..<max(Int(CommandLine.argc), 1)).compactMap { place in
            CommandLine.unsafeArgv[place].map { word in
                var bytes: [UInt8] = []
                var next = word
                while next.pointee != 0 {
                    bytes.append(UInt8(bitPattern: next.pointee))
                    next += 1
                }
                return bytes
            }
        }
    }

    /// That one of them isn't UTF-8, which names it; nil where all are.
    static func fault(in arguments: [[UInt8]]) -> UsageError? {
        arguments.first { String(validating: $0, as: UTF8.self) == nil }.map { bytes in
            let name = ShellWord.quoted(bytes: bytes)
            return UsageError.noUTF8(name)
        }
    }
}
