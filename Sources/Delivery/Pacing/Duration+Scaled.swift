extension Duration {
    package static func * (duration: Duration, factor: Double) -> Duration {
        let (seconds, attoseconds) = duration.components
        return .seconds((Double(seconds) + Double(attoseconds) * 1e-18) * factor)
    }

    package static func / (duration: Duration, divisor: Double) -> Duration {
        duration * (1 / divisor)
    }

    /// The duration in seconds.
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
