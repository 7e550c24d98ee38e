// The few kernel calls that Swift cannot see.
// SPDX-License-Identifier: Apache-2.0
#ifndef READOUT_CLINUX_H
#define READOUT_CLINUX_H

#include <stddef.h>

/// Opens a path beneath a directory, through no link of any kind: openat2(2).
/// Returns a descriptor, or -1 with errno; ENOSYS where the kernel is older than 5.6.
int readout_open_beneath(int directory, const char *path, int flags);

/// Opens an absolute path no component of which is a link: openat2(2).
int readout_open_without_links(const char *path, int flags);

/// Reads entries of an open directory as `struct linux_dirent64` records: getdents64(2).
/// Returns the bytes read, 0 at the end, or -1 with errno.
long readout_read_entries(int directory, void *buffer, size_t capacity);

/// Whether a file system tells of every change on it: 0 for those over a network and for FUSE,
/// where others can change a file unseen by this kernel; else 1: statfs(2).
int readout_tells_changes(int descriptor);

/// Lets all threads share two arenas of the allocator, and gives back what is free at 4 MiB and above;
/// see mallopt(3).
///
/// Work moves between the threads of a pool; with an arena for each, memory that one has freed is of no
/// use to the others.
void readout_share_arenas(void);

#endif
