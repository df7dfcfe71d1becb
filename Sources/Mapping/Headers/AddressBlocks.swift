import Customers

/// Chooses which block of address columns is the billing address and which the shipping address.
///
/// Parts of different blocks are never mixed: a street of "Home" with a city of "Work" would make
/// an address that nobody lives at.
struct AddressBlocks {
    /// The columns that share the words which say which address it is.
    struct Block: Hashable, Sendable {
        var kind: AddressKind
        var name: String
        var strength: Int
        /// Indices of its columns, in the file's order.
        var columns: [Int]
        var parts: Set<AddressPart>

        /// Whether it can make an address at all: a street, and a place for it.
        var isUsable: Bool {
            parts.contains(.street1) && (parts.contains(.city) || parts.contains(.postalCode))
        }
    }

    let chosen: [AddressKind: Block]
    let unchosen: [Block]

    init(_ readings: [HeaderReading]) {
        var blocks: [Block] = []
        var places: [String: Int] = [:]
        for (index, reading) in readings.enumerated() {
            guard let address = reading.address else { continue }
            let key = "\(address.kind) \(address.block)"
            let parts: Set<AddressPart> = address.isHouseNumber ? [] : [address.part]
            if let place = places[key] {
                blocks[place].columns.append(index)
                blocks[place].parts.formUnion(parts)
            } else {
                places[key] = blocks.count
                blocks.append(
                    Block(
                        kind: address.kind,
                        name: address.block,
                        strength: address.blockStrength,
                        columns: [index],
                        parts: parts
                    )
                )
            }
        }
        var chosen: [AddressKind: Block] = [:]
        for kind in AddressKind.allCases {
            // The first of equals wins here, and `candidate` then shows the tie as ambiguous.
            chosen[kind] = blocks.filter { $0.kind == kind && $0.isUsable }
                .reduce(nil) { best, block in
                    guard let best else { return block }
                    return Self.rank(block) > Self.rank(best) ? block : best
                }
        }
        self.chosen = chosen
        unchosen = blocks.filter { chosen[$0.kind] != $0 }
    }

    private static func rank(_ block: Block) -> Int {
        block.strength * 10 + block.parts.count
    }

    /// What a column of a chosen block, or of one that ties with it, stands for.
    func candidate(for index: Int, _ reading: HeaderReading) -> HeaderReading.Candidate? {
        guard let address = reading.address, let block = chosen[address.kind] else { return nil }
        let tied = unchosen.contains {
            $0.columns.contains(index) && $0.isUsable && Self.rank($0) == Self.rank(block)
        }
        guard block.columns.contains(index) || tied else { return nil }
        return HeaderReading.Candidate(
            target: address.isHouseNumber
                ? .houseNumber(address.kind) : .field(address.kind.field(address.part)),
            strength: address.strength,
            reason: Self.reason(address)
        )
    }

    private static func reason(_ address: HeaderReading.AddressCandidate) -> String {
        let part = address.part.rawValue.replacing("_", with: " ")
        return address.block.isEmpty
            ? "\(part) of the address; assumed to be billing"
            : "\(part) of the “\(address.block)” address"
    }

    /// Sentences on blocks that can't be used, and on chosen ones that lack a part which every
    /// address has; for the others see ``Mapping/addressPartsNotGiven``.
    func notes(_ columns: [HeaderColumn]) -> [String] {
        var notes: [String] = []
        for block in unchosen where !block.isUsable {
            let names = block.columns.map { "“\(columns[$0].name)”" }.joined(separator: ", ")
            notes.append(
                "\(names): not used, since a \(block.kind.rawValue) address needs a street,"
                    + " and a city or"
                    + " postal code, in columns of their own"
            )
        }
        for kind in AddressKind.allCases {
            guard let block = chosen[kind] else { continue }
            let missing = AddressPart.allCases.filter {
                [.street1, .city, .postalCode].contains($0) && !block.parts.contains($0)
            }
            for part in missing {
                let name = kind.field(part).path
                notes.append(
                    "no column gives the \(kind.field(part).words) of an address (\(name)), but"
                        + " the API wants one; a mapping file can give it, with a line such as"
                        + " `\(name): {constant: …}`"
                )
            }
        }
        return notes
    }
}
