// Gazetteers, compiled in.
// SPDX-License-Identifier: Apache-2.0
#ifndef READOUT_CKNOWLEDGE_H
#define READOUT_CKNOWLEDGE_H
#endif
