/*
 * Strikes a program at one of its changes of files: LD_PRELOAD this, and set
 *   FAULT_UNDER  only files whose path begins so
 *   FAULT_LOG    a file that gets a line for each change (outside FAULT_UNDER)
 *   FAULT_AT     the change to strike, from 1; absent: none
 *   FAULT_KIND   kill, or the error: ENOSPC, EIO, EROFS
 *   FAULT_ON     set: this change and all later ones fail, as on a disk that stays full
 * A change is a call that creates, writes, renames, removes or flushes. ENOSPC does not strike renames and removals, EROFS
 * does not strike writes to files that are open already, as with real disks.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum act { CREATE, WRITE, RENAME, REMOVE, FLUSH };
static const char *const NAMES[] = {"create", "write", "rename", "remove", "flush"};

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
static long count;

static void absolute(int folder, const char *path, char *out, size_t size) {
    char base[4096] = "";
    if (path[0] != '/') {
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) base[0] = 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t n = readlink(link, base, sizeof base - 1);
            base[n < 0 ? 0 : n] = 0;
        }
        snprintf(out, size, "%s/%s", base, path);
    } else {
        snprintf(out, size, "%s", path);
    }
}

static int strikes(enum act act, int error) {
    if (act == FLUSH) return error == EIO;
    if (act == RENAME || act == REMOVE) return error != ENOSPC;
    return act == CREATE || error != EROFS;
}

/* The error to return, or 0. */
static int change(enum act act, const char *path) {
    const char *under = getenv("FAULT_UNDER");
    if (!under || strncmp(path, under, strlen(under)) != 0) return 0;
    pthread_mutex_lock(&one);
    long now = ++count;
    pthread_mutex_unlock(&one);
    const char *log = getenv("FAULT_LOG");
    if (log) {
        int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0644);
        char line[4200];
        int n = snprintf(line, sizeof line, "%ld %s %s\n", now, NAMES[act], path);
        if (fd >= 0) {
            syscall(SYS_write, fd, line, n);
            syscall(SYS_close, fd);
        }
    }
    const char *at = getenv("FAULT_AT");
    if (!at) return 0;
    long first = atol(at);
    if (now < first || (now > first && !getenv("FAULT_ON"))) return 0;
    const char *kind = getenv("FAULT_KIND");
    if (kind && strcmp(kind, "kill") == 0) {
        kill(getpid(), SIGKILL);
        pause();
    }
    int error = kind && strcmp(kind, "EIO") == 0 ? EIO : kind && strcmp(kind, "EROFS") == 0 ? EROFS : ENOSPC;
    return strikes(act, error) ? error : 0;
}

static int change_at(enum act act, int folder, const char *path) {
    char full[8192];
    absolute(folder, path, full, sizeof full);
    return change(act, full);
}

static int change_of(enum act act, int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0 || path[0] != '/') return 0;
    path[n] = 0;
    return change(act, path);
}

#define REAL(type, name, ...)                                        \
    static type (*real)(__VA_ARGS__);                                \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define FAIL_IF(call)          \
    do {                       \
        int failed = (call);   \
        if (failed) {          \
            errno = failed;    \
            return -1;         \
        }                      \
    } while (0)

#define CREATES(flags) ((flags) & (O_CREAT | O_TRUNC) && ((flags) & O_ACCMODE) != O_RDONLY)

#define OPEN(name)                                                        \
    int name(const char *path, int flags, ...) {                          \
        REAL(int, name, const char *, int, ...);                          \
        va_list rest;                                                     \
        va_start(rest, flags);                                            \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                     \
        if (CREATES(flags)) FAIL_IF(change_at(CREATE, AT_FDCWD, path));   \
        return real(path, flags, mode);                                   \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                      \
    int name(int folder, const char *path, int flags, ...) {              \
        REAL(int, name, int, const char *, int, ...);                     \
        va_list rest;                                                     \
        va_start(rest, flags);                                            \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                     \
        if (CREATES(flags)) FAIL_IF(change_at(CREATE, folder, path));     \
        return real(folder, path, flags, mode);                           \
    }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int fd, const void *bytes, size_t n) {
    REAL(ssize_t, write, int, const void *, size_t);
    FAIL_IF(change_of(WRITE, fd));
    return real(fd, bytes, n);
}

ssize_t writev(int fd, const struct iovec *parts, int n) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    FAIL_IF(change_of(WRITE, fd));
    return real(fd, parts, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    FAIL_IF(change_of(WRITE, fd));
    return real(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    FAIL_IF(change_of(WRITE, fd));
    return real(fd, bytes, n, at);
}

int ftruncate(int fd, off_t size) {
    REAL(int, ftruncate, int, off_t);
    FAIL_IF(change_of(WRITE, fd));
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    FAIL_IF(change_of(WRITE, fd));
    return real(fd, size);
}

int fsync(int fd) {
    REAL(int, fsync, int);
    FAIL_IF(change_of(FLUSH, fd));
    return real(fd);
}

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    FAIL_IF(change_of(FLUSH, fd));
    return real(fd);
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    FAIL_IF(change_at(RENAME, AT_FDCWD, to));
    return real(from, to);
}

int renameat(int a, const char *from, int b, const char *to) {
    REAL(int, renameat, int, const char *, int, const char *);
    FAIL_IF(change_at(RENAME, b, to));
    return real(a, from, b, to);
}

int link(const char *from, const char *to) {
    REAL(int, link, const char *, const char *);
    FAIL_IF(change_at(CREATE, AT_FDCWD, to));
    return real(from, to);
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    FAIL_IF(change_at(REMOVE, AT_FDCWD, path));
    return real(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    FAIL_IF(change_at(REMOVE, folder, path));
    return real(folder, path, flags);
}

int rmdir(const char *path) {
    REAL(int, rmdir, const char *);
    FAIL_IF(change_at(REMOVE, AT_FDCWD, path));
    return real(path);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    FAIL_IF(change_at(CREATE, AT_FDCWD, path));
    return real(path, mode);
}

int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(int, mkdirat, int, const char *, mode_t);
    FAIL_IF(change_at(CREATE, folder, path));
    return real(folder, path, mode);
}
