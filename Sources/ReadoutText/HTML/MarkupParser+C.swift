// Runs libxml2's HTML parser over a page and hands its events on.
// SPDX-License-Identifier: Apache-2.0

import CXML2

/// The push parser of libxml2, event by event: no tree, no network, no entities from outside.
enum MarkupParser {
  /// Parses a page of valid UTF-8 into a builder, and stops when the builder is done.
  static func parse(_ bytes: [UInt8], into builder: PageBuilder) {
    guard bytes.count <= Int(Int32.max), !bytes.isEmpty else { return }
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
    withExtendedLifetime(events) {
      let data = unsafe Unmanaged.passUnretained(events).toOpaque()
      guard
        let context = unsafe htmlCreatePushParserCtxt(
          &handler, data, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
      else { return }
      defer { unsafe htmlFreeParserCtxt(context) }
      unsafe events.context = context
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      _ = unsafe htmlCtxtUseOptions(context, Int32(bitPattern: options))
      // SAFETY: the parser copies the bytes that the closure lends.
      unsafe bytes.withUnsafeBytes { buffer in
        _ = unsafe htmlParseChunk(
          context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
      }
    }
  }

  private static let startElement: startElementSAXFunc = { data, name, attributes in
    guard let events = unsafe Events.of(data), let name = unsafe name else { return }
    let builder = events.builder
    builder.attributes.removeAll()
    // SAFETY: attributes is nil or a list of name and value pairs that ends with nil.
    if var pair = unsafe attributes {
      while let key = unsafe pair[0] {
        if let attribute = unsafe Attribute(name: folded(key)) {
          let value = unsafe pair[1].map { unsafe String(cString: $0) } ?? ""
          builder.attributes.append(attribute, value)
        }
        unsafe pair += 2
      }
    }
    builder.start(unsafe Tag(name: folded(name)))
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
      unsafe folder.append(UInt32(place.pointee))
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

  init(builder: PageBuilder) {
    self.builder = builder
  }

  /// The object behind the pointer that the parser hands to its callbacks.
  static func of(_ data: UnsafeMutableRawPointer?) -> Events? {
    // SAFETY: parse(_:into:) passes this object and outlives every callback.
    unsafe data.map { unsafe Unmanaged<Events>.fromOpaque($0).takeUnretainedValue() }
  }
}
