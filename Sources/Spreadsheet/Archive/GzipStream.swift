/// What gzip data unpacks to.
final class GzipStream: ByteStream {
    private let name: String
    private let packed: any ByteStream
    private let inflater: GzipInflater

    /// - Parameter name: the source's.
    init(_ packed: any ByteStream, name: String) throws(SourceError) {
        self.name = name
        self.packed = packed
        do throws(PackingFault) {
            inflater = try GzipInflater()
        } catch {
            throw .unreadable(name, reason: "zlib can't be used")
        }
    }

    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int {
        let start = bytes.count
        while bytes.count == start {
            var piece: [UInt8] = []
            if try packed.read(64 << 10, appendingTo: &piece) == 0 {
                guard inflater.mayEnd else { throw .packing(name, .gzip, .cutOff) }
                return 0
            }
            do throws(PackingFault) {
                try inflater.inflate(piece, appendingTo: &bytes)
            } catch {
                throw .packing(name, .gzip, error)
            }
        }
        return bytes.count - start
    }
}
