// Notes what a thread has in hand when a fault ends the process.
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { hand_count = 64, fault_count = 40, page = 4096, stack_bytes = 1 << 16, stuck_seconds = 10 };

/// What a thread has in hand; 0 for the thread of a hand that is free.
static struct {
  _Atomic int thread;
  long since;
  char name[READOUT_NAME];
} hands[hand_count];

/// The file as it is mapped: what is stored here outlives the process.
struct faults {
  char version[READOUT_NAME];
  struct {
    int signal;
    char name[READOUT_NAME];
  } notes[fault_count];
};
_Static_assert(sizeof(struct faults) <= page, "the notes of faults fit a page");

static struct faults *faults;
static atomic_int next;
static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
static struct sigaction former[sizeof signals / sizeof signals[0]];

static long seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

static void copy_name(char *to, const char *from) {
  size_t length = strnlen(from, READOUT_NAME - 1);
  memcpy(to, from, length);
  memset(to + length, 0, READOUT_NAME - length);
}

int readout_open_faults(const char *path) {
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
  if (file < 0) return -1;
  // With room on the disk from now on: a store could not ask for it.
  int failure = posix_fallocate(file, 0, page);
  void *map = failure == 0 ? mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
  if (failure == 0) failure = errno;
  close(file);
  if (map == MAP_FAILED) {
    errno = failure;
    return -1;
  }
  faults = map;
  return 0;
}

void readout_begin_faults(const char *version) {
  char wanted[READOUT_NAME];
  copy_name(wanted, version);
  if (memcmp(faults->version, wanted, READOUT_NAME) != 0) {
    memset(faults, 0, sizeof *faults);
    memcpy(faults->version, wanted, READOUT_NAME);
  }
  int first = 0;
  while (first < fault_count && faults->notes[first].signal != 0) first++;
  atomic_store(&next, first);
}

int readout_fault_of(const char *name) {
  for (int number = 0; number < fault_count; number++)
    if (faults->notes[number].signal != 0 &&
        strncmp(faults->notes[number].name, name, READOUT_NAME) == 0)
      return faults->notes[number].signal;
  return 0;
}

/// A thread whose stack is full needs another one to tell of it.
static void prepare_thread(void) {
  static _Thread_local int is_prepared;
  if (is_prepared) return;
  is_prepared = 1;
  stack_t now;
  if (sigaltstack(NULL, &now) != 0 || !(now.ss_flags & SS_DISABLE)) return;
  void *stack = mmap(NULL, stack_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack == MAP_FAILED) return;
  stack_t other = {.ss_sp = stack, .ss_size = stack_bytes};
  sigaltstack(&other, NULL);
}

int readout_take_in_hand(const char *name) {
  prepare_thread();
  int thread = gettid();
  for (int hand = 0; hand < hand_count; hand++) {
    int nobody = 0;
    // Negative until the name stands there.
    if (!atomic_compare_exchange_strong(&hands[hand].thread, &nobody, -1)) continue;
    copy_name(hands[hand].name, name);
    hands[hand].since = seconds();
    atomic_store(&hands[hand].thread, thread);
    return hand;
  }
  return -1;
}

void readout_put_down(int hand) {
  if (hand >= 0) atomic_store(&hands[hand].thread, 0);
}

static void note(int signal, const char *name) {
  int number = atomic_fetch_add(&next, 1) % fault_count;
  memcpy(faults->notes[number].name, name, READOUT_NAME);
  faults->notes[number].signal = signal;
}

/// Only calls that signal-safety(7) allows, and no lock.
static void faulted(int signal, siginfo_t *info, void *context) {
  (void)context;
  int code = errno;
  int thread = gettid();
  // From a service manager that has waited in vain; then what takes so long has stopped us.
  int is_abandoned = signal == SIGABRT && info->si_code == SI_USER && info->si_pid != getpid();
  for (int hand = 0; hand < hand_count; hand++) {
    int owner = atomic_load(&hands[hand].thread);
    if (is_abandoned ? owner > 0 && seconds() - hands[hand].since >= stuck_seconds : owner == thread)
      note(signal, hands[hand].name);
  }
  for (size_t number = 0; number < sizeof signals / sizeof signals[0]; number++)
    if (signals[number] == signal) sigaction(signal, &former[number], NULL);
  errno = code;
  // As soon as we return, and where it happened: whoever prints the way to there finds it.
  raise(signal);
}

void readout_note_faults(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = faulted;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  for (size_t number = 0; number < sizeof signals / sizeof signals[0]; number++)
    sigaction(signals[number], &action, &former[number]);
}
