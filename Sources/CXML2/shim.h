// libxml2: the push parser for HTML.
// SPDX-License-Identifier: Apache-2.0
#include <libxml/xmlversion.h>
// Without this the headers of ICU come in, and clash with those of Foundation. Only the layout of
// xmlCharEncodingHandler depends on it, which is used by pointer alone.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
