// The templates of pages, compiled in.
// SPDX-License-Identifier: Apache-2.0
#include "CPages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char summit_markdown[] = {
#embed "pages/summit.md"
};
static const unsigned char person_markdown[] = {
#embed "pages/person.md"
};
static const unsigned char digest_markdown[] = {
#embed "pages/digest.md"
};
static const unsigned char summit_page[] = {
#embed "pages/summit.html"
};
static const unsigned char person_page[] = {
#embed "pages/person.html"
};
static const unsigned char words_fragment[] = {
#embed "pages/words.html"
};
static const unsigned char head_fragment[] = {
#embed "pages/head.html"
};
static const unsigned char dispute_fragment[] = {
#embed "pages/dispute.html"
};
static const unsigned char overview_page[] = {
#embed "pages/index.html"
};
static const unsigned char common_style[] = {
#embed "pages/common.css"
};
static const unsigned char overview_style[] = {
#embed "pages/index.css"
};
static const unsigned char elements_script[] = {
#embed "pages/elements.js"
};
static const unsigned char archive_script[] = {
#embed "pages/archive.js"
};
static const unsigned char timeline_script[] = {
#embed "pages/timeline.js"
};
static const unsigned char items_script[] = {
#embed "pages/items.js"
};
static const unsigned char overview_script[] = {
#embed "pages/index.js"
};

static const struct {
  const unsigned char *bytes;
  size_t size;
} pages[] = {
    {summit_markdown, sizeof summit_markdown}, {person_markdown, sizeof person_markdown},
    {digest_markdown, sizeof digest_markdown}, {summit_page, sizeof summit_page},
    {person_page, sizeof person_page},         {overview_page, sizeof overview_page},
    {common_style, sizeof common_style},       {overview_style, sizeof overview_style},
    {elements_script, sizeof elements_script}, {archive_script, sizeof archive_script},
    {timeline_script, sizeof timeline_script}, {items_script, sizeof items_script},
    {overview_script, sizeof overview_script}, {words_fragment, sizeof words_fragment},
    {head_fragment, sizeof head_fragment},     {dispute_fragment, sizeof dispute_fragment},
};

const unsigned char *readout_page_bytes(readout_page page) { return pages[page].bytes; }

size_t readout_page_size(readout_page page) { return pages[page].size; }
