// GMime: mails and web archives.
// SPDX-License-Identifier: Apache-2.0
#include <gmime/gmime.h>
