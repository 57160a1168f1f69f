#ifndef TONGJI_CXLSXWRITER_SHIM_H
#define TONGJI_CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>
#endif
