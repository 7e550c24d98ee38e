// How much is committed at once, so that news hardly wait for what came before them.
// SPDX-License-Identifier: Apache-2.0

/// Measures how long documents take until they are committed, and says how many fit into a short time.
///
/// What inotify tells of comes before what a walk through the folder finds, but not before the batch
/// in hand. Files that are as the index knows them go by the hundred in that time, new ones by twos
/// and threes.
struct CommitPace {
  /// How long a batch may take beside which news may come, in seconds.
  private static let longest = 0.03
  /// The part of the measure that the newest batch makes.
  private static let newest = 0.3

  private var secondsEach = 0.005

  /// How many documents are taken together, from 1 to 256.
  var count: Int {
    Int(min(max(CommitPace.longest / max(secondsEach, 1e-6), 1), 256))
  }

  /// Takes how long some documents took.
  mutating func note(_ documents: Int, took time: Duration) {
    guard documents > 0 else { return }
    let seconds = time / .seconds(1) / Double(documents)
    // A batch that had to wait for something else says little of the next one.
    let believed = min(seconds, secondsEach * 4)
    secondsEach += (believed - secondsEach) * CommitPace.newest
  }
}
