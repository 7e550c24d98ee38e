// The templates of pages, compiled in: each a pointer to its bytes and their number.
// SPDX-License-Identifier: Apache-2.0
#ifndef READOUT_CPAGES_H
#define READOUT_CPAGES_H

#include <stddef.h>

/// The templates, styles and scripts, in the folder `pages`.
typedef enum readout_page {
  readout_page_summit_markdown = 0,
  readout_page_person_markdown = 1,
  readout_page_digest_markdown = 2,
  readout_page_summit = 3,
  readout_page_person = 4,
  readout_page_overview = 5,
  readout_page_common_style = 6,
  readout_page_overview_style = 7,
  readout_page_elements_script = 8,
  readout_page_archive_script = 9,
  readout_page_timeline_script = 10,
  readout_page_items_script = 11,
  readout_page_overview_script = 12,
  readout_page_words_fragment = 13,
  readout_page_head_fragment = 14,
  readout_page_dispute_fragment = 15
} readout_page;

/// The first byte of a template, UTF-8, not ended by a zero; it lives as long as the program.
const unsigned char *readout_page_bytes(readout_page page);

/// The number of bytes of a template.
size_t readout_page_size(readout_page page);

#endif
