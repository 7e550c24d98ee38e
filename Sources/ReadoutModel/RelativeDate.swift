// Dates that a text gives relative to another: to its own publication, or to a summit it tells of.
// SPDX-License-Identifier: Apache-2.0

/// The rule behind a date such as “on Wednesday”, “in February” or “a week earlier”.
///
/// It is kept beside the value so that it can be evaluated again when the anchor becomes known from
/// other documents.
public struct RelativeDate: Hashable, Codable, Sendable {
  /// What the offset counts.
  public enum Unit: String, Hashable, Codable, Sendable {
    /// Days from the anchor: “yesterday” is −1, “two days later” +2.
    case day
    /// The weekday in `weekday`: −1 the last one up to the anchor, +1 the next one from it on.
    case weekday
    /// Whole ISO weeks: “last week” is −1, “this week” 0.
    case week
    /// Whole months: “next month” is +1; with `month`, that month before (−1), nearest (0) or
    /// after (+1) the anchor.
    case month
    /// The day in `month` and `day`, before (−1), nearest to (0) or after (+1) the anchor.
    case monthDay = "month-day"
    /// The day of the month in `day`, before (−1), nearest to (0) or after (+1) the anchor: “on the
    /// 15th”.
    case dayOfMonth = "day-of-month"
    /// Whole years: “next year” is +1.
    case year
  }

  /// What the date is relative to.
  public enum Anchor: Hashable, Sendable {
    /// The day of publication.
    case publication
    /// The summit of this index in the same document.
    case summit(Int)
  }

  /// What the offset counts.
  public var unit: Unit
  /// How many units from the anchor; negative is before.
  public var offset: Int
  /// What the date is relative to.
  public var anchor: Anchor
  /// The weekday meant, for the unit `weekday`.
  public var weekday: Weekday?
  /// The month meant, 1 to 12, for `month` and `monthDay`.
  public var month: Int?
  /// The day of the month meant, from 1, for `monthDay` and `dayOfMonth`.
  public var day: Int?
  /// Whether the anchor's own day is left out, as in “next Tuesday” written on a Tuesday.
  public var excludesAnchor: Bool
  /// How many days either side the words leave open; “a week before” leaves one or two.
  public var toleranceDays: Int

  /// A rule; what is not given does not apply.
  public init(
    unit: Unit, offset: Int, anchor: Anchor = .publication, weekday: Weekday? = nil,
    month: Int? = nil, day: Int? = nil, excludesAnchor: Bool = false, toleranceDays: Int = 0
  ) {
    self.unit = unit
    self.offset = offset
    self.anchor = anchor
    self.weekday = weekday
    self.month = month
    self.day = day
    self.excludesAnchor = excludesAnchor
    self.toleranceDays = toleranceDays
  }
}

extension RelativeDate.Anchor: Codable {
  /// Reads `publication` or `summit:N`.
  ///
  /// - Throws: `DecodingError` for any other text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let anchor = RelativeDate.Anchor(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is neither 'publication' nor 'summit:N'")
    }
    self = anchor
  }

  /// The anchor that a text names; nil for any but `publication` and `summit:N`.
  public init?(_ text: String) {
    if text == "publication" {
      self = .publication
    } else if text.hasPrefix("summit:"), let index = Int(text.dropFirst(7)), index >= 0 {
      self = .summit(index)
    } else {
      return nil
    }
  }

  /// Writes `publication` or `summit:N`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension RelativeDate.Anchor: CustomStringConvertible {
  /// The anchor as `publication` or `summit:N`.
  public var description: String {
    switch self {
    case .publication: "publication"
    case .summit(let index): "summit:\(index)"
    }
  }
}
