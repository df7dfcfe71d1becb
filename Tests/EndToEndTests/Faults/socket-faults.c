// Lets one call on a TCP socket go wrong, as a network does. Preloaded into the program by
// SocketFaultTests; Linux only.
//
//   SOCKET_FAULT       error: the call fails. short: half of it is sent, then the connection is gone.
//                      eof: the other side seems to have closed. lost: an answer that came is lost.
//   SOCKET_FAULT_CALL  which call, counted from 1, among those that the fault can hit: "error" any of
//                      them, "short" those that send, "eof" and "lost" those that receive.
//   SOCKET_FAULT_MARK  a file that is made when it happens.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { none, error, shortened, eof, lost };

static enum kind kind = none;
static long number = 0;
static const char *mark = "";
static atomic_long calls = 0;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("SOCKET_FAULT");
    const char *call = getenv("SOCKET_FAULT_CALL");
    const char *path = getenv("SOCKET_FAULT_MARK");
    if (!name || !call || !path) return;
    number = atol(call);
    mark = path;
    if (!strcmp(name, "error")) kind = error;
    if (!strcmp(name, "short")) kind = shortened;
    if (!strcmp(name, "eof")) kind = eof;
    if (!strcmp(name, "lost")) kind = lost;
}

// The next definition of the function that calls this.
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_tcp(int fd) {
    int before = errno, domain = 0, type = 0;
    socklen_t size = sizeof domain;
    int is = getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0
        && (domain == AF_INET || domain == AF_INET6)
        && getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
    errno = before;
    return is;
}

// Counts a call, and says whether it is the one.
static int is_the_one(void) {
    if (atomic_fetch_add(&calls, 1) + 1 != number) return 0;
    int before = errno;
    int fd = open(mark, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (fd >= 0) syscall(SYS_close, fd);
    errno = before;
    return 1;
}

static int fail(int fd, int code) {
    // What failed once stays so: the other side sees it, too.
    if (fd >= 0) shutdown(fd, SHUT_RDWR);
    errno = code;
    return -1;
}

int socket(int domain, int type, int protocol) {
    int isTCP = (domain == AF_INET || domain == AF_INET6) && (type & 0xf) == SOCK_STREAM;
    if (kind == error && isTCP && is_the_one()) return fail(-1, EMFILE);
    return NEXT(socket)(domain, type, protocol);
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
    if (kind == error && is_tcp(fd) && is_the_one()) return fail(-1, ECONNREFUSED);
    return NEXT(connect)(fd, address, length);
}

int poll(struct pollfd *fds, nfds_t count, int timeout) {
    if (kind == error) {
        for (nfds_t i = 0; i < count; i++) {
            if (fds[i].fd < 0 || !is_tcp(fds[i].fd)) continue;
            if (is_the_one()) return fail(-1, ENOMEM);
            break;
        }
    }
    return NEXT(poll)(fds, count, timeout);
}

// What to do with a call that sends: -2 for as always, else its result.
static ssize_t sending(int fd, const void *buffer, size_t length, int flags) {
    if ((kind != error && kind != shortened) || !is_tcp(fd) || !is_the_one()) return -2;
    if (kind == error) return fail(fd, number % 2 ? ECONNRESET : EPIPE);
    ssize_t sent = NEXT(send)(fd, buffer, (length + 1) / 2, flags | MSG_NOSIGNAL);
    shutdown(fd, SHUT_RDWR);
    return sent;
}

ssize_t send(int fd, const void *buffer, size_t length, int flags) {
    ssize_t result = sending(fd, buffer, length, flags);
    return result == -2 ? NEXT(send)(fd, buffer, length, flags) : result;
}

ssize_t sendto(
    int fd, const void *buffer, size_t length, int flags, const struct sockaddr *to, socklen_t size
) {
    ssize_t result = sending(fd, buffer, length, flags);
    return result == -2 ? NEXT(sendto)(fd, buffer, length, flags, to, size) : result;
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    const struct iovec *first = message->msg_iovlen > 0 ? message->msg_iov : NULL;
    ssize_t result =
        first ? sending(fd, first->iov_base, first->iov_len, flags) : -2;
    return result == -2 ? NEXT(sendmsg)(fd, message, flags) : result;
}

ssize_t write(int fd, const void *buffer, size_t length) {
    ssize_t result = kind == none ? -2 : sending(fd, buffer, length, 0);
    return result == -2 ? NEXT(write)(fd, buffer, length) : result;
}

// What to do with a call that receives: -2 for as always, else its result.
static ssize_t receiving(int fd) {
    if ((kind != error && kind != eof && kind != lost) || !is_tcp(fd)) return -2;
    if (kind == lost) {
        // Only once there is an answer: so the request had its effect.
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        if (NEXT(poll)(&wait, 1, 0) < 1) return -2;
    }
    if (!is_the_one()) return -2;
    if (kind != eof) return fail(fd, ECONNRESET);
    shutdown(fd, SHUT_RDWR);
    return 0;
}

ssize_t recv(int fd, void *buffer, size_t length, int flags) {
    ssize_t result = receiving(fd);
    return result == -2 ? NEXT(recv)(fd, buffer, length, flags) : result;
}

ssize_t recvfrom(
    int fd, void *buffer, size_t length, int flags, struct sockaddr *from, socklen_t *size
) {
    ssize_t result = receiving(fd);
    return result == -2 ? NEXT(recvfrom)(fd, buffer, length, flags, from, size) : result;
}

ssize_t read(int fd, void *buffer, size_t length) {
    ssize_t result = kind == none ? -2 : receiving(fd);
    return result == -2 ? NEXT(read)(fd, buffer, length) : result;
}
