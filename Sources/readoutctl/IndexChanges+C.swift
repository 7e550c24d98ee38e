// Waits until the index of a running service changes.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc
import ReadoutIndex

/// Watches the index in a state folder through inotify(7), and listens to who wants it to end.
final class IndexChanges {
  /// What was waited for.
  enum News {
    /// Something was written into the index.
    case changed
    /// Another index is in its place.
    case replaced
    /// The program was interrupted, or nobody reads its output any more.
    case ended
  }

  private let watch: Int32
  private let signals: Int32
  /// How soon to look again; nil where all that was written has been seen.
  private var pause: Int32?

  /// The first pause and the longest one, in milliseconds.
  ///
  /// What is written into the log can be seen only when the disk has it, of which inotify does not
  /// tell; so after a change the index is looked at again and again, ever more rarely.
  private static let pauses: (first: Int32, longest: Int32) = (10, 6_000)

  /// - Throws: `IndexError` where the folder cannot be watched.
  init(inFolder folder: String) throws(IndexError) {
    watch = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    signals = readout_signals()
    signal(SIGPIPE, SIG_IGN)
    let mask = UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)
    // SAFETY: the string lives for the call.
    guard watch >= 0, signals >= 0, unsafe inotify_add_watch(watch, folder, mask) >= 0 else {
      throw IndexError(
        kind: .inputOutput, path: folder, code: errno,
        message: unsafe String(cString: strerror(errno)))
    }
  }

  deinit {
    close(watch)
    close(signals)
  }

  /// Sleeps until there is news.
  func wait() -> News {
    // A pipe without readers is told of as an error.
    var waiting = [
      pollfd(fd: watch, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
    ]
    while true {
      // SAFETY: the array lives for the call and has as many elements as is said.
      let count = unsafe waiting.withUnsafeMutableBufferPointer {
        unsafe poll($0.baseAddress, nfds_t($0.count), pause ?? -1)
      }
      if count == 0, let current = pause {
        pause = current * 2 > IndexChanges.pauses.longest ? nil : current * 2
        return .changed
      }
      guard count > 0 else {
        if errno == EINTR { continue }
        return .ended
      }
      if waiting[1].revents != 0 || waiting[2].revents & Int16(POLLERR | POLLNVAL) != 0 {
        return .ended
      }
      if let news = readNews() {
        pause = IndexChanges.pauses.first
        return news
      }
    }
  }

  /// What the records that wait tell of the index; nil where they tell of other files.
  private func readNews() -> News? {
    var news: News?
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      // SAFETY: the buffer lives for the call and is as long as is said.
      let length = unsafe buffer.withUnsafeMutableBytes {
        unsafe read(watch, $0.baseAddress, $0.count)
      }
      guard length > 0 else { return news }
      var place = 0
      while place + 16 <= length {
        let mask = number(buffer, place + 4)
        let nameLength = Int(number(buffer, place + 12))
        let end = min(place + 16 + nameLength, length)
        let name = String(decoding: buffer[(place + 16)..<end].prefix { $0 != 0 }, as: UTF8.self)
        let isNew = mask & (UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)) != 0
        if name == "index.sqlite", isNew {
          news = .replaced
        } else if name.hasPrefix("index.sqlite") || mask & UInt32(IN_Q_OVERFLOW) != 0 {
          news = news ?? .changed
        }
        place = end
      }
    }
  }

  private func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * $1) }
  }
}
