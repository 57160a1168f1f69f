#ifndef TONGJI_CPROCESS_H
#define TONGJI_CPROCESS_H

// Starts a program in a process group of its own, which the system ends when the thread that started it does: a run
// that is killed leaves no child behind. Swift cannot call fork(2), and posix_spawn(3) has no such attribute.
// Returns the child's number, or -1 with errno.
int tongji_start(
    const char *path, char *const arguments[], char *const environment[], const char *folder, int input, int output, int errors);

// A pipe that children do not inherit, and whose reading end gives what is there without waiting. 0, or -1 with errno.
int tongji_pipe(int ends[2]);

#endif
