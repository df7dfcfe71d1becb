import Customers

/// Finds which column is which field by the headers alone.
///
/// One best assignment is made over all columns and targets at once. A target that two columns
/// fit equally well gets neither: that is reported, never guessed.
package struct HeaderMatcher {
    package init() {}

    /// Matches the headers of a file, given in the file's order, trimmed, possibly blank or
    /// repeated.
    ///
    /// - Parameter profiles: what each column holds, which a header is held against; empty where
    ///   nothing is known of it.
    package func match(_ headers: [String], _ profiles: [ColumnProfile] = []) -> HeaderMatching {
        let check = ValueCheck(HeaderReading.all(headers), headers, profiles)
        let readings = check.readings
        let columns = headers.enumerated().map { HeaderColumn(name: $1, position: $0 + 1) }
        let blocks = AddressBlocks(readings)
        let candidates = readings.enumerated().map { index, reading in
            reading.candidates + [blocks.candidate(for: index, reading)].compactMap { $0 }
        }
        var matching = assign(candidates, columns)
        var placed = Set(matching.matches.map(\.column.position))
        for ambiguity in matching.ambiguities {
            placed.formUnion([ambiguity.first.position, ambiguity.second.position])
        }
        placed.formUnion(matching.runnersUp.map(\.column.position))
        for block in blocks.unchosen {
            addUnchosen(block, readings, columns, &matching, &placed)
        }
        matching.notes += check.notes + blocks.notes(columns)
        matching.hasFamilyNameFirst =
            matching[.lastName].map { match in
                readings[match.column.position - 1].isOfFamilyNameFirst
            } ?? false
        matching.unmatched = columns.filter { !placed.contains($0.position) }
        return matching
    }

    private typealias Candidate = HeaderReading.Candidate

    private func assign(_ candidates: [[Candidate]], _ columns: [HeaderColumn]) -> HeaderMatching {
        let useful = candidates.indices.filter { !candidates[$0].isEmpty }
        let scores = Self.scores(useful.map { candidates[$0] })
        let taken = Assignment.best(scores: scores)
        let assigned = Set(taken.compactMap { $0 })
        var matching = HeaderMatching()
        for (row, place) in taken.enumerated() {
            guard let place else { continue }
            let column = columns[useful[place]]
            let target = HeaderTarget.all[row]
            let rivals = useful.indices.filter { !assigned.contains($0) && scores[row][$0] > 0 }
            if let rival = rivals.first(where: { scores[row][$0] == scores[row][place] }) {
                let pair = [column, columns[useful[rival]]].sorted { $0.position < $1.position }
                matching.ambiguities.append(
                    HeaderMatching.Ambiguity(target: target, first: pair[0], second: pair[1])
                )
                continue
            }
            let reason = candidates[useful[place]].first { $0.target == target }?.reason ?? ""
            matching.matches.append(
                HeaderMatching.Match(
                    target: target,
                    column: column,
                    reason: reason,
                    strength: scores[row][place]
                )
            )
            matching.runnersUp += rivals.map {
                HeaderMatching.RunnerUp(
                    target: target,
                    column: columns[useful[$0]],
                    chosen: column
                )
            }
        }
        return matching
    }

    /// For each of ``HeaderTarget/all`` the strength of each column, 0 where it doesn't fit.
    private static func scores(_ candidates: [[Candidate]]) -> [[Int]] {
        let targets = HeaderTarget.all
        let rows = Dictionary(uniqueKeysWithValues: zip(targets, targets.indices))
        var scores = Array(
            repeating: Array(repeating: 0, count: candidates.count),
            count: targets.count
        )
        for (place, column) in candidates.enumerated() {
            for candidate in column {
                guard let row = rows[candidate.target] else { continue }
                scores[row][place] = max(scores[row][place], candidate.strength)
            }
        }
        return scores
    }

    private func addUnchosen(
        _ block: AddressBlocks.Block,
        _ readings: [HeaderReading],
        _ columns: [HeaderColumn],
        _ matching: inout HeaderMatching,
        _ placed: inout Set<Int>
    ) {
        for index in block.columns {
            guard let address = readings[index].address, !placed.contains(index + 1) else {
                continue
            }
            let target = HeaderTarget.field(block.kind.field(address.part))
            if let chosen = matching[target]?.column {
                matching.runnersUp.append(
                    HeaderMatching.RunnerUp(
                        target: target,
                        column: columns[index],
                        chosen: chosen
                    )
                )
                placed.insert(index + 1)
            }
        }
    }
}
