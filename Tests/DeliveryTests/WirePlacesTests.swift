import Dispatch
import Synchronization
import Testing

@testable import Delivery

struct WirePlacesTests {
    @Test func `as many places are taken as are wanted and free`() {
        let places = WirePlaces(6)
        #expect(places.take(upTo: 4) == 4)
        #expect(places.take(upTo: 4) == 2)
        places.giveBack(3)
        #expect(places.take(upTo: 0) == 1)
        #expect(places.take(upTo: 9) == 2)
    }

    @Test func `no more are in use at a time than there are, however many want some`() {
        let places = WirePlaces(5)
        let inUse = Atomic(0)
        let most = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 16) { number in
            for _ in 1...500 {
                let taken = places.take(upTo: 1 + number % 4)
                let now = inUse.add(taken, ordering: .relaxed).newValue
                most.withLock { $0 = max($0, now) }
                _ = inUse.subtract(taken, ordering: .relaxed)
                places.giveBack(taken)
            }
        }
        #expect(most.withLock { $0 } <= 5)
        #expect(places.take(upTo: 9) == 5)
    }
}
