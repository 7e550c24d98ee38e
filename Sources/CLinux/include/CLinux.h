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

/// Gives the kernel back what much work has left free in the heap, see malloc_trim(3).
void readout_return_memory(void);

/// Takes from the calling process, for good, everything but its memory and its three standard
/// descriptors: no file can be opened, no socket made, no process started; memory and processor time are
/// bounded: seccomp(2), setrlimit(2), PR_SET_NO_NEW_PRIVS. Returns 0, or -1 with errno.
int readout_confine(unsigned long memory_bytes, unsigned int seconds);

/// Waits until all that was written to the file system of a descriptor is on the disk: syncfs(2).
/// Returns 0, or -1 with errno.
int readout_sync_file_system(int descriptor);

/// Appends bytes of a file to another, in the kernel where it can: copy_file_range(2).
/// Returns 0, or -1 with errno; EIO where the file has fewer.
int readout_append(int target, int source, long offset, long count);

/// Has the file system find room for a file before it is written, beyond its end; see fallocate(2).
/// Returns 0, or -1 where it cannot.
int readout_reserve(int descriptor, long count);

/// A file that is only in memory, with the given bytes, read from its begin: memfd_create(2).
/// Returns a descriptor, or -1 with errno.
int readout_memory_file(const void *bytes, size_t count);

/// Starts a program with an empty environment, the given standard input and no standard error:
/// posix_spawn(3). Returns the end of a pipe from which its standard output is read, or -1 with errno.
int readout_start(const char *path, char *const arguments[], int input, int *process);

/// Reads what is there before a deadline on the clock of readout_milliseconds.
/// Returns the bytes read, 0 at the end, -1 with errno, or -2 where the deadline went by.
long readout_read_before(int descriptor, void *buffer, size_t capacity, long deadline);

/// Waits for the end of a process, which is killed first if it is to be.
/// Returns its exit status; for one that a signal ended, minus the signal minus 1; -1 for an error.
int readout_end(int process, int is_killed);

/// How many cells of a terminal a character takes, by its Unicode scalar: wcwidth(3).
/// Characters that take none, or are not known, give 0.
int readout_cells(unsigned int scalar);

/// Has SIGINT and SIGTERM wait to be read from a descriptor, instead of ending the process: signalfd(2).
/// Returns the descriptor, or -1 with errno.
int readout_signals(void);

/// How many bytes a name of what is in hand has at most, with the zero at its end.
#define READOUT_NAME 96

/// Opens the file in which a fault leaves the names of what was in hand, or makes it: mmap(2).
/// Once in a process. Returns 0, or -1 with errno; without it nothing else here may be called.
int readout_open_faults(const char *path);

/// Forgets all notes of another version of whatever makes the faults.
void readout_begin_faults(const char *version);

/// The signal of the fault that ended a process which had something of a name in hand; 0 for none.
int readout_fault_of(const char *name);

/// Notes a name for as long as the calling thread works on it. Returns a hand, or -1 where too many are
/// full.
int readout_take_in_hand(const char *name);

/// Says that a thread has done what it had in hand.
void readout_put_down(int hand);

/// Has SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE and SIGABRT leave the name of what their thread has in
/// hand before they end the process; SIGABRT from another process, of all that takes ten seconds.
void readout_note_faults(void);

/// Milliseconds on a clock that never goes back.
long readout_milliseconds(void);

#endif
