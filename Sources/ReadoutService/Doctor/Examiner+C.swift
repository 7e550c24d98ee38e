// Looks at the machine, as the user that runs the service where that can be tried.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import ReadoutIndex
import ReadoutJournal

/// Gathers the facts for a configuration.
public struct Examiner {
  private var configuration: Configuration
  private let unit: [String: String]
  private let isByHand: Bool

  /// The most entries of the folder that are looked at.
  private static let mostEntries = 100_000

  /// An examiner of this machine.
  ///
  /// - Parameter state: The state folder of a service that was started by hand, whose folder is
  ///   the one that it says it watches.
  public init(configuration: Configuration, state: String? = nil) {
    self.configuration = configuration
    unit = Examiner.unit()
    isByHand = state != nil
    guard let state else { return }
    self.configuration.state = canonicalFuturePath(state)
    if let folder = ControlClient(state: state).watchedFolder { self.configuration.watch = folder }
  }

  /// Looks at everything; root sees what the service's user would see.
  public func examination() -> Examination {
    let asker = Examiner.name(of: geteuid())
    let installed = Examiner.id(of: "readout") == nil ? asker : unit["User"] ?? "readout"
    let user = isByHand ? Examiner.owner(of: configuration.state) ?? asker : installed
    var it = Examination(
      watch: configuration.watch, state: configuration.state, user: user, asker: asker)
    it.isByHand = isByHand
    it.service = ControlClient(state: configuration.state).ask(.ping, timeoutMilliseconds: 2000)
    it.index = index()
    it.freeBytes = Examiner.freeBytes(at: configuration.state)
    it.watchLimit = (try? String(contentsOfFile: Examiner.limitFile, encoding: .utf8))
      .flatMap { Int($0.split(separator: "\n").first ?? "") }
    it.hasJournal = JournalSender().isListening
    it.isJournalKept = isFolder("/var/log/journal")
    it.mayReadJournal = Examiner.mayReadJournal()
    it.boundPaths = (unit["BindReadOnlyPaths"] ?? "").split(separator: " ").map { entry in
      let path = entry.drop { $0 == "-" || $0 == "+" }
      return String(path.prefix { $0 != ":" })
    }
    it.isTried = Examiner.asUser(user) {
      tryFolder(&it)
      it.mayServiceReadJournal =
        Examiner.mayReadJournal()
        || (unit["SupplementaryGroups"] ?? "").split(separator: " ").contains("systemd-journal")
    }
    return it
  }

  private static let limitFile = "/proc/sys/fs/inotify/max_user_watches"

  // MARK: - The folder

  private func tryFolder(_ it: inout Examination) {
    let path = configuration.watch
    let parts = path.split(separator: "/")
    for count in 0...parts.count {
      let place = "/" + parts.prefix(count).joined(separator: "/")
      let isLast = count == parts.count
      if let code = Examiner.refusal(of: place, isLast ? R_OK | X_OK : X_OK) {
        it.barrier = Examination.Barrier(
          path: place, reason: systemMessage(of: code).lowercasedFirst, isFolder: isLast)
        return
      }
    }
    var pending = [path]
    var entries = 0
    while let folder = pending.popLast() {
      it.directories += 1
      guard Examiner.refusal(of: folder, R_OK | X_OK) == nil else {
        Examiner.note(folder, &it)
        continue
      }
      Examiner.forEachEntry(of: folder) { name, isFolder in
        entries += 1
        let path = folder + "/" + name
        if name.hasPrefix(".") { return }
        if isFolder {
          pending.append(path)
        } else if isDocument(name), Examiner.refusal(of: path, R_OK) != nil {
          Examiner.note(path, &it)
        }
      }
      if entries > Examiner.mostEntries {
        it.isCountCut = true
        return
      }
    }
  }

  private static func note(_ path: String, _ it: inout Examination) {
    it.unreadable += 1
    if it.unreadableExample == nil { it.unreadableExample = path }
  }

  private func isDocument(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return configuration.suffixes.contains { lowered.hasSuffix($0) }
  }

  private static func forEachEntry(
    of folder: String, _ body: (_ name: String, _ isFolder: Bool) -> Void
  ) {
    // SAFETY: the stream is closed after the last read; each entry is copied before the next one.
    guard let stream = unsafe opendir(folder) else { return }
    defer { unsafe closedir(stream) }
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      body(name, unsafe Int32(entry.pointee.d_type) == Int32(DT_DIR))
    }
  }

  /// Why the effective user may not do something with a path; nil where it may.
  private static func refusal(of path: String, _ mode: Int32) -> Int32? {
    // SAFETY: the string lives for the call.
    unsafe faccessat(AT_FDCWD, path, mode, AT_EACCESS) == 0 ? nil : errno
  }

  // MARK: - State and journal

  private func index() -> Examination.IndexAccess {
    let path = StateFolder.indexPath(in: configuration.state)
    switch Examiner.refusal(of: path, R_OK) {
    case ENOENT, ENOTDIR: return .missing
    case nil: return (try? IndexStore(readingAt: path)) == nil ? .denied : .readable
    default: return .denied
    }
  }

  private static func freeBytes(at path: String) -> Int64? {
    var status = statvfs()
    // SAFETY: both pointers live for the call.
    guard unsafe statvfs(path, &status) == 0 else { return nil }
    return Int64(clamping: status.f_bavail) * Int64(clamping: status.f_frsize)
  }

  private static func mayReadJournal() -> Bool {
    guard let id = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8) else {
      return false
    }
    let machine = id.split(separator: "\n").first.map(String.init) ?? ""
    return ["/var/log/journal", "/run/log/journal"].contains {
      refusal(of: "\($0)/\(machine)/system.journal", R_OK) == nil
    }
  }

  // MARK: - Users

  private static func id(of user: String) -> (user: uid_t, group: gid_t)? {
    // SAFETY: the entry is read at once; no other thread asks.
    guard let entry = unsafe getpwnam(user) else { return nil }
    return unsafe (entry.pointee.pw_uid, entry.pointee.pw_gid)
  }

  private static func name(of user: uid_t) -> String {
    // SAFETY: as above.
    guard let entry = unsafe getpwuid(user) else { return String(user) }
    return unsafe String(cString: entry.pointee.pw_name)
  }

  private static func owner(of path: String) -> String? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.ownerAccountName] as? String
  }

  /// Runs something with the rights of a user; false, and not run, where that is not possible.
  private static func asUser(_ name: String, _ body: () -> Void) -> Bool {
    guard let id = id(of: name) else { return false }
    if id.user == geteuid() {
      body()
      return true
    }
    guard geteuid() == 0 else { return false }
    var groups = [gid_t](repeating: 0, count: 1024)
    // SAFETY: the buffer is as long as is said; the string lives for the call.
    let count = unsafe getgroups(Int32(groups.count), &groups)
    defer {
      _ = seteuid(0)
      _ = setegid(0)
      _ = unsafe setgroups(Int(max(0, count)), groups)
    }
    guard unsafe initgroups(name, id.group) == 0, setegid(id.group) == 0, seteuid(id.user) == 0
    else { return false }
    body()
    return true
  }

  // MARK: - The unit

  /// What the service manager knows of the unit; nothing where there is none.
  private static func unit() -> [String: String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["systemctl", "show", "readoutd.service"]
      + ["--property=User,SupplementaryGroups,BindReadOnlyPaths"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil,
      let data = try? pipe.fileHandleForReading.readToEnd()
    else { return [:] }
    process.waitUntilExit()
    var result: [String: String] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
    }
    return result
  }
}
