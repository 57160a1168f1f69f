#ifndef TONGJI_CZLIB_SHIM_H
#define TONGJI_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro. `bits` is zlib's windowBits: 47 for gzip or zlib, told by the first bytes; -15 for raw deflate.
static inline int tongji_inflate_start(z_stream *stream, int bits) { return inflateInit2(stream, bits); }

#endif
