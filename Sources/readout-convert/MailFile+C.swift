// The article in a mail or in a web archive.
// SPDX-License-Identifier: Apache-2.0

import CGMime
import ReadoutModel
import ReadoutText

/// A mail (RFC 5322) or web archive (RFC 2557), parsed by GMime.
enum MailFile {
  private typealias Object = UnsafeMutablePointer<GMimeObject>

  /// One part that may be the article.
  private struct Part {
    var isPage: Bool
    var isAttachment: Bool
    var characterSet: String?
    var location: String?
    var bytes: [UInt8]
  }

  /// What is gathered on the way through the parts.
  private struct Parts {
    let limit: Int
    let depthLimit: Int
    var count = 0
    var found: [Part] = []
  }

  static func prepare() { g_mime_init() }

  /// The article, by the part that holds it.
  ///
  /// - Throws: a reason where there is none.
  static func document(
    of bytes: [UInt8], isArchive: Bool, partLimit: Int, depthLimit: Int
  ) throws(DocumentRejection) -> ConvertedDocument {
    // SAFETY: the stream copies the bytes; what GMime makes is let go at the end of the program.
    let message = unsafe bytes.withUnsafeBytes { buffer -> UnsafeMutablePointer<GMimeMessage>? in
      let stream = unsafe g_mime_stream_mem_new_with_buffer(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      let parser = unsafe g_mime_parser_new_with_stream(stream)
      return unsafe g_mime_parser_construct_message(parser, nil)
    }
    guard let message = unsafe message, let root = unsafe g_mime_message_get_mime_part(message)
    else { throw DocumentRejection(reason: "the mail is damaged") }
    var parts = Parts(limit: partLimit, depthLimit: depthLimit)
    try unsafe walk(root, depth: 1, &parts)
    guard let chosen = choice(of: parts.found, isArchive: isArchive) else {
      throw DocumentRejection(
        reason: isArchive ? "the web archive has no page" : "the mail has no text")
    }
    return ConvertedDocument(
      isPage: chosen.isPage, characterSet: chosen.characterSet,
      facts: unsafe facts(of: message, isArchive: isArchive, location: chosen.location),
      body: chosen.bytes)
  }

  // MARK: - Parts

  private static func walk(
    _ object: Object, depth: Int, _ parts: inout Parts
  ) throws(DocumentRejection) {
    guard depth <= parts.depthLimit else {
      throw DocumentRejection(
        reason: "the parts of the mail are nested deeper than \(parts.depthLimit)")
    }
    parts.count += 1
    guard parts.count <= parts.limit else {
      throw DocumentRejection(reason: "the mail has more than \(parts.limit) parts")
    }
    if unsafe isA(object, g_mime_multipart_get_type()) {
      // SAFETY: the type was asked for; GObject types begin with that of their parent.
      let multipart = unsafe UnsafeMutableRawPointer(object)
        .assumingMemoryBound(to: GMimeMultipart.self)
      for index in 0..<(unsafe g_mime_multipart_get_count(multipart)) {
        if let inner = unsafe g_mime_multipart_get_part(multipart, index) {
          try unsafe walk(inner, depth: depth + 1, &parts)
        }
      }
    } else if unsafe isA(object, g_mime_message_part_get_type()) {
      // SAFETY: as above.
      let holder = unsafe UnsafeMutableRawPointer(object)
        .assumingMemoryBound(to: GMimeMessagePart.self)
      guard let message = unsafe g_mime_message_part_get_message(holder),
        let inner = unsafe g_mime_message_get_mime_part(message)
      else { return }
      try unsafe walk(inner, depth: depth + 1, &parts)
    } else if unsafe isA(object, g_mime_part_get_type()),
      let part = unsafe text(of: object)
    {
      parts.found.append(part)
    }
  }

  private static func isA(_ object: Object, _ type: GType) -> Bool {
    // SAFETY: every GObject begins with its GTypeInstance.
    let instance = unsafe UnsafeMutableRawPointer(object)
      .assumingMemoryBound(to: GTypeInstance.self)
    return unsafe g_type_check_instance_is_a(instance, type) != 0
  }

  /// A part that is text or a page; nil for any other.
  private static func text(of object: Object) -> Part? {
    guard let type = unsafe g_mime_object_get_content_type(object) else { return nil }
    let isPage =
      unsafe g_mime_content_type_is_type(type, "text", "html") != 0
      || g_mime_content_type_is_type(type, "application", "xhtml+xml") != 0
    guard unsafe isPage || g_mime_content_type_is_type(type, "text", "plain") != 0 else {
      return nil
    }
    // SAFETY: the object is a part, as the caller asked.
    let part = unsafe UnsafeMutableRawPointer(object).assumingMemoryBound(to: GMimePart.self)
    guard let content = unsafe g_mime_part_get_content(part),
      let stream = unsafe g_mime_stream_mem_new(),
      unsafe g_mime_data_wrapper_write_to_stream(content, stream) >= 0
    else { return nil }
    // SAFETY: the stream is one in memory; its array lives as long as it.
    let memory = unsafe UnsafeMutableRawPointer(stream)
      .assumingMemoryBound(to: GMimeStreamMem.self)
    guard let array = unsafe g_mime_stream_mem_get_byte_array(memory) else { return nil }
    let bytes = unsafe Array(
      UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    unsafe g_object_unref(stream)
    let disposition = unsafe string(g_mime_object_get_disposition(object))
    return Part(
      isPage: isPage, isAttachment: disposition?.lowercased() == "attachment",
      characterSet: unsafe string(g_mime_content_type_get_parameter(type, "charset")),
      location: unsafe string(g_mime_object_get_header(object, "Content-Location")), bytes: bytes)
  }

  /// The part that holds the article.
  ///
  /// Of a web archive the first page. Of a mail the longest page that can be read as an article,
  /// unless there is plain text of more than twice its length; what is attached only where the mail
  /// itself says hardly anything.
  private static func choice(of parts: [Part], isArchive: Bool) -> Part? {
    if isArchive { return parts.first { $0.isPage } ?? parts.first }
    let inside = parts.filter { !$0.isAttachment }
    let length = inside.map(\.bytes.count).max() ?? 0
    let candidates = length >= 200 || inside.count == parts.count ? inside : parts
    let plain = candidates.filter { !$0.isPage }.max { $0.bytes.count < $1.bytes.count }
    var best: (part: Part, length: Int)?
    for part in candidates where part.isPage {
      let document = ConvertedDocument(
        isPage: true, characterSet: part.characterSet, body: part.bytes)
      let reading = try? ArticleReader().read(document)
      let length = reading?.article.text.count ?? 0
      if length > best?.length ?? 0 { best = (part, length) }
    }
    guard let best else { return plain ?? candidates.first }
    guard let plain, plain.bytes.count > best.length * 2 else { return best.part }
    return plain
  }

  // MARK: - Head

  private static func facts(
    of message: UnsafeMutablePointer<GMimeMessage>, isArchive: Bool, location: String?
  ) -> [HeadFact: String] {
    var facts: [HeadFact: String] = [:]
    facts[.title] = unsafe string(g_mime_message_get_subject(message)).map(withoutPrefix)
    // SAFETY: a message is an object.
    let object = unsafe UnsafeMutableRawPointer(message).assumingMemoryBound(to: GMimeObject.self)
    if isArchive {
      // The date of an archive is that of saving it.
      let address = unsafe string(g_mime_object_get_header(object, "Snapshot-Content-Location"))
      facts[.address] = address ?? location
      return facts
    }
    if let senders = unsafe g_mime_message_get_from(message),
      let sender = unsafe internet_address_list_get_address(senders, 0)
    {
      facts[.publisher] = unsafe string(internet_address_get_name(sender))
    }
    if let date = unsafe g_mime_message_get_date(message),
      let text = unsafe g_date_time_format(date, "%Y-%m-%d")
    {
      facts[.published] = unsafe String(cString: text)
    }
    return facts
  }

  /// A subject without “Fwd:” and “Re:” before it.
  private static func withoutPrefix(_ subject: String) -> String {
    var rest = subject[...]
    while let colon = rest.firstIndex(of: ":"),
      ["re", "fw", "fwd", "aw", "wg", "tr"].contains(
        rest[..<colon].trimmed.lowercased())
    {
      rest = rest[rest.index(after: colon)...]
    }
    return String(rest.trimmed)
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String? {
    // SAFETY: GMime's strings end with NUL; the copy is made at once.
    let copy = unsafe text.map { unsafe String(cString: $0) }
    return copy?.isEmpty == false ? copy : nil
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let rest = drop { $0.isWhitespace }
    return rest.lastIndex { !$0.isWhitespace }.map { rest[...$0] } ?? rest
  }
}
