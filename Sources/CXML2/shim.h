// libxml2: the push parser for HTML.
// SPDX-License-Identifier: Apache-2.0
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
