#ifndef TONGJI_COPENSSL_SHIM_H
#define TONGJI_COPENSSL_SHIM_H
#include <openssl/evp.h>
#endif
