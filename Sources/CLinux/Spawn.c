// Starts a program that reads one file and writes one answer.
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int readout_memory_file(const void *bytes, size_t count) {
  int file = memfd_create("document", MFD_CLOEXEC);
  if (file < 0) return -1;
  size_t written = 0;
  while (written < count) {
    ssize_t step = write(file, (const char *)bytes + written, count - written);
    if (step < 0 && errno == EINTR) continue;
    if (step <= 0) {
      close(file);
      return -1;
    }
    written += (size_t)step;
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

int readout_start(const char *path, char *const arguments[], int input, int *process) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  char *const environment[] = {NULL};
  pid_t child = -1;
  int failure = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failure != 0) {
    close(ends[0]);
    errno = failure;
    return -1;
  }
  *process = child;
  return ends[0];
}

long readout_read_before(int descriptor, void *buffer, size_t capacity, long deadline) {
  for (;;) {
    long left = deadline - readout_milliseconds();
    if (left <= 0) return -2;
    struct pollfd wanted = {descriptor, POLLIN, 0};
    int ready = poll(&wanted, 1, left > 60000 ? 60000 : (int)left);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return -1;
    ssize_t count = read(descriptor, buffer, capacity);
    if (count < 0 && errno == EINTR) continue;
    return count;
  }
}

int readout_end(int process, int is_killed) {
  if (is_killed) kill(process, SIGKILL);
  int status = 0;
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status) - 1;
}

long readout_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
