/* Lets calls of the C library on a database's files fail, and counts those that
 * wait for the disk. Preloaded into a program under test. The numbers are in a
 * file that this program and the test share:
 *
 *   0  which calls fail: 0 none, 1 write, 2 sync, 3 truncate
 *   1  how many of them succeed first
 *   2  how many then fail; -1 all
 *   3  their errno
 *   4  calls of fsync and fdatasync so far
 *   5  calls of the failing kind so far
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { NONE, WRITE, SYNC, TRUNCATE };
enum { KIND, PASSES, FAILURES, ERROR, SYNCS, CALLS, NUMBERS };

static volatile int32_t *shared(void) {
    static volatile int32_t *numbers;
    static int is_open;
    if (!is_open) {
        is_open = 1;
        const char *path = getenv("FAULTS");
        int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
        if (file >= 0) {
            void *at = mmap(NULL, NUMBERS * sizeof(int32_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
            if (at != MAP_FAILED) numbers = at;
            close(file);
        }
    }
    return numbers;
}

/* True for the files of a database: its name holds ".db". */
static int is_database(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, ".db") != NULL;
}

static int fails(int kind, int file) {
    volatile int32_t *numbers = shared();
    if (!numbers || numbers[KIND] != kind || !is_database(file)) return 0;
    numbers[CALLS]++;
    if (numbers[PASSES] > 0) {
        numbers[PASSES]--;
        return 0;
    }
    if (numbers[FAILURES] == 0) return 0;
    if (numbers[FAILURES] > 0) numbers[FAILURES]--;
    errno = numbers[ERROR];
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
    return fails(WRITE, file) ? -1 : REAL(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    return fails(WRITE, file) ? -1 : REAL(pwrite)(file, bytes, count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    return fails(WRITE, file) ? -1 : REAL(pwrite64)(file, bytes, count, at);
}

static void count_sync(int file) {
    volatile int32_t *numbers = shared();
    if (numbers && is_database(file)) numbers[SYNCS]++;
}

int fsync(int file) {
    count_sync(file);
    return fails(SYNC, file) ? -1 : REAL(fsync)(file);
}

int fdatasync(int file) {
    count_sync(file);
    return fails(SYNC, file) ? -1 : REAL(fdatasync)(file);
}

int ftruncate(int file, off_t length) {
    return fails(TRUNCATE, file) ? -1 : REAL(ftruncate)(file, length);
}

int ftruncate64(int file, off64_t length) {
    return fails(TRUNCATE, file) ? -1 : REAL(ftruncate64)(file, length);
}
