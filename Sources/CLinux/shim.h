#ifndef TONGJI_CLINUX_SHIM_H
#define TONGJI_CLINUX_SHIM_H

// Two calls of glibc that Swift's Glibc module leaves out, since it is built without _GNU_SOURCE.

// renameat2(2) with RENAME_EXCHANGE: two things change names in one step.
extern int renameat2(int oldfd, const char *oldpath, int newfd, const char *newpath, unsigned int flags);
enum { TONGJI_RENAME_EXCHANGE = 1 << 1 };

// syncfs(2): everything written to the file system of `fd` goes to the disk.
extern int syncfs(int fd);

#endif
