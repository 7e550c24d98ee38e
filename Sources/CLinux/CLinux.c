// The few kernel calls that Swift cannot see.
// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

static int open_resolved(int directory, const char *path, int flags, unsigned long resolve) {
  struct open_how how;
  memset(&how, 0, sizeof how);
  how.flags = (unsigned int)flags;
  how.resolve = resolve;
  return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
}

int readout_open_beneath(int directory, const char *path, int flags) {
  return open_resolved(directory, path, flags,
                       RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS);
}

int readout_open_without_links(const char *path, int flags) {
  return open_resolved(-100 /* AT_FDCWD */, path, flags,
                       RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS);
}

long readout_read_entries(int directory, void *buffer, size_t capacity) {
  return syscall(SYS_getdents64, directory, buffer, capacity);
}

int readout_sync_file_system(int descriptor) { return syncfs(descriptor); }

int readout_append(int target, int source, long offset, long count) {
  char buffer[1 << 16];
  while (count > 0) {
    off_t place = offset;
    ssize_t done = copy_file_range(source, &place, target, NULL, (size_t)count, 0);
    // Some file systems and sandboxes do not have it.
    if (done < 0 && errno != ENOSPC && errno != EDQUOT && errno != EIO) {
      size_t most = count < (long)sizeof buffer ? (size_t)count : sizeof buffer;
      done = pread(source, buffer, most, offset);
      if (done > 0) done = write(target, buffer, (size_t)done);
    }
    if (done == 0) errno = EIO;
    if (done <= 0) return -1;
    offset += done;
    count -= done;
  }
  return 0;
}

int readout_reserve(int descriptor, long count) {
  return fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, count);
}

int readout_tells_changes(int descriptor) {
  struct statfs status;
  if (fstatfs(descriptor, &status) != 0) return 1;
  switch ((unsigned long)status.f_type & 0xffffffffUL) {
    case 0x6969UL:      // NFS
    case 0xff534d42UL:  // CIFS
    case 0xfe534d42UL:  // SMB 2
    case 0x517bUL:      // SMB 1
    case 0x65735546UL:  // FUSE
    case 0x01021997UL:  // 9P
    case 0x00c36400UL:  // Ceph
    case 0x5346414fUL:  // AFS
      return 0;
    default:
      return 1;
  }
}

void readout_share_arenas(void) {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
}

void readout_return_memory(void) {
  malloc_trim(0);
}
