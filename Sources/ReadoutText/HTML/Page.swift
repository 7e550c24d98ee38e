// A web page as paragraphs and the boxes around them.
// SPDX-License-Identifier: Apache-2.0

/// A block element and what is known of it.
struct Box {
  /// Which element it is.
  var tag: Tag
  /// The box around it; -1 for the outermost.
  var parent: Int32
  /// What its names say of it.
  var hints: Hints
  /// Equal for boxes of equal class.
  var group: FoldedWord
}

/// A stretch of text between two boundaries of block elements.
struct PageBlock {
  /// Where it stands in the page's text, without white space around it.
  var range: Range<Int>
  /// The innermost box around it.
  var box: Int
  /// How many of its bytes are inside links.
  var linkBytes: Int
}

/// What was read of a page, in document order.
struct Page {
  /// All visible text; blocks are parts of it.
  var text: [UInt8] = []
  /// The boxes; a box comes before those inside it.
  var boxes: [Box] = []
  /// The blocks.
  var blocks: [PageBlock] = []
  /// What the page says of itself.
  var metadata = PageMetadata()
  /// Whether there are scripts in it.
  var hasScripts = false

  /// Adds characters to the block that begins at a byte; white space becomes one space.
  mutating func append(_ bytes: borrowing Swift.Span<UInt8>, toBlockFrom start: Int) {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        guard let last = text.last, text.count > start, last != 0x20, last != 0x0A
        else { continue }
        text.append(0x20)
      } else {
        text.append(byte)
      }
    }
  }
}

extension [UInt8] {
  /// Adds the bytes of a span.
  mutating func append(copying bytes: borrowing Swift.Span<UInt8>) {
    for index in bytes.indices { append(bytes[index]) }
  }
}

/// What the head and the markup of a page say about the article, as they say it.
struct PageMetadata {
  /// The `content` of `meta` elements by their name in lower case; of equal names the first.
  var meta: [String: String] = [:]
  /// The text of `title`.
  var title = ""
  /// The language of `html`.
  var language: String?
  /// The `time` elements that have a date, and elements that are marked like them.
  var times: [PageTime] = []
  /// The scripts of type `application/ld+json`.
  var linkedData: [[UInt8]] = []
  /// The address in `link rel=canonical`.
  var canonical: String?
  /// The address that a browser wrote into a comment when it saved the page.
  var savedFrom: String?
}

/// A date in the markup of a page's text.
struct PageTime {
  /// What the markup says of a date.
  enum Mark {
    case publication, modification, none
  }

  /// The date, as it is written for programs.
  var value: String
  /// What it is the date of.
  var mark: Mark
  /// How many blocks of text stand before it.
  var blocksBefore: Int
  /// Whether it stands by the headline or at the begin of the article.
  var isNearHeadline = false
}
