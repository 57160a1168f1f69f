// libxml2 as Swift can import it: without ICU, whose headers clash with Foundation's.
#ifndef TONGJI_CLIBXML2_SHIM_H
#define TONGJI_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable global function pointer, which Swift 6 refuses.
static inline void tongji_xml_free(void *pointer) { xmlFree(pointer); }

#endif
