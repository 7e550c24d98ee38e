// Poppler's interface for GLib: the text of PDF files.
// SPDX-License-Identifier: Apache-2.0
#include <poppler.h>
