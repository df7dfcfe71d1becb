/// Lanes in the order of a key: the smallest first, among equals the one with the lower number.
///
/// A binary heap that knows where each lane is, so that one is moved or taken out in the time that
/// it takes to find it in a tree, however many there are. A pure value.
struct LaneHeap<Key: Comparable & Sendable>: Sendable {
    private struct Entry: Sendable {
        var key: Key
        var lane: Int

        func precedes(_ other: Entry) -> Bool {
            key == other.key ? lane < other.lane : key < other.key
        }
    }

    private var entries: [Entry] = []
    /// Each lane's place in the entries; -1 where it isn't among them.
    private var places: [Int]

    /// An empty heap.
    ///
    /// - Parameter lanes: how many lanes there are: their numbers are below that.
    init(lanes: Int) {
        places = Array(repeating: -1, count: lanes)
    }

    var count: Int { entries.count }

    /// The first lane, and its key; nil where there is none.
    var first: (lane: Int, key: Key)? { entries.first.map { ($0.lane, $0.key) } }

    /// The first lane that a condition holds for. Costs as much as there are lanes before it.
    mutating func first(where condition: (Int) -> Bool) -> (lane: Int, key: Key)? {
        var passed: [Entry] = []
        while let entry = entries.first, !condition(entry.lane) {
            passed.append(entry)
            remove(entry.lane)
        }
        let found = first
        for entry in passed { set(entry.lane, entry.key) }
        return found
    }

    /// Puts a lane in its place, wherever it was before.
    mutating func set(_ lane: Int, _ key: Key) {
        let entry = Entry(key: key, lane: lane)
        if places[lane] < 0 {
            entries.append(entry)
            rise(from: entries.count - 1)
        } else {
            replace(places[lane], by: entry)
        }
    }

    /// Takes a lane out, if it is there.
    mutating func remove(_ lane: Int) {
        let place = places[lane]
        guard place >= 0, let last = entries.popLast() else { return }
        places[lane] = -1
        if place < entries.count { replace(place, by: last) }
    }

    private mutating func replace(_ place: Int, by entry: Entry) {
        let isEarlier = entry.precedes(entries[place])
        entries[place] = entry
        if isEarlier { rise(from: place) } else { sink(from: place) }
    }

    private mutating func rise(from start: Int) {
        let entry = entries[start]
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            guard entry.precedes(entries[parent]) else { break }
            put(entries[parent], at: place)
            place = parent
        }
        put(entry, at: place)
    }

    private mutating func sink(from start: Int) {
        let entry = entries[start]
        var place = start
        while true {
            var child = 2 * place + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].precedes(entries[child]) { child += 1 }
            guard entries[child].precedes(entry) else { break }
            put(entries[child], at: place)
            place = child
        }
        put(entry, at: place)
    }

    private mutating func put(_ entry: Entry, at place: Int) {
        entries[place] = entry
        places[entry.lane] = place
    }
}
