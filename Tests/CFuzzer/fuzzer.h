#ifndef TONGJI_FUZZER_H
#define TONGJI_FUZZER_H

#include <stddef.h>
#include <stdint.h>

// libFuzzer's own loop, for a program that brings its own main: https://llvm.org/docs/LibFuzzer.html
extern int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));

#endif
