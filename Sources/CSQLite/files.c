// The lock of a run on a journal's file, and a name for a new one.
#define _GNU_SOURCE
#define _FILE_OFFSET_BITS 64
#include "CSQLite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

// Darwin has open file description locks under numbers that its public headers may lack.
#if defined(__APPLE__) && !defined(F_OFD_SETLK)
#define F_OFD_SETLK 90
#define F_OFD_GETLK 92
#endif

// One byte far beyond those that SQLite locks, from 1 GiB on, and beyond what any database reaches.
static struct flock session_lock(void) {
    struct flock lock;
    memset(&lock, 0, sizeof lock);
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = (off_t)1 << 50;
    lock.l_len = 1;
    return lock;
}

int csqlite_lock_file(int descriptor) {
    struct flock lock = session_lock();
    return fcntl(descriptor, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

int csqlite_ask_lock(int descriptor, int *isLocked) {
    struct flock lock = session_lock();
    if (fcntl(descriptor, F_OFD_GETLK, &lock) != 0) return errno;
    *isLocked = lock.l_type != F_UNLCK;
    return 0;
}

int csqlite_rename_new(const char *from, const char *to) {
#if defined(__APPLE__)
    return renamex_np(from, to, RENAME_EXCL) == 0 ? 0 : errno;
#elif defined(SYS_renameat2)
    // RENAME_NOREPLACE, which some C libraries don't name.
    return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}
