import Customers

/// Holds what headers say against what their columns hold: a name column of nothing but numbers
/// beside one of words is the wrong one, and so is an e-mail column without an `@`.
///
/// It takes meanings away, and gives one only where the values leave no doubt: the field that a
/// column doesn't get can be given in a mapping file, one that it wrongly gets reaches the service.
struct ValueCheck {
    private(set) var readings: [HeaderReading]
    /// Sentences on the columns that aren't taken for what their headers say.
    private(set) var notes: [String] = []
    private let headers: [String]
    private let profiles: [ColumnProfile]

    /// Fewer texts than these say nothing of a column by themselves.
    private static let fewest = 3

    /// - Parameter profiles: one for each header; empty where nothing is known.
    init(_ readings: [HeaderReading], _ headers: [String], _ profiles: [ColumnProfile]) {
        self.readings = readings
        self.headers = headers
        self.profiles = profiles
        guard profiles.count == readings.count else { return }
        checkNames()
        for place in readings.indices {
            checkCandidates(at: place)
            checkAddress(at: place)
        }
        findID()
    }

    /// Takes numbers for no name where another column has words: `Customer,Name 1` of SAP.
    private mutating func checkNames() {
        let named = readings.indices.filter { place in
            readings[place].candidates.contains { $0.target.isName }
        }
        guard let words = named.first(where: { profiles[$0].hasWords }) else {
            notes += named.filter { profiles[$0].isOnlyNumbers }.map {
                "“\(headers[$0])” is used as the name, but it holds only numbers"
            }
            return
        }
        for place in named where profiles[place].isOnlyNumbers {
            let isCustomer = readings[place].isBareCustomer
            readings[place].candidates.removeAll { $0.target.isName }
            if isCustomer, isDistinct(place), !hasID {
                readings[place].candidates = [id("the customer's number: each row has its own")]
            } else {
                note(place, "a name", "it holds numbers, but “\(headers[words])” holds words")
            }
        }
    }

    private mutating func checkCandidates(at place: Int) {
        for candidate in readings[place].candidates {
            guard let reason = denial(of: candidate.target, place) else { continue }
            readings[place].candidates.removeAll { $0.target == candidate.target }
            note(place, candidate.target.description, reason)
        }
    }

    private func denial(of target: HeaderTarget, _ place: Int) -> String? {
        let profile = profiles[place]
        switch target {
        case .field(.email):
            guard profile.count > 0, profile.withAtSign == 0,
                profile.count >= Self.fewest || hasRival(for: target, place, \.withAtSign)
            else { return nil }
            return "none of its first texts has an @"
        case .field(.phoneNumber):
            guard profile.count >= Self.fewest else { return nil }
            if profile.withAtSign * 2 > profile.count { return "it holds e-mail addresses" }
            return profile.withThreeDigits == 0 ? "none of its first texts is a number" : nil
        case .field(.externalID):
            let isSame = profile.count >= 5 && profile.distinctCount == 1
            return isSame ? "it is the same in each of the first rows" : nil
        default:
            guard target.isName, profile.count >= Self.fewest, profile.withAtSign == profile.count
            else { return nil }
            return hasRival(for: target, place, \.withLetters) ? "it holds e-mail addresses" : nil
        }
    }

    /// Whether another column says that it is the same, and holds texts of a kind.
    private func hasRival(
        for target: HeaderTarget,
        _ place: Int,
        _ kind: (ColumnProfile) -> Int
    ) -> Bool {
        readings.indices.contains { other in
            other != place && kind(profiles[other]) > 0
                && (profiles[other].withAtSign > 0) != (profiles[place].withAtSign > 0)
                && readings[other].candidates.contains {
                    $0.target == target || ($0.target.isName && target.isName)
                }
        }
    }

    private mutating func checkAddress(at place: Int) {
        guard let address = readings[place].address,
            let reason = denial(of: address, profiles[place])
        else { return }
        readings[place].address = nil
        let part = address.isHouseNumber ? "house number" : address.part.rawValue
        note(place, part.replacing("_", with: " "), reason)
    }

    private func denial(
        of address: HeaderReading.AddressCandidate,
        _ profile: ColumnProfile
    ) -> String? {
        guard profile.count > 0 else { return nil }
        if address.isHouseNumber {
            return profile.houseNumbers * 2 < profile.count ? "it holds no house numbers" : nil
        }
        if address.part == .state, profile.statusWords == profile.count {
            return "it holds the customer's status"
        }
        // “Country ID” is a number or a record's name as often as a country.
        if address.part == .country, address.partStrength < 90,
            !profile.holdsOdooCountries, !profile.holdsCountries
        {
            return "its texts aren't known countries"
        }
        guard profile.count >= Self.fewest else { return nil }
        switch address.part {
        case .postalCode: return profile.withDigits == 0 ? "none of its texts has a digit" : nil
        case .street1: return profile.isOnlyNumbers ? "it holds only numbers" : nil
        case .city, .country:
            return profile.isOnlyNumbers ? "it holds only numbers" : nil
        case .street2, .state: return nil
        }
    }

    /// Takes a bare “Code” or “No.” in the first column for the customer's id where each row has
    /// another one that doesn't count the rows, and no other column is one.
    private mutating func findID() {
        guard let first = readings.first, !first.hasMeaning, first.isBareCode || first.isBareNumber,
            !hasID, profiles[0].count >= Self.fewest, isDistinct(0), !profiles[0].isCounting,
            !profiles[0].hasSpaces, profiles[0].withDigits == profiles[0].count
        else { return }
        readings[0].candidates = [id("a number in the first column, another one in each row")]
    }

    private var hasID: Bool {
        readings.contains { reading in
            reading.candidates.contains { $0.target == .field(.externalID) }
        }
    }

    private func isDistinct(_ place: Int) -> Bool {
        profiles[place].distinctCount == profiles[place].count && !profiles[place].hasSpaces
    }

    private func id(_ reason: String) -> HeaderReading.Candidate {
        HeaderReading.Candidate(target: .field(.externalID), strength: 50, reason: reason)
    }

    private mutating func note(_ place: Int, _ what: String, _ why: String) {
        notes.append("“\(headers[place])” isn't used as \(what): \(why)")
    }
}
