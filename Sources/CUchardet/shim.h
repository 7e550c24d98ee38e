// uchardet: guesses the character set of undeclared bytes.
// SPDX-License-Identifier: Apache-2.0
#include <uchardet.h>
