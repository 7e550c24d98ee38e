// The facts that decide whether the service can do its work here.
// SPDX-License-Identifier: Apache-2.0

/// What was seen of the machine, without a judgement.
public struct Examination: Hashable, Sendable {
  /// The folder that the configuration names.
  public var watch: String
  /// The state folder that it names.
  public var state: String
  /// The user that runs the service, or would run it.
  public var user: String
  /// Whether it is not the installed service that is meant, but one that somebody started by hand.
  public var isByHand = false
  /// Whether that user's rights could be tried out.
  public var isTried = false
  /// The folder, or the first one on the way to it, that the user may not enter or list.
  public var barrier: Barrier?
  /// Files and folders below the watched one that the user may not read, and one of them.
  public var unreadable = 0
  /// One of them.
  public var unreadableExample: String?
  /// Folders that were counted below the watched one, itself among them.
  public var directories = 0
  /// Whether there were too many entries to look at all of them.
  public var isCountCut = false
  /// The kernel's limit on watches for one user.
  public var watchLimit: Int?
  /// Whether a running service answers.
  public var service = ControlReply.done
  /// Whether there is an index, and the asking user may read it.
  public var index = IndexAccess.readable
  /// Free bytes where the state is kept.
  public var freeBytes: Int64?
  /// Whether a journal listens.
  public var hasJournal = true
  /// Whether it is kept when the machine restarts.
  public var isJournalKept = true
  /// Whether the asking user may read it.
  public var mayReadJournal = true
  /// Whether the service may read it back.
  public var mayServiceReadJournal = true
  /// The name of who asks.
  public var asker: String
  /// Paths that the unit is given to see although homes are hidden from it.
  public var boundPaths: [String] = []

  /// Where somebody who needs to pass may not.
  public struct Barrier: Hashable, Sendable {
    /// The path.
    public var path: String
    /// What the system says.
    public var reason: String
    /// Whether it is the watched folder itself, and not one above it.
    public var isFolder: Bool
  }

  /// Whether the index can be used by who asks.
  public enum IndexAccess: Hashable, Sendable {
    /// It can.
    case readable
    /// There is none yet.
    case missing
    /// It is there, but not for who asks.
    case denied
  }
}
