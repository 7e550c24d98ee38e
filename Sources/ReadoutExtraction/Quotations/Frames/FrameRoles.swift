// What the rules see in each item, as numbers for the tagger.
// SPDX-License-Identifier: Apache-2.0

extension FrameFinder {
  /// The reporting clauses of each unit.
  func frames() -> [[Frame]] { text.units.map { frames(in: $0) } }

  /// For each item 1 if it is a cue of some clause, plus 2 if it is a source.
  func roles(of frames: [[Frame]]) -> [UInt8] {
    var roles = [UInt8](repeating: 0, count: text.items.count)
    for frame in frames.joined() {
      for item in frame.cue { roles[item] |= 1 }
      for item in frame.source ?? 0..<0 { roles[item] |= 2 }
    }
    return roles
  }
}
