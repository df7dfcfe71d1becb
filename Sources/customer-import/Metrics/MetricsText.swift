/// Prometheus' text format. Pure.
struct MetricsText {
    enum Kind: String {
        case gauge
        case counter
    }

    typealias Labels = [(name: String, value: String)]

    static let prefix = "customer_import_"

    /// Those that each sample has.
    let labels: Labels
    private(set) var text = ""

    init(labels: Labels) {
        self.labels = labels
    }

    /// A metric of one sample; none where there is no value.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double?) {
        guard let value, value.isFinite else { return }
        add(name, kind, help, [([], value)])
    }

    mutating func add(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ samples: [(labels: Labels, value: Double)]
    ) {
        head(name, kind.rawValue, help)
        for sample in samples { line(name, sample.labels, Self.number(sample.value)) }
    }

    mutating func add(_ name: String, _ help: String, _ histogram: LatencyHistogram) {
        head(name, "histogram", help)
        var count = 0
        for (index, bound) in LatencyHistogram.bounds.enumerated() {
            count += histogram.counts[index]
            line(name + "_bucket", [("le", Self.number(bound))], String(count))
        }
        count += histogram.counts[LatencyHistogram.bounds.count]
        line(name + "_bucket", [("le", "+Inf")], String(count))
        line(name + "_sum", [], Self.number(histogram.sum))
        line(name + "_count", [], String(count))
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(Self.prefix)\(name) \(help)\n# TYPE \(Self.prefix)\(name) \(type)\n"
    }

    private mutating func line(_ name: String, _ own: Labels, _ value: String) {
        let all = (labels + own).map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
        text += "\(Self.prefix)\(name){\(all.joined(separator: ","))} \(value)\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private static func escaped(_ value: String) -> String {
        // By scalars: a carriage return and a line end are one character.
        value.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(scalar)
            }
        }.joined()
    }
}
