// Finds date expressions in a run of tokens.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Looks for the word that makes a date a date, and takes in what belongs to it on either side.
struct DateScanner {
  let tokens: [Token]
  let bytes: [UInt8]
  let table = DateWord.table

  /// The expressions in some tokens of one sentence, in order; they do not overlap.
  func expressions(in sentence: Range<Int>) -> [FoundExpression] {
    var found: [FoundExpression] = []
    var index = sentence.lowerBound
    var floor = sentence.lowerBound
    while index < sentence.upperBound {
      if var expression = expression(at: index, within: floor..<sentence.upperBound) {
        takeInPreposition(&expression, floor: floor)
        found.append(expression)
        floor = expression.tokens.upperBound
        index = floor
      } else {
        index += 1
      }
    }
    return found
  }

  private func expression(at index: Int, within bounds: Range<Int>) -> FoundExpression? {
    let token = tokens[index]
    switch token.kind {
    case .mark, .possessive: return nil
    case .number: return numeric(at: index, within: bounds)
    case .word: break
    }
    switch table[token.word] {
    case .month(let month, let isShort):
      return monthExpression(month, isShort: isShort, at: index, within: bounds)
    case .weekday(let weekday, let isShort):
      return weekdayExpression(weekday, isShort: isShort, at: index, within: bounds)
    case .day(let offset): return plainDay(offset, at: index, within: bounds)
    case .unit(let unit): return unitExpression(unit, at: index, within: bounds)
    case .season(let month): return seasonExpression(month, at: index, within: bounds)
    default: return nil
    }
  }

  /// “on Wednesday”, “in February”: the preposition belongs to the words shown.
  private func takeInPreposition(_ found: inout FoundExpression, floor: Int) {
    let before = found.tokens.lowerBound - 1
    guard before >= floor, tokens[before].kind == .word else { return }
    switch table[tokens[before].word] {
    case .on, .in: found.tokens = before..<found.tokens.upperBound
    default: break
    }
  }

  // MARK: Looking at tokens

  /// What a word means; nil outside the bounds and for anything that is no word.
  func word(_ index: Int, within bounds: Range<Int>) -> DateWord? {
    guard bounds.contains(index), tokens[index].kind == .word else { return nil }
    return table[tokens[index].word]
  }

  func isMark(_ scalar: UInt32, at index: Int, within bounds: Range<Int>) -> Bool {
    bounds.contains(index) && tokens[index].kind == .mark && tokens[index].scalar == scalar
  }

  func isDash(at index: Int, within bounds: Range<Int>) -> Bool {
    guard bounds.contains(index), tokens[index].kind == .mark else { return false }
    return [0x2D, 0x2010, 0x2011, 0x2012, 0x2013].contains(tokens[index].scalar)
  }

  /// The value of a token of digits only.
  func plainNumber(_ index: Int, within bounds: Range<Int>) -> Int? {
    guard bounds.contains(index), tokens[index].kind == .number else { return nil }
    let range = tokens[index].range
    guard range.count <= 4 else { return nil }
    var value = 0
    for position in range {
      guard (0x30...0x39).contains(bytes[position]) else { return nil }
      value = value * 10 + Int(bytes[position] - 0x30)
    }
    return value
  }

  /// A day of the month: “15”, “15th”; nil for “15:30”, “37th” and “15 percent”.
  func dayNumber(_ index: Int, within bounds: Range<Int>) -> Int? {
    guard let day = ordinalDay(index, within: bounds) ?? plainNumber(index, within: bounds),
      (1...31).contains(day), !isMark(0x3A, at: index + 1, within: bounds),
      !isMark(0x3A, at: index - 1, within: bounds),
      !isMark(0x25, at: index + 1, within: bounds)
    else { return nil }
    return day
  }

  /// A day of the month with its ending: “15th”.
  func ordinalDay(_ index: Int, within bounds: Range<Int>) -> Int? {
    guard bounds.contains(index), tokens[index].kind == .number else { return nil }
    let range = tokens[index].range
    guard range.count == 3 || range.count == 4 else { return nil }
    let ending = (bytes[range.upperBound - 2] | 0x20, bytes[range.upperBound - 1] | 0x20)
    switch ending {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): break
    default: return nil
    }
    var value = 0
    for position in range.lowerBound..<range.upperBound - 2 {
      guard (0x30...0x39).contains(bytes[position]) else { return nil }
      value = value * 10 + Int(bytes[position] - 0x30)
    }
    return (1...31).contains(value) ? value : nil
  }

  /// A year of four digits, from 1900 to 2099.
  func year(_ index: Int, within bounds: Range<Int>) -> Int? {
    guard let value = plainNumber(index, within: bounds), tokens[index].range.count == 4,
      (1900...2099).contains(value)
    else { return nil }
    return value
  }

  /// A year after a day and month, with or without a comma before it.
  func yearBehind(_ index: Int, within bounds: Range<Int>) -> (year: Int, end: Int)? {
    if let year = year(index, within: bounds) { return (year, index + 1) }
    if isMark(0x2C, at: index, within: bounds), let year = year(index + 1, within: bounds) {
      return (year, index + 2)
    }
    if word(index, within: bounds) == .of, let year = year(index + 1, within: bounds) {
      return (year, index + 2)
    }
    return nil
  }

  /// The step and the vague word before a noun: “last”, “early next”, “later this”, “the end of last”.
  func steps(before index: Int, within bounds: Range<Int>) -> (step: Int, start: Int)? {
    guard case .step(let step) = word(index - 1, within: bounds) else { return nil }
    var start = index - 1
    // “this coming Tuesday”, “this past Friday”
    if word(start - 1, within: bounds) == .step(0) { start -= 1 }
    switch word(start - 1, within: bounds) {
    case .vague, .earlier, .later: start -= 1
    default: break
    }
    return (step, start)
  }
}
