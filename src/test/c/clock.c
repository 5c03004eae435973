/* Puts a process's wall clock ahead by CLOCK_AHEAD seconds, by LD_PRELOAD. If CLOCK_AHEAD_WHILE names
   a file, the clock is right while there is no such file. The monotonic clock, by which the process
   waits, stays. libfaketime moves that too, and a JVM's timed waits never end under it. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long ahead(void) {
  const char *seconds = getenv("CLOCK_AHEAD");
  const char *file = getenv("CLOCK_AHEAD_WHILE");
  if (file && access(file, F_OK) != 0) {
    return 0;
  }
  return seconds ? atol(seconds) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    now->tv_sec += ahead();
  }
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int result = (int)syscall(SYS_gettimeofday, now, zone);
  if (result == 0 && now) {
    now->tv_sec += ahead();
  }
  return result;
}

time_t time(time_t *where) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (where) {
    *where = now.tv_sec;
  }
  return now.tv_sec;
}
