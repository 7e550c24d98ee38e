// The few kernel calls that Swift cannot see.
// SPDX-License-Identifier: Apache-2.0
#ifndef READOUT_CLINUX_H
#define READOUT_CLINUX_H
#endif
