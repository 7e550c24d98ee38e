// Gazetteers and weights, compiled in: each a pointer to its bytes and their number.
// SPDX-License-Identifier: Apache-2.0
#ifndef READOUT_CKNOWLEDGE_H
#define READOUT_CKNOWLEDGE_H

#include <stddef.h>

/// The tables; what their columns mean is told in README.md.
typedef enum readout_table {
  readout_table_countries = 0,
  readout_table_people = 1,
  readout_table_places = 2,
  readout_table_organisations = 3,
  readout_table_series = 4,
  readout_table_given_names = 5,
  readout_table_weights = 6
} readout_table;

/// The first byte of a table, UTF-8, not ended by a zero; it lives as long as the program.
const unsigned char *readout_table_bytes(readout_table table);

/// The number of bytes of a table.
size_t readout_table_size(readout_table table);

#endif
