// A printed page as lines of text with their places.
// SPDX-License-Identifier: Apache-2.0

/// One line of a printed page; its places are in points from the page's upper left corner.
public struct PrintedLine: Hashable, Sendable {
  /// The words.
  public var text: String
  /// Where it begins and ends.
  public var left, right: Double
  /// Its upper and lower edge.
  public var top, bottom: Double

  /// A line and its place.
  public init(text: String, left: Double, right: Double, top: Double, bottom: Double) {
    self.text = text
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  /// How high its letters are.
  var height: Double { max(1, bottom - top) }
}

/// A printed page.
public struct PrintedPage: Hashable, Sendable {
  /// How high it is, in points.
  public var height: Double
  /// The lines, in reading order: one column after the other.
  public var lines: [PrintedLine]

  /// A page and its lines.
  public init(height: Double, lines: [PrintedLine]) {
    self.height = height
    self.lines = lines
  }
}
