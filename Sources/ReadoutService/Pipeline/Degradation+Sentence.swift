// What keeps the watcher from knowing each change at once, in words.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal
import ReadoutWatch

extension Degradation {
  /// What is seen late or not at all, and what to do about it.
  var sentence: String {
    switch self {
    case .watchLimit(let folders, let needed):
      "the kernel gives no more watches: \(Phrases.count(folders, "folder")) are looked at every"
        + " 30 s instead; raise the sysctl fs.inotify.max_user_watches, \(needed) are needed here"
    case .silentFileSystem(let folders):
      "\(Phrases.count(folders, "folder")) on a file system that does not tell of changes (NFS,"
        + " CIFS, FUSE): looked at every 30 s instead"
    case .unreadable(let folders):
      "\(Phrases.count(folders, "folder")) cannot be read; what is in there is not seen"
    case .failing(let folders, let code):
      "\(Phrases.count(folders, "folder")) cannot be watched"
        + " (\(systemMessage(of: code))), looked at every 30 s instead"
    case .rootOffline: "the watched folder cannot be reached; what is known is kept"
    }
  }
}
