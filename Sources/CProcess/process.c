#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int tongji_start(
    const char *path, char *const arguments[], char *const environment[], const char *folder, int input, int output, int errors) {
  pid_t parent = getpid();
  pid_t child = fork();
  if (child != 0) return child;
  // From here to exec only calls that are safe after fork.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  setpgid(0, 0);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGINT, SIG_DFL);
  signal(SIGTERM, SIG_DFL);
  if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0 || chdir(folder) != 0) _exit(127);
#ifdef SYS_close_range
  // What this process was given itself, as a log of who started it, is not for the child to hold on to: it may stay.
  // The flag CLOSE_RANGE_CLOEXEC; an older kernel refuses, and leaves all as it was.
  syscall(SYS_close_range, 3U, ~0U, 4U);
#endif
  execve(path, arguments, environment);
  _exit(127);
}

int tongji_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  return fcntl(ends[0], F_SETFL, O_NONBLOCK);
}
