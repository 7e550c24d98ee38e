// The values that some neighbouring items see, on their way to the rows of weights.
// SPDX-License-Identifier: Apache-2.0

/// The numbers of the values of neighbouring places: first keys, then where their rows stand.
///
/// It goes round: a place takes the room of the one that stood 32 before it. All loops are of a fixed
/// length and hardly one step depends on the one before, so that a processor does many at a time.
struct TagWindow {
  /// How many places are looked up together; a value is seen over at most as many.
  static let step = 16
  /// How many numbers a place has room for, one for each kind of feature.
  private static let width = 16

  private var numbers = InlineArray<512, UInt32>(repeating: 0)
  /// Where the numbers stand that are keys of values to look up, and how many there are.
  private var kept = InlineArray<256, Int32>(repeating: 0)
  private var keyCount = 0
  private var entries = InlineArray<256, UInt32>(repeating: 0)

  @inline(__always)
  private static func index(_ place: Int, _ number: Int) -> Int {
    (place & (2 * step - 1)) * width + number
  }

  /// Takes the key of a value, or where its rows stand if that is known already.
  @inline(__always)
  mutating func put(_ number: UInt32, isKey: Bool, _ template: TagTemplate, at place: Int) {
    let index = TagWindow.index(place, template.number)
    numbers[index] = number
    // Without any branch: what is no key is written over by the next one.
    kept[keyCount & 255] = Int32(truncatingIfNeeded: index)
    keyCount &+= isKey ? 1 : 0
  }

  /// Looks up the keys that were put since the last time, those of at most a step of places.
  mutating func lookUp(by model: TagModel) {
    let table = model.table
    let rare = min(keyCount, 256)
    keyCount = 0
    var passed = 0
    for place in 0..<rare {
      let index = Int(kept[place])
      let key = numbers[index]
      let mayHold = table.mayHold(key)
      numbers[index] = mayHold == 0 ? 0 : key
      kept[passed] = kept[place]
      passed += mayHold
    }
    // Entries, then rows: memory is asked for all of them before the first is needed.
    for place in 0..<passed { entries[place] = table.entry(near: numbers[Int(kept[place])]) }
    for place in 0..<passed {
      let row = table.row(of: numbers[Int(kept[place])], entry: entries[place]) ?? 0
      entries[place] = UInt32(truncatingIfNeeded: row)
    }
    for place in 0..<passed {
      numbers[Int(kept[place])] = model.place(ofRow: Int(entries[place])).number
    }
  }

  /// Adds the weights of all values that the item at a place sees.
  ///
  /// It changes nothing but the sum, and is mutating so that nothing is copied.
  mutating func add(
    to sum: inout TagScores.Sum, at place: Int, _ rows: Swift.Span<TagModel.WeightRow>
  ) {
    add(.word, to: &sum, at: place, rows)
    add(.shape, to: &sum, at: place, rows)
    add(.kin, to: &sum, at: place, rows)
    add(.topic, to: &sum, at: place, rows)
    add(.wordPair, to: &sum, at: place, rows)
    add(.shapePair, to: &sum, at: place, rows)
    add(.shapeTriple, to: &sum, at: place, rows)
    add(.suffix, to: &sum, at: place, rows)
    add(.prefix, to: &sum, at: place, rows)
    add(.frameWordRight, to: &sum, at: place, rows)
  }

  /// Adds what an item sees of its neighbours; of a value that has no row for it, the row 0.
  ///
  /// A class has a row for each item that sees it, and its number is the first of them.
  @inline(__always)
  private mutating func add(
    _ template: TagTemplate, to sum: inout TagScores.Sum, at place: Int,
    _ rows: Swift.Span<TagModel.WeightRow>
  ) {
    for slot in 0..<template.width {
      let number = numbers[TagWindow.index(place &+ template.reach &- slot, template.number)]
      if template.isClass {
        sum.add(rows[Int(number) &+ slot])
      } else {
        let row = Int(number >> 4) &+ slot
        sum.add(rows[Int(number & 15) > slot ? row : 0])
      }
    }
  }
}

extension TagTemplate {
  /// Its place among the numbers of an item; the others are seen in other ways.
  @inline(__always)
  fileprivate var number: Int {
    switch self {
    case .wordPair: 0
    case .shapePair: 1
    case .shapeTriple: 2
    case .suffix: 3
    case .prefix: 4
    case .frameWordRight: 5
    case .word: 6
    case .shape: 7
    case .kin: 8
    case .topic: 9
    default: 15
    }
  }
}
