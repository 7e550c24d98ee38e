// Judges what was seen: what lacks, and what to do.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal

extension Examination {
  /// The least free space that is enough, in bytes.
  static let enoughSpace: Int64 = 256 << 20

  /// What there is to say, the folder first.
  public var findings: [Finding] {
    [
      folder, home, files, watches, stateFolder, space, running, journal, readingBack,
      journalForAsker,
    ].compactMap(\.self)
  }

  private var folder: Finding {
    let name = singleLine(watch)
    guard let barrier else {
      return isTried
        ? Finding(.good, "'\(name)' can be read by the user \(user)")
        : Finding(
          .weak, "whether the user \(user) can read '\(name)' is not known",
          "ask as root: sudo readoutctl doctor")
    }
    let path = singleLine(barrier.path)
    if barrier.reason == "no such file or directory" {
      return Finding(
        .bad, "there is no folder '\(path)'",
        "make it: sudo install -d -m 2775 -o root -g readout '\(name)'",
        "or name another one with the key 'watch' in /etc/readout/readoutd.toml.d/50-local.toml")
    }
    if barrier.isFolder {
      return Finding(
        .bad, "the user \(user) cannot read '\(path)': \(barrier.reason)",
        "let it: sudo setfacl -R -m u:\(user):rX -m d:u:\(user):rX '\(path)'")
    }
    return Finding(
      .bad, "the user \(user) cannot pass through '\(path)': \(barrier.reason)",
      "let it pass, without seeing what else is there: sudo setfacl -m u:\(user):x '\(path)'")
  }

  /// The unit hides all homes; a folder in one has to be shown to it.
  private var home: Finding? {
    let isHidden = ["/home", "/root", "/run/user"].contains { lies(watch, within: $0) }
    let isShown = boundPaths.contains { lies(watch, within: $0) }
    guard isHidden, user != asker, !isShown else { return nil }
    return Finding(
      .bad, "homes are hidden from the service, and '\(singleLine(watch))' is in one",
      "sudo systemctl edit readoutd, and write there:", "  [Service]",
      "  ProtectHome=tmpfs", "  BindReadOnlyPaths=\(singleLine(watch))",
      "then: sudo systemctl restart readoutd")
  }

  private var files: Finding? {
    guard unreadable > 0 else { return nil }
    let what = Phrases.count(unreadable, "file or folder", "files and folders")
    return Finding(
      .weak,
      "\(what) below it cannot be read by the user \(user), such as "
        + "'\(singleLine(unreadableExample ?? ""))'",
      "let it: sudo setfacl -R -m u:\(user):rX -m d:u:\(user):rX '\(singleLine(watch))'")
  }

  private var watches: Finding? {
    guard directories > 0, let watchLimit else { return nil }
    let count = Phrases.count(directories, "folder") + (isCountCut ? " or more" : "")
    guard directories > watchLimit / 2 else {
      return Finding(.good, "\(count) to watch, and the kernel allows \(watchLimit) watches")
    }
    // The limit is shared with everything else that the user runs.
    let wanted = max(2 * directories, 2 * watchLimit)
    return Finding(
      directories < watchLimit ? .weak : .bad,
      "\(count) to watch, but the kernel allows only \(watchLimit) watches for each user;"
        + " what is over is looked at twice a minute",
      "echo fs.inotify.max_user_watches=\(wanted) | sudo tee /etc/sysctl.d/60-readout.conf",
      "sudo sysctl --system && sudo systemctl restart readoutd")
  }

  private var stateFolder: Finding {
    let name = singleLine(state)
    switch index {
    case .readable: return Finding(.good, "the index in '\(name)' can be read by \(asker)")
    case .missing:
      return Finding(
        .weak, "there is no index in '\(name)' yet", "start the service: " + start)
    case .denied:
      return Finding(
        .bad, "the index in '\(name)' cannot be read by \(asker)",
        "become a member of its group: sudo adduser \(asker) readout", "and log in again")
    }
  }

  private var space: Finding? {
    guard let freeBytes, freeBytes < Examination.enoughSpace else { return nil }
    return Finding(
      .weak, "only \(freeBytes >> 20) MB are free where '\(singleLine(state))' is",
      "make room: while the disk is full, nothing is indexed")
  }

  private var running: Finding {
    switch service {
    case .done, .status: return Finding(.good, "readoutd is running and answers")
    case .failed(let status, let reason):
      return status == 77
        ? Finding(.weak, "whether readoutd is running is not known: \(reason)")
        : isByHand
          ? Finding(.bad, reason, "start it: " + start)
          : Finding(.bad, reason, start, "why it ended: journalctl -u readoutd -e")
    }
  }

  /// How the service is started.
  private var start: String {
    isByHand
      ? "readoutd --watch FOLDER --state '\(singleLine(state))'" : "sudo systemctl start readoutd"
  }

  private var journal: Finding? {
    guard hasJournal else {
      return Finding(
        .bad, "no journal listens on '\(JournalSender.socket)'",
        "start it: sudo systemctl start systemd-journald.socket",
        "without one, readoutd writes lines to standard error")
    }
    guard isJournalKept else {
      return Finding(
        .weak, "the journal is lost when the machine restarts",
        "keep it: sudo mkdir -p /var/log/journal && sudo journalctl --flush")
    }
    return Finding(.good, "a journal listens, and is kept")
  }

  private var readingBack: Finding? {
    guard hasJournal, !mayServiceReadJournal else { return nil }
    return Finding(
      .weak,
      "the user \(user) cannot read the journal back, so that after a crash an event may be"
        + " announced twice",
      "let it: sudo adduser \(user) systemd-journal, or SupplementaryGroups=systemd-journal in the unit"
    )
  }

  private var journalForAsker: Finding? {
    guard hasJournal, !mayReadJournal else { return nil }
    return Finding(
      .weak, "\(asker) cannot read the journal: journalctl -t readoutd shows nothing",
      "sudo adduser \(asker) systemd-journal", "and log in again")
  }
}
