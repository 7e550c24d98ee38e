// Finds where the keys of a TOML text stand, since the parser does not tell.
// SPDX-License-Identifier: Apache-2.0

/// Where each key of a TOML text stands, and its value.
///
/// It reads texts that the parser has found valid; of any other it finds what it can. Keys within
/// inline tables stand where the key of the table does. The tables of a list have its name and their
/// number, from 0: `person[1].office[0].title`.
struct KeyLocator {
  /// A line and a column, both from 1; the column counts characters.
  struct Position: Hashable {
    var line: Int
    var column: Int
  }

  /// The place of each key and each table's header, by the dotted key.
  private(set) var keys: [String: Position] = [:]
  /// The place of each value, by the dotted key.
  private(set) var values: [String: Position] = [:]
  /// The first place at which the parser would not refuse a mistake but abort the process.
  private(set) var trap: Trap?

  /// What the parser, toml++ 3.4, only asserts.
  struct Trap {
    /// Where it is.
    var position: Position
    /// How many scalars stand before the header or the key that it is in: these can be parsed.
    var offset: Int
    /// What is wrong.
    var problem: String
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var start = 0
  private var position = Position(line: 1, column: 1)
  private var table: [String] = []
  private var lists: [String: Int] = [:]

  /// Reads a text.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    while index < scalars.count {
      start = index
      readLine()
    }
  }

  /// The place of a key, else of the nearest table around it.
  func key(_ name: String) -> Position? {
    keys[name] ?? name.lastIndex(of: ".").flatMap { key(String(name[..<$0])) }
  }

  /// The place of a value, else of its key.
  func value(_ name: String) -> Position? { values[name] ?? key(name) }

  // MARK: - Reading

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func advance() {
    guard index < scalars.count else { return }
    if scalars[index] == "\n" {
      position = Position(line: position.line + 1, column: 1)
    } else {
      position.column += 1
    }
    index += 1
  }

  private mutating func skipBlanks() {
    while let scalar = current, scalar == " " || scalar == "\t" { advance() }
  }

  private mutating func skipLine() {
    while let scalar = current, scalar != "\n" { advance() }
    advance()
  }

  private mutating func readLine() {
    skipBlanks()
    switch current {
    case nil, "\n", "\r", "#": skipLine()
    case "[": readHeader()
    default: readPair()
    }
  }

  private mutating func readHeader() {
    let start = position
    var brackets = 0
    while current == "[", brackets < 2 {
      brackets += 1
      advance()
    }
    skipBlanks()
    if !beginsName(brackets) { setTrap("no name of a table stands behind the bracket") }
    table = numbered(readDottedKey(), isInList: brackets > 1)
    keys[table.joined(separator: ".")] = start
    skipLine()
  }

  /// Whether what stands behind the brackets of a header may be a name, or is refused by the parser.
  private func beginsName(_ brackets: Int) -> Bool {
    guard let scalar = current else { return true }
    switch scalar {
    case "]", "\"", "'", "-", "_", "0"..."9", "A"..."Z", "a"..."z": return true
    case "[": return brackets == 1
    default: return false
    }
  }

  /// The parts of a header, with the numbers of the lists that they go through.
  private mutating func numbered(_ parts: [String], isInList: Bool) -> [String] {
    var result: [String] = []
    for (index, part) in parts.enumerated() {
      let path = (result + [part]).joined(separator: ".")
      if isInList, index == parts.count - 1 { lists[path, default: -1] += 1 }
      result.append(lists[path].map { "\(part)[\($0)]" } ?? part)
    }
    return result
  }

  private mutating func readPair() {
    let start = position
    let name = (table + readDottedKey()).joined(separator: ".")
    guard current == "=" else { return skipLine() }
    keys[name] = start
    advance()
    skipBlanks()
    values[name] = position
    skipValue()
    skipLine()
  }

  /// `a`, `a.b`, `"a b".c`, up to what follows it.
  private mutating func readDottedKey() -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    while let scalar = current {
      if scalar == "\"" || scalar == "'" {
        advance()
        while let inner = current, inner != scalar, inner != "\n" {
          part.append(inner)
          advance()
        }
        advance()
      } else if scalar == "." {
        parts.append(String(part))
        part = String.UnicodeScalarView()
        advance()
      } else if scalar == " " || scalar == "\t" {
        advance()
      } else if scalar == "=" || scalar == "]" || scalar == "\n" || scalar == "#" {
        break
      } else {
        part.append(scalar)
        advance()
      }
    }
    return parts + [String(part)]
  }

  /// Up to the end of the value's last line; lists and long strings may run over lines.
  private mutating func skipValue() {
    var open: [Unicode.Scalar] = []
    var isValueNext = true
    while let scalar = current {
      switch scalar {
      case "[", "{":
        open.append(scalar)
        isValueNext = scalar == "["
      case "]", "}":
        if scalar == "}", open.last == "[" { setTrap("a brace closes what a bracket opened") }
        _ = open.popLast()
        isValueNext = false
      case ",": isValueNext = open.last == "["
      case "=": isValueNext = true
      case "\"", "'":
        skipString(scalar)
        isValueNext = false
        continue
      case "#":
        while let inner = current, inner != "\n" { advance() }
        continue
      case "\n" where open.isEmpty: return
      case " ", "\t", "\r", "\n": break
      default:
        if isValueNext, isDayWithHalfATime { setTrap("a day stands before what is no time") }
        isValueNext = false
      }
      advance()
    }
  }

  /// Whether the value that begins here is a day, followed as if by a time: `2024-05-03 1`.
  ///
  /// The parser does not count underscores.
  private var isDayWithHalfATime: Bool {
    let value = Array(scalars[index...].prefix(32).filter { $0 != "_" }.prefix(14))
    func isDigit(_ place: Int) -> Bool {
      value.indices.contains(place) && ("0"..."9").contains(value[place])
    }
    func holds(_ place: Int, _ marks: Set<Unicode.Scalar>) -> Bool {
      value.indices.contains(place) && marks.contains(value[place])
    }
    guard [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy(isDigit), holds(4, ["-"]), holds(7, ["-"]) else {
      return false
    }
    let time = 11
    guard holds(time - 1, ["t", "T"]) || holds(time - 1, [" "]) && isDigit(time) else {
      return false
    }
    return !(isDigit(time) && isDigit(time + 1) && holds(time + 2, [":"]))
  }

  private mutating func setTrap(_ problem: String) {
    trap = trap ?? Trap(position: position, offset: start, problem: problem)
  }

  private mutating func skipString(_ mark: Unicode.Scalar) {
    let isLong =
      index + 2 < scalars.count && scalars[index + 1] == mark && scalars[index + 2] == mark
    let length = isLong ? 3 : 1
    for _ in 0..<length { advance() }
    var run = 0
    while let scalar = current, isLong || scalar != "\n" {
      advance()
      if scalar == "\\", mark == "\"" {
        advance()
        run = 0
      } else if scalar == mark {
        run += 1
        if run == length { return }
      } else {
        run = 0
      }
    }
  }
}
