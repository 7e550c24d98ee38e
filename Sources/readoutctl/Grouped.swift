// Numbers as people read them.
// SPDX-License-Identifier: Apache-2.0

/// Writes numbers and counts.
enum Grouped {
  /// A number with commas between its thousands: `12,345`.
  static func text(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// A number with its noun: `1 document`, `12,345 documents`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(text(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
