// Annotated articles, as JSON Lines in the format of PolNeAR.
// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// One annotated article.
///
/// Offsets count Unicode code points, half open. PolNeAR: Newell, Margolin and Ruths, 2018,
/// <https://aclanthology.org/L18-1524/>.
public struct AnnotatedArticle: Decodable, Sendable {
  /// Its name, for messages.
  public var id: String
  /// The day of its publication, as ISO 8601; nil if it is not known.
  public var date: String?
  /// Its text, a paragraph a line.
  public var text: String
  /// Who said what.
  public var attributions: [Attribution]

  /// One attribution; each part is a list of begins and ends.
  public struct Attribution: Decodable, Sendable {
    /// The words that name who said it.
    public var source: [[Int]]
    /// The reporting words.
    public var cue: [[Int]]
    /// What was said.
    public var content: [[Int]]
  }

  /// Reads a corpus, one article a line.
  ///
  /// - Throws: `CorpusError` for a line that is no such article.
  public static func read(_ data: Data) throws -> [AnnotatedArticle] {
    let decoder = JSONDecoder()
    return try data.split(separator: 0x0A).enumerated().map { index, line in
      do {
        return try decoder.decode(AnnotatedArticle.self, from: Data(line))
      } catch {
        throw CorpusError(line: index + 1, reason: "\(error)")
      }
    }
  }
}

/// A line of a corpus that cannot be read.
public struct CorpusError: Error, CustomStringConvertible {
  /// The number of the line, from 1.
  public var line: Int
  /// What is wrong.
  public var reason: String

  /// The sentence for a person.
  public var description: String { "line \(line): no annotated article: \(reason)" }
}

extension AnnotatedArticle {
  /// The spans of a role in UTF-8 bytes; what lies outside the text is left out.
  func bytes(_ spans: [[Int]], places: [Int]) -> [Range<Int>] {
    spans.compactMap { span in
      guard span.count == 2, span[0] >= 0, span[0] < span[1], span[1] < places.count else {
        return nil
      }
      return places[span[0]]..<places[span[1]]
    }
  }

  /// The byte at which each code point begins, and the end of the text.
  var bytePlaces: [Int] {
    var places: [Int] = []
    var place = 0
    for scalar in text.unicodeScalars {
      places.append(place)
      place += UTF8.width(scalar)
    }
    places.append(place)
    return places
  }
}
