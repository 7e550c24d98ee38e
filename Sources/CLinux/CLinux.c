// Nothing but the header so far.
// SPDX-License-Identifier: Apache-2.0

#include "CLinux.h"
