// What JSON-LD says of an article.
// SPDX-License-Identifier: Apache-2.0

/// The objects of a page's `application/ld+json` that may describe its article.
///
/// A scanner of [JSON](https://www.rfc-editor.org/rfc/rfc8259) that keeps the keys on the way to a
/// value and nothing else; what is malformed ends it. The vocabulary is that of
/// [schema.org](https://schema.org/Article).
struct LinkedData {
  /// One object.
  struct Item {
    var types: [String] = []
    var identifier: String?
    var name: String?
    var headline: String?
    var published: String?
    var created: String?
    var modified: String?
    var language: String?
    var address: String?
    var authors: [String] = []
    var publisher: String?
    /// The object that an object names as its publisher or author by its identifier.
    var references: [String: String] = [:]

    /// How well an object describes an article; 0 where it does not.
    var rank: Int {
      let isArticle = types.contains { type in
        type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report"
          || type == "Review"
      }
      if isArticle {
        return published != nil && headline != nil ? 5 : published != nil || headline != nil ? 4 : 0
      }
      if published != nil, headline != nil { return 3 }
      if published == nil { return 0 }
      return types.contains { $0.hasSuffix("Page") } ? 2 : 1
    }
  }

  private static let depthLimit = 64
  private static let itemLimit = 200
  private var items: [Item] = []

  /// The object that describes the article best; of equals the first.
  var article: Item? {
    var best: Item?
    for item in items where item.rank > best?.rank ?? 0 { best = item }
    guard var found = best else { return nil }
    // A page and its article are often two objects, each with half of the facts.
    for item in items where item.rank > 1 {
      found.published = found.published ?? item.published
      found.modified = found.modified ?? item.modified
      found.publisher = found.publisher ?? item.publisher
      if found.authors.isEmpty { found.authors = item.authors }
    }
    for item in items {
      guard let name = item.name, let identifier = item.identifier else { continue }
      if found.publisher == nil, found.references["publisher"] == identifier {
        found.publisher = name
      }
      if found.authors.isEmpty, found.references["author"] == identifier { found.authors = [name] }
    }
    return found
  }

  /// Takes the objects of a script.
  mutating func read(_ json: [UInt8]) {
    var scanner = JSONScanner(depthLimit: LinkedData.depthLimit)
    let first = items.count
    scanner.scan(json.span) { path, objects, value in
      guard let key = path.last, let own = objects.last, first + own < Self.itemLimit else {
        return
      }
      while items.count <= first + own { items.append(Item()) }
      items[first + own].take(key, value)
      // What stands in an object's author belongs to that object.
      guard path.count > 1, objects.count > 1 else { return }
      let outer = first + objects[objects.count - 2]
      guard outer < items.count || key == "name" || key == "@id" else { return }
      while items.count <= outer { items.append(Item()) }
      items[outer].take(key, value, of: path[path.count - 2])
    }
  }
}

extension LinkedData.Item {
  /// Takes a value of the object itself; of equal keys the first counts.
  fileprivate mutating func take(_ key: String, _ value: String) {
    switch key {
    case "@type": if types.count < 8 { types.append(value) }
    case "@id": identifier = identifier ?? value
    case "name": name = name ?? value
    case "headline": headline = headline ?? value
    case "datePublished": published = published ?? value
    case "dateCreated": created = created ?? value
    case "dateModified": modified = modified ?? value
    case "inLanguage": language = language ?? value
    case "url", "mainEntityOfPage": address = address ?? value
    case "author": if authors.count < 16 { authors.append(value) }
    case "publisher": publisher = publisher ?? value
    default: break
    }
  }

  /// Takes a value of an object that stands in this one behind a key.
  fileprivate mutating func take(_ key: String, _ value: String, of outer: String) {
    switch (outer, key) {
    case ("author", "name"): if authors.count < 16 { authors.append(value) }
    case ("publisher", "name"): publisher = publisher ?? value
    case ("author", "@id"), ("publisher", "@id"): references[outer] = references[outer] ?? value
    case ("mainEntityOfPage", "@id"): address = address ?? value
    default: break
    }
  }
}

/// Walks over JSON and reports the strings in it.
private struct JSONScanner {
  let depthLimit: Int
  private var keys: [String] = []
  private var isObject: [Bool] = []
  private var objects: [Int] = []
  private var count = 0

  init(depthLimit: Int) {
    self.depthLimit = depthLimit
  }

  /// Calls back with the keys on the way to each string, the last of them its own, and with the
  /// numbers of the objects that it stands in.
  mutating func scan(
    _ bytes: borrowing Swift.Span<UInt8>,
    report: (_ path: [String], _ objects: [Int], _ value: String) -> Void
  ) {
    var position = 0
    var expectsKey = false
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x7B, 0x5B:
        guard isObject.count < depthLimit else { return }
        isObject.append(byte == 0x7B)
        // An array keeps the key that it stands behind.
        if byte == 0x7B {
          keys.append("")
          objects.append(count)
          count += 1
        }
        expectsKey = byte == 0x7B
        position += 1
      case 0x7D, 0x5D:
        guard let wasObject = isObject.popLast() else { return }
        if wasObject {
          _ = keys.popLast()
          _ = objects.popLast()
        }
        position += 1
      case 0x2C:
        expectsKey = isObject.last == true
        position += 1
      case 0x22:
        guard let (text, next) = JSONScanner.string(bytes, from: position + 1) else { return }
        position = next
        if expectsKey, let last = keys.indices.last {
          keys[last] = text
          expectsKey = false
        } else {
          report(keys, objects, text)
        }
      default: position += 1
      }
    }
  }

  /// The string behind an opening quotation mark, and the position behind its closing one.
  private static func string(
    _ bytes: borrowing Swift.Span<UInt8>, from start: Int
  ) -> (text: String, next: Int)? {
    var text: [UInt8] = []
    var position = start
    while position < bytes.count, bytes[position] != 0x22 {
      guard bytes[position] == 0x5C else {
        if text.count < 2_000 { text.append(bytes[position]) }
        position += 1
        continue
      }
      guard position + 1 < bytes.count else { return nil }
      let escaped = bytes[position + 1]
      position += 2
      switch escaped {
      case 0x6E, 0x72, 0x74, 0x62, 0x66: text.append(0x20)
      case 0x75:
        guard position + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for offset in 0..<4 {
          guard let digit = bytes[position + offset].hexValue
          else { return nil }
          unit = unit << 4 | digit
        }
        position += 4
        // Half of a pair is dropped; headlines need no more.
        if !(0xD800..<0xE000).contains(unit) { Unicode8.append(unit, to: &text) }
      default: text.append(escaped)
      }
    }
    guard position < bytes.count else { return nil }
    return (String(decoding: text, as: UTF8.self), position + 1)
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit of ASCII.
  fileprivate var hexValue: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self - 0x30)
    case 0x41...0x46: UInt32(self - 0x37)
    case 0x61...0x66: UInt32(self - 0x57)
    default: nil
    }
  }
}
