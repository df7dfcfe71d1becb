// A wall clock that somebody sets while the program is at work, or between two runs. Preloaded into the
// program by ClockFaultTests and the torture; Linux only. The clocks that nobody can set stay as they are,
// and so do the times of files, which the system gives.
//
//   CLOCK_FAULT  a file of 8 bytes: by how many nanoseconds the wall clock is off, as the machine writes
//                a number. It is looked at with each call, so that a change tells at once.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define SECOND 1000000000LL

static const volatile int64_t *offset = NULL;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("CLOCK_FAULT");
    if (!path) return;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) abort();
    void *place = mmap(NULL, sizeof *offset, PROT_READ, MAP_SHARED, fd, 0);
    if (place == MAP_FAILED) abort();
    close(fd);
    offset = place;
}

static int64_t nanoseconds(const struct timespec *time) {
    return time->tv_sec * SECOND + time->tv_nsec;
}

// What the clock shows that is set; as the true one where none is.
static int64_t now(void) {
    struct timespec time;
    NEXT(clock_gettime)(CLOCK_REALTIME, &time);
    return nanoseconds(&time) + (offset ? *offset : 0);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) {
        return NEXT(clock_gettime)(clock, time);
    }
    int64_t shown = now();
    time->tv_sec = shown / SECOND;
    time->tv_nsec = shown % SECOND;
    return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    int64_t shown = now();
    time->tv_sec = shown / SECOND;
    time->tv_usec = shown % SECOND / 1000;
    return 0;
}

time_t time(time_t *place) {
    time_t seconds = now() / SECOND;
    if (place) *place = seconds;
    return seconds;
}

// The deadline is one of the wall clock: where that is set back, the wait is as much longer. So it is
// looked at again and again, in true time.
int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict deadline) {
    const int64_t look = 5000000;
    while (1) {
        int64_t left = nanoseconds(deadline) - now();
        struct timespec until;
        NEXT(clock_gettime)(CLOCK_REALTIME, &until);
        int64_t end = nanoseconds(&until) + (left < look ? left : look);
        until.tv_sec = end / SECOND;
        until.tv_nsec = end % SECOND;
        int code = NEXT(sem_timedwait)(semaphore, &until);
        if (code == 0 || errno != ETIMEDOUT || left <= look) return code;
    }
}
