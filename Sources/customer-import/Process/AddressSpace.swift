import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// What to do where the address space has a limit, as `ulimit -v` sets one.
enum AddressSpace {
    /// Lets all threads take memory from one heap where there is such a limit; before any is started.
    ///
    /// glibc gives each thread a heap of its own, of 64 MB of addresses. Where these run out a thread gets
    /// none, and then asks the system for each object: so a run of 16 workers within 400 MB made ten
    /// rows a second, and within 600 MB it ended in a trap. On one heap it takes 250 MB.
    static func fit() {
        #if canImport(Glibc)
            var limit = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0,
                limit.rlim_cur != rlim_t.max, let found = dlsym(nil, "mallopt")
            else { return }
            // Swift's module of glibc has no malloc.h.
            let mallopt = unsafeBitCast(found, to: (@convention(c) (Int32, Int32) -> Int32).self)
            _ = mallopt(mostHeaps, 1)
        #endif
    }

    /// `M_ARENA_MAX` of malloc.h.
    private static let mostHeaps: Int32 = -8
}
