// What a program at a terminal needs: the width of characters, and signals that can be waited for.
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CLinux.h"

#include <locale.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <wchar.h>

int readout_cells(unsigned int scalar) {
  static locale_t locale;
  if (!locale) locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  if (!locale) return 1;
  locale_t former = uselocale(locale);
  int cells = wcwidth((wchar_t)scalar);
  uselocale(former);
  return cells < 0 ? 0 : cells;
}

int readout_signals(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  if (sigprocmask(SIG_BLOCK, &signals, NULL) != 0) return -1;
  return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}
