// The HTML elements that reading an article needs to tell apart.
// SPDX-License-Identifier: Apache-2.0

/// An element's name, as far as it matters.
enum Tag: UInt8 {
  case html, body, head, title, meta, link, script, style, base
  case article, main, section, div, header, footer, nav, aside, form, address, hgroup
  case p, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, li, dl, dt, dd
  case figure, figcaption, table, tbody, tr, td, th, caption, center, fieldset, details, summary
  case a, br, hr, time, q, img, wbr
  case skipped
  case inline

  /// Whether it begins and ends paragraphs.
  var isBlock: Bool {
    switch self {
    case .html, .body, .article, .main, .section, .div, .header, .footer, .nav, .aside, .form,
      .address, .hgroup, .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .ul, .ol, .li, .dl,
      .dt, .dd, .figure, .figcaption, .table, .tbody, .tr, .td, .th, .caption, .center, .fieldset,
      .details, .summary:
      true
    default: false
    }
  }

  /// Whether any of its attributes are looked at.
  var hasAttributes: Bool {
    switch self {
    case .meta, .link, .time, .script, .inline: true
    default: isBlock
    }
  }

  /// Whether an attribute of it is looked at.
  func uses(_ attribute: Attribute) -> Bool {
    switch self {
    case .meta:
      attribute == .content || attribute == .property || attribute == .name
        || attribute == .itemprop
    case .link: attribute == .rel || attribute == .href
    case .time: attribute == .datetime || attribute == .itemprop || attribute == .class
    case .script: attribute == .type
    default: attribute.tellsOfBox
    }
  }

  /// Whether it is a heading.
  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// The element of a name in lower case.
  init(name: FoldedWord) {
    self = Tag.names[name] ?? .inline
  }

  private static let names: WordTable<Tag> = {
    let tags: [(String, Tag)] = [
      ("html", .html), ("body", .body), ("head", .head), ("title", .title), ("meta", .meta),
      ("link", .link), ("script", .script), ("style", .style), ("base", .base),
      ("article", .article),
      ("main", .main), ("section", .section), ("div", .div), ("header", .header),
      ("footer", .footer), ("nav", .nav), ("aside", .aside), ("form", .form),
      ("address", .address), ("hgroup", .hgroup), ("p", .p), ("h1", .h1), ("h2", .h2),
      ("h3", .h3), ("h4", .h4), ("h5", .h5), ("h6", .h6), ("blockquote", .blockquote),
      ("pre", .pre), ("ul", .ul), ("ol", .ol), ("menu", .ul), ("dir", .ul), ("li", .li),
      ("dl", .dl), ("dt", .dt), ("dd", .dd), ("figure", .figure), ("figcaption", .figcaption),
      ("table", .table), ("tbody", .tbody), ("thead", .tbody), ("tfoot", .tbody), ("tr", .tr),
      ("td", .td), ("th", .th), ("caption", .caption), ("center", .center),
      ("fieldset", .fieldset), ("details", .details), ("summary", .summary), ("a", .a),
      ("br", .br), ("hr", .hr), ("time", .time), ("q", .q), ("img", .img), ("wbr", .wbr),
    ]
    let skipped = """
      noscript template svg iframe object embed applet select option optgroup button
      textarea canvas audio video map math frameset noframes datalist dialog label input progress
      """
    return WordTable(
      tags.map { (FoldedWord($0.0), $0.1) }
        + skipped.split(whereSeparator: \.isWhitespace).map { (FoldedWord(String($0)), .skipped) })
  }()
}

/// The attributes that are looked at; the others are not even copied.
enum Attribute: UInt8 {
  case `class`, id, itemprop, style, hidden, ariaHidden, role, datetime, property, name, content
  case lang, type, rel, href, itemtype, testid

  /// The attribute of a name in lower case.
  init?(name: FoldedWord) {
    guard let attribute = Attribute.table[name] else { return nil }
    self = attribute
  }

  /// Whether it may tell what a box is for.
  var tellsOfBox: Bool {
    switch self {
    case .class, .id, .testid, .itemprop, .content, .hidden, .style, .role, .lang: true
    default: false
    }
  }

  private static let table = WordTable<Attribute>(
    [
      ("class", Attribute.class), ("id", .id), ("itemprop", .itemprop), ("style", .style),
      ("hidden", .hidden), ("aria-hidden", .ariaHidden), ("role", .role),
      ("datetime", .datetime), ("property", .property), ("name", .name), ("content", .content),
      ("lang", .lang), ("xml:lang", .lang), ("type", .type), ("rel", .rel), ("href", .href),
      ("itemtype", .itemtype), ("data-testid", .testid), ("data-component", .testid),
    ].map { (FoldedWord($0.0), $0.1) })
}

/// The attributes of one element.
struct Attributes {
  private var values: [(Attribute, String)] = []

  /// Forgets all.
  mutating func removeAll() { values.removeAll(keepingCapacity: true) }

  /// Adds one; of equal names the first counts.
  mutating func append(_ attribute: Attribute, _ value: String) {
    values.append((attribute, value))
  }

  /// The value of an attribute; nil where the element has none.
  subscript(_ attribute: Attribute) -> String? {
    values.first { $0.0 == attribute }?.1
  }
}
