// Runs libxml2's HTML parser over a page and hands its events on.
// SPDX-License-Identifier: Apache-2.0

import CXML2

/// The push parser of libxml2, event by event: no tree, no network, no entities from outside.
///
/// It compares each attribute of an element with all before it, so an element must not have many. A
/// page is handed over in pieces, and an element that does not end within one is looked at before it
/// is parsed. Scripts and style sheets, half of the bytes of many pages, are parsed character by
/// character there; once it has met one that nobody looks at, the content is left out.
enum MarkupParser {
  /// The bytes of a piece; an element that ends within one cannot have enough attributes to matter.
  private static let pieceSize = 8_192

  /// Parses a page of valid UTF-8 into a builder, and stops when the builder is done.
  ///
  /// - Returns: Whether no element had more attributes than the limit; after one that had, nothing
  ///   more is parsed.
  static func parse(
    _ bytes: [UInt8], into builder: PageBuilder, attributeLimit: Int
  ) -> Bool {
    guard bytes.count <= Int(Int32.max), !bytes.isEmpty else { return true }
    var handler = unsafe xmlSAXHandler()
    unsafe handler.startElement = startElement
    unsafe handler.endElement = endElement
    unsafe handler.characters = characters
    unsafe handler.ignorableWhitespace = characters
    unsafe handler.cdataBlock = characters
    unsafe handler.comment = comment
    let events = Events(builder: builder)
    // SAFETY: `events` lives until the end of this function, and the context is freed before; the
    // callbacks run only inside htmlParseChunk.
    return withExtendedLifetime(events) {
      let data = unsafe Unmanaged.passUnretained(events).toOpaque()
      guard
        let context = unsafe htmlCreatePushParserCtxt(
          &handler, data, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
      else { return true }
      defer { unsafe htmlFreeParserCtxt(context) }
      unsafe events.context = context
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      _ = unsafe htmlCtxtUseOptions(context, Int32(bitPattern: options))
      return unsafe push(bytes, to: context, events, attributeLimit: attributeLimit)
    }
  }

  private static func push(
    _ bytes: [UInt8], to context: htmlParserCtxtPtr, _ events: Events, attributeLimit: Int
  ) -> Bool {
    var counter = AttributeCounter()
    var start = 0
    var leftOut = 0
    while start < bytes.count, !events.builder.isDone, events.mostAttributes <= attributeLimit {
      let piece = pieceEnd(bytes.span, from: start)
      let end = RawText.startTagEnd(bytes.span, in: start..<piece) ?? piece
      // SAFETY: the parser copies the bytes that the closure lends.
      unsafe bytes[start..<end].withUnsafeBytes { buffer in
        _ = unsafe htmlParseChunk(
          context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
          end == bytes.count ? 1 : 0)
      }
      // What is not consumed is an element that goes on, or a script or comment.
      let consumed = unsafe xmlByteConsumed(context)
      if consumed >= 0, end - leftOut - consumed >= pieceSize / 2 {
        guard counter.count(bytes.span, from: leftOut + consumed, to: end) <= attributeLimit else {
          return false
        }
      }
      start = end
      if let name = events.builder.unusedRawText {
        start = RawText.end(bytes.span, of: name, from: end)
        leftOut += start - end
      }
    }
    return events.mostAttributes <= attributeLimit
  }

  /// The end of a piece: behind a tag if there is one near, and never inside a character.
  private static func pieceEnd(_ bytes: borrowing Swift.Span<UInt8>, from start: Int) -> Int {
    let end = start + pieceSize
    guard end < bytes.count else { return bytes.count }
    var position = end
    while position > end - pieceSize / 4 {
      if bytes[position - 1] == 0x3E { return position }
      position -= 1
    }
    position = end
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }

  private static let startElement: startElementSAXFunc = { data, name, attributes in
    guard let events = unsafe Events.of(data), let name = unsafe name else { return }
    let builder = events.builder
    let tag = unsafe Tag(name: folded(name))
    builder.attributes.removeAll()
    // SAFETY: attributes is nil or a list of name and value pairs that ends with nil.
    if var pair = unsafe attributes {
      var count = 0
      defer { events.mostAttributes = max(events.mostAttributes, count) }
      while let key = unsafe pair[0] {
        // Names are hashed and values copied only where somebody will look at them.
        if tag.hasAttributes, let attribute = unsafe Attribute(name: folded(key)),
          tag.uses(attribute)
        {
          let value = unsafe pair[1].map { unsafe String(cString: $0) } ?? ""
          builder.attributes.append(attribute, value)
        }
        unsafe pair += 2
        count += 1
      }
    }
    builder.start(tag)
    if builder.isDone, let context = unsafe events.context { unsafe xmlStopParser(context) }
  }

  private static let endElement: endElementSAXFunc = { data, name in
    guard let events = unsafe Events.of(data), let name = unsafe name else { return }
    unsafe events.builder.end(Tag(name: folded(name)))
  }

  private static let characters: charactersSAXFunc = { data, text, length in
    guard let events = unsafe Events.of(data), length > 0 else { return }
    // SAFETY: the parser gives a pointer and the number of bytes behind it.
    let buffer = unsafe UnsafeBufferPointer(start: text, count: Int(length))
    unsafe events.builder.characters(buffer.span)
  }

  private static let comment: commentSAXFunc = { data, text in
    guard let events = unsafe Events.of(data), let text = unsafe text else { return }
    // SAFETY: the parser gives a string that ends with NUL.
    let buffer = unsafe UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
    unsafe events.builder.comment(buffer.span)
  }

  /// The hash of a name's ASCII letters.
  private static func folded(_ name: UnsafePointer<xmlChar>) -> FoldedWord {
    var folder = WordFolder()
    var place = unsafe name
    // SAFETY: names end with NUL.
    while unsafe place.pointee != 0 {
      unsafe folder.append(ascii: place.pointee)
      unsafe place += 1
    }
    return FoldedWord(hash: folder.hash)
  }
}

/// What the callbacks need.
@safe
private final class Events {
  let builder: PageBuilder
  var context: htmlParserCtxtPtr?
  /// The most attributes that an element had so far.
  var mostAttributes = 0

  init(builder: PageBuilder) {
    self.builder = builder
  }

  /// The object behind the pointer that the parser hands to its callbacks.
  static func of(_ data: UnsafeMutableRawPointer?) -> Events? {
    // SAFETY: parse(_:into:) passes this object and outlives every callback.
    unsafe data.map { unsafe Unmanaged<Events>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// Counts the attributes of an element that has not ended yet, going on where it stopped.
private struct AttributeCounter {
  private var element = -1
  private var position = 0
  private var quote: UInt8 = 0
  private var isBetween = false
  private var hasEnded = false
  private var found = 0

  /// How many attributes there are between an element's `<` and the end of what is known.
  mutating func count(_ bytes: borrowing Swift.Span<UInt8>, from start: Int, to end: Int) -> Int {
    if start != element {
      element = start
      position = start
      quote = 0
      isBetween = false
      found = 0
      // A script or a comment is no element; its first bytes tell.
      hasEnded =
        start + 1 >= end || bytes[start] != 0x3C || !bytes[start + 1].isASCIILetter
    }
    while position < end, !hasEnded {
      let byte = bytes[position]
      position += 1
      if quote != 0 {
        if byte == quote {
          quote = 0
          isBetween = true
        }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        hasEnded = true
      } else if byte <= 0x20 || byte == 0x2F {
        isBetween = true
      } else if isBetween {
        isBetween = false
        if byte != 0x3D { found += 1 }
      }
    }
    return found
  }
}
