// The numbers of dates, read from the bytes of tokens.
// SPDX-License-Identifier: Apache-2.0

extension Swift.Span<UInt8> {
  /// The value of a token of one to four digits and nothing else.
  func number(of token: Token) -> Int? {
    guard let (value, digits) = leadingNumber(of: token), digits == token.range.count else {
      return nil
    }
    return value
  }

  /// A year from 1000 to 2999 in four digits.
  func year(of token: Token) -> Int? {
    guard token.kind == .number, token.range.count == 4, let value = number(of: token),
      (1000..<3000).contains(value)
    else { return nil }
    return value
  }

  /// A day of the month, such as `15`, `05` or `3rd`.
  func day(of token: Token) -> Int? {
    guard let (value, digits) = leadingNumber(of: token), (1...31).contains(value), digits <= 2
    else { return nil }
    let rest = token.range.count - digits
    if rest == 0 { return value }
    guard rest == 2 else { return nil }
    let at = token.range.lowerBound + digits
    switch (self[at] | 0x20, self[at + 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return value
    default: return nil
    }
  }

  /// The day of an ISO date that may go on with a time, as `15T10`.
  func leadingDay(of token: Token) -> Int? {
    guard let (value, digits) = leadingNumber(of: token), (1...31).contains(value), digits <= 2
    else { return nil }
    let at = token.range.lowerBound + digits
    return at == token.range.upperBound || self[at] | 0x20 == 0x74 ? value : nil
  }

  /// The day and year of `15,2021`, written without a space.
  func dayAndYear(of token: Token) -> (day: Int, year: Int)? {
    guard let parts = parts(of: token, parted: 0x2C), parts.count == 2,
      (1...31).contains(parts[0].value), (1000..<3000).contains(parts[1].value),
      parts[1].digits == 4
    else { return nil }
    return (parts[0].value, parts[1].value)
  }

  /// The parts of `15.12.2021`; dots always stand between day, month and year in this order.
  func dottedDate(of token: Token) -> (year: Int, month: Int, day: Int)? {
    guard let parts = parts(of: token, parted: 0x2E), parts.count == 3, parts[2].digits == 4,
      (1000..<3000).contains(parts[2].value), (1...12).contains(parts[1].value),
      (1...31).contains(parts[0].value)
    else { return nil }
    return (parts[2].value, parts[1].value, parts[0].value)
  }

  private func leadingNumber(of token: Token) -> (value: Int, digits: Int)? {
    var value = 0
    var position = token.range.lowerBound
    while position < token.range.upperBound, self[position].isASCIIDigit {
      guard position - token.range.lowerBound < 4 else { return nil }
      value = value * 10 + Int(self[position] - 0x30)
      position += 1
    }
    let digits = position - token.range.lowerBound
    return digits > 0 ? (value, digits) : nil
  }

  /// The numbers of a token that is made of digits and one separator, at most three of them.
  private func parts(of token: Token, parted separator: UInt8) -> [(value: Int, digits: Int)]? {
    guard token.kind == .number, token.range.count <= 10 else { return nil }
    var parts: [(value: Int, digits: Int)] = [(0, 0)]
    for position in token.range {
      let byte = self[position]
      if byte.isASCIIDigit {
        let last = parts[parts.count - 1]
        guard last.digits < 4 else { return nil }
        parts[parts.count - 1] = (last.value * 10 + Int(byte - 0x30), last.digits + 1)
      } else if byte == separator, parts.count < 3 {
        parts.append((0, 0))
      } else {
        return nil
      }
    }
    return parts.allSatisfy { $0.digits > 0 } ? parts : nil
  }
}
