// How far long work has come, on standard error at a terminal.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutReports

/// One line that is written over and over: how much is done, how fast, and how long the rest takes.
struct ProgressLine {
  private let noun: String
  private let total: Int?
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant?
  private let first: Int

  /// Shorter work shows nothing.
  private static let patience = Duration.milliseconds(700)
  private static let pause = Duration.milliseconds(200)

  /// - Parameters:
  ///   - noun: What is counted, in the plural.
  ///   - total: How many there are, if that is known.
  ///   - first: How many are done already.
  init(_ noun: String, of total: Int?, from first: Int = 0) {
    self.noun = noun
    self.total = total
    self.first = first
  }

  /// Says how many are done; at most a few times a second is anything written.
  mutating func show(_ done: Int) {
    let now = ContinuousClock.now
    guard Terminal.isError, now - start > ProgressLine.patience,
      shown.map({ now - $0 > ProgressLine.pause }) ?? true
    else { return }
    shown = now
    let seconds = Double((now - start).components.seconds) + 0.001
    write("\r\u{1B}[K" + ProgressLine.text(done, of: total, noun, from: first, seconds: seconds))
  }

  /// Takes the line away.
  mutating func end() {
    if shown != nil { write("\r\u{1B}[K") }
    shown = nil
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// `1,234 of 10,000 documents, 560 a second, 16 s left`.
  static func text(
    _ done: Int, of total: Int?, _ noun: String, from first: Int = 0, seconds: Double
  ) -> String {
    let rate = Double(done - first) / max(seconds, 0.001)
    var text = grouped(done)
    if let total, total >= done { text += " of " + grouped(total) }
    let tenths = Int((rate * 10).rounded())
    let speed = tenths >= 100 ? grouped(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    text += " \(noun), \(speed) a second"
    guard let total, total > done, rate > 0 else { return text }
    let rest = Double(total - done) / rate
    guard rest < 1_000_000 else { return text }
    return text + ", \(length(Int(rest.rounded(.up)))) left"
  }

  /// `16 s`, `2 min 31 s`, `3 h 5 min`.
  private static func length(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3_600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3_600) h \(seconds / 60 % 60) min"
    }
  }

  /// A number with commas between its thousands.
  private static func grouped(_ number: Int) -> String { Grouped.text(number) }
}
