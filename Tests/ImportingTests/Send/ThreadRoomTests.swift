import Testing

@testable import Importing

struct ThreadRoomTests {
    @Test(arguments: [
        (threads: 0, workers: 0), (8, 0), (9, 1), (10, 1), (11, 2), (15, 4), (16, 5), (26, 15),
        (27, 16), (100, 16),
    ])
    func `as many workers are used as there are threads for`(threads: Int, workers: Int) {
        #expect(ThreadRoom(threads: threads).workers(wanted: 16) == workers)
    }

    @Test func `threads are counted by starting them`() {
        #expect(ThreadProbe.room(upTo: 0).threads == 0)
        #expect(ThreadProbe.room(upTo: 40).threads == 40)
    }

    @Test func `too few threads are an error that says how many there are`() {
        let error = TooFewThreads(room: ThreadRoom(threads: 1), needed: 9)
        #expect(error.message == "only 1 thread can be started here, but 9 are needed")
        #expect(error.kind == .unexpected)
        #expect(error.hint?.contains("ulimit -u") == true)
    }
}
