// A walk through directories that can be put down and taken up again.
// SPDX-License-Identifier: Apache-2.0

/// The state of a walk: a stack of listings.
///
/// What is in a directory is read after its watch was placed, so that whatever comes later is told
/// by the kernel. Directories are kept by number: one that is renamed under the walk is walked on.
struct TreeWalk: Sendable {
  /// What a walk is for.
  enum Purpose: Hashable, Sendable {
    /// Watches are placed, nothing is reported.
    case placing
    /// A directory has appeared: what is in it is new.
    case arrival
    /// A directory was renamed: what is in it was under another path.
    case move(origin: [UInt8])
    /// Everything is reported, so that what is missing can be known.
    case scan(paths: [[UInt8]], generation: Int)
  }

  /// One directory, and what of it is still to be looked at.
  struct Level: Sendable {
    var directory: DirectoryTree.ID
    var listing: Listing
  }

  /// Where the walk begins; the others of a scan are in `starts`.
  let start: DirectoryTree.ID
  /// Where the walk has still to begin.
  var starts: [DirectoryTree.ID]
  let purpose: Purpose
  var hasBegun = false
  var levels: [Level] = []
  var counts = ScanCounts()
  /// Whether everything that is there was seen.
  var isComplete = true
  /// When a scan may end: what it did not see is given the time to come back.
  var endDeadline: UInt64?

  init(_ start: DirectoryTree.ID, and others: [DirectoryTree.ID] = [], _ purpose: Purpose) {
    self.start = start
    starts = others + [start]
    self.purpose = purpose
  }

  /// Whether the walk is through what was not there before; the others notice as well what has
  /// gone without an event.
  var isOfNews: Bool {
    switch purpose {
    case .placing, .scan: false
    case .arrival, .move: true
    }
  }
}
