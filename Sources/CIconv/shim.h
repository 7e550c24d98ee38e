// iconv(3) of the C library.
// SPDX-License-Identifier: Apache-2.0
#include <errno.h>
#include <iconv.h>
