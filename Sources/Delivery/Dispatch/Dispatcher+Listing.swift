import AssetAPI

// Reading a list: its requests pay for the rate and heed the breaker like any other.
extension Dispatcher {
    /// Decides on a request for a page of a lane's list, and counts it where it may leave.
    package mutating func decideListing(lane: Int, at now: Instant) -> Decision {
        firstContact?.begin(at: now)
        if ending == nil { ending = reasonToGiveUp(CollectionOfOne(lanes[lane]), at: now) }
        guard ending == nil, !lanes[lane].isStopped else { return .finish }
        var isProbe = false
        switch breaker.permission(at: now) {
        case .wait(let until): return .wait(until: until)
        case .probe: isProbe = true
        case .go: break
        }
        let readyAt = readyAt(lane, now)
        guard readyAt <= now else { return .wait(until: readyAt) }
        if isProbe { breaker.probeLeft(at: now) }
        take(lane, at: now)
        return .send(Permit(lane: lane, returns: lanes[lane].returns, isListing: true))
    }

    /// Learns from a page, or from why there is none.
    ///
    /// - Returns: what a person would want to hear of.
    package mutating func observe(
        _ exchange: ListExchange,
        _ permit: Permit,
        at now: Instant
    ) -> [DeliveryEvent] {
        lanes.update(permit.lane) { $0.inFlight -= 1 }
        return learn(ServiceSign(exchange), lane: permit.lane, isListing: true, at: now)
    }
}
