// Absolute paths without links, through the C library.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The absolute path of what exists, every link followed; else the system's error.
func canonicalPath(_ path: String) -> Result<String, SystemFailure> {
  // SAFETY: realpath(3) with nil allocates a string that ends in a zero and is ours to free.
  guard let found = unsafe realpath(path, nil) else {
    return .failure(SystemFailure(code: errno))
  }
  defer { unsafe free(found) }
  return .success(unsafe String(cString: found))
}

/// A failed system call.
struct SystemFailure: Error {
  /// The number of the error.
  var code: Int32
}

/// The path that something would have that need not exist yet: of its nearest existing folder the
/// links are followed.
func canonicalFuturePath(_ path: String) -> String {
  var existing = path
  var rest: [Substring] = []
  while true {
    if case .success(let found) = canonicalPath(existing.isEmpty ? "." : existing) {
      return rest.reversed().reduce(found) { $0 == "/" ? "/\($1)" : "\($0)/\($1)" }
    }
    guard let slash = existing.lastIndex(of: "/") else {
      rest.append(existing[...])
      existing = "."
      continue
    }
    let name = existing[existing.index(after: slash)...]
    if !name.isEmpty { rest.append(name) }
    existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
  }
}

/// Whether a path is a folder or lies below it; both are canonical.
func lies(_ path: String, within folder: String) -> Bool {
  path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
}

/// Whether a path names a folder.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  // SAFETY: both pointers live for the call.
  return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The number of the file system that a folder is on; nil where it cannot be told.
func deviceNumber(of path: String) -> UInt64? {
  var status = stat()
  // SAFETY: both pointers live for the call.
  return unsafe stat(path, &status) == 0 ? UInt64(status.st_dev) : nil
}

/// The size of the running program's file; 0 where it cannot be told.
func programSize() -> Int {
  var status = stat()
  // SAFETY: both pointers live for the call.
  guard unsafe stat("/proc/self/exe", &status) == 0 else { return 0 }
  return Int(status.st_size)
}

/// The folder that the service manager made for sockets, by `RuntimeDirectory=`; nil where it did
/// not.
func runtimeFolder() -> String? {
  // SAFETY: the string is copied at once; nothing here changes the environment.
  guard let value = unsafe getenv("RUNTIME_DIRECTORY") else { return nil }
  return unsafe String(cString: value).split(separator: ":").first.map(String.init)
}

/// Lets the signals that the service handles not end it, and writing to a closed pipe fail.
func ignoreSignals(_ numbers: [Int32]) {
  for number in numbers { _ = signal(number, SIG_IGN) }
}

/// How many processors there are.
func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Whether an error says that the process or the system has run out of something, not that a file
/// is bad.
func isShortage(_ code: Int32) -> Bool { [EMFILE, ENFILE, ENOMEM].contains(code) }
