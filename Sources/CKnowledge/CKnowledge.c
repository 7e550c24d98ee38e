// Gazetteers and weights, compiled in.
// SPDX-License-Identifier: Apache-2.0
#include "CKnowledge.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char countries[] = {
#embed "data/countries.tsv"
};
static const unsigned char people[] = {
#embed "data/people.tsv"
};
static const unsigned char places[] = {
#embed "data/places.tsv"
};
static const unsigned char organisations[] = {
#embed "data/organisations.tsv"
};
static const unsigned char series[] = {
#embed "data/series.tsv"
};
static const unsigned char given_names[] = {
#embed "data/given_names.tsv"
};
static const unsigned char weights[] = {
#embed "data/quotations.weights"
};

static const struct {
  const unsigned char *bytes;
  size_t size;
} tables[] = {
    {countries, sizeof countries},         {people, sizeof people},
    {places, sizeof places},               {organisations, sizeof organisations},
    {series, sizeof series},               {given_names, sizeof given_names},
    {weights, sizeof weights},
};

const unsigned char *readout_table_bytes(readout_table table) { return tables[table].bytes; }

size_t readout_table_size(readout_table table) { return tables[table].size; }
