import Delivery
import Importing
import Journal

/// Several watchers of one session.
struct WatcherGroup: SendingWatcher {
    var watchers: [any SendingWatcher]

    var interval: Duration { watchers.map(\.interval).min() ?? .seconds(1) }
    var wantsSettlements: Bool { watchers.contains(where: \.wantsSettlements) }

    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject? {
        Kept(parts: watchers.compactMap { $0.begins(session, stop: stop) })
    }

    func show(_ progress: ImportProgress) { watchers.forEach { $0.show(progress) } }
    func tell(_ remark: Remark) { watchers.forEach { $0.tell(remark) } }
    func tell(_ event: DeliveryEvent) { watchers.forEach { $0.tell(event) } }

    func tell(_ settlement: Settlement) {
        for watcher in watchers where watcher.wantsSettlements { watcher.tell(settlement) }
    }

    func ends() { watchers.forEach { $0.ends() } }

    /// What each of them wants kept.
    private final class Kept {
        let parts: [AnyObject]

        init(parts: [AnyObject]) {
            self.parts = parts
        }
    }
}
