// A file system that lacks something, as network shares do. Preloaded into the program by ShareTests; Linux
// only.
//
//   FILE_FAULT  locks: no lock can be had. memory: no file can be mapped to be shared.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int has(const char *fault) {
    const char *name = getenv("FILE_FAULT");
    return name && !strcmp(name, fault);
}

static int is_lock(int command) {
    switch (command) {
    case F_GETLK: case F_SETLK: case F_SETLKW: case F_OFD_GETLK: case F_OFD_SETLK: case F_OFD_SETLKW:
        return 1;
    default:
        return 0;
    }
}

#define WRAPPER(name)                                     \
    int name(int fd, int command, ...) {                  \
        va_list list;                                     \
        va_start(list, command);                          \
        void *argument = va_arg(list, void *);            \
        va_end(list);                                     \
        if (has("locks") && is_lock(command)) {           \
            errno = ENOLCK;                               \
            return -1;                                    \
        }                                                 \
        return NEXT(name)(fd, command, argument);         \
    }

WRAPPER(fcntl)
WRAPPER(fcntl64)

static int is_shared(int fd, int flags) { return fd >= 0 && (flags & MAP_SHARED) && has("memory"); }

void *mmap(void *place, size_t length, int protection, int flags, int fd, off_t offset) {
    if (is_shared(fd, flags)) {
        errno = ENODEV;
        return MAP_FAILED;
    }
    return NEXT(mmap)(place, length, protection, flags, fd, offset);
}

void *mmap64(void *place, size_t length, int protection, int flags, int fd, off64_t offset) {
    if (is_shared(fd, flags)) {
        errno = ENODEV;
        return MAP_FAILED;
    }
    return NEXT(mmap64)(place, length, protection, flags, fd, offset);
}
