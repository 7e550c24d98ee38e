// The compact form of what was read out of a document.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension DateValue: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      start: try reader.read(),
      end: try reader.read(),
      precision: try reader.read(),
      weekday: try reader.read(),
      basis: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(start)
    writer.write(end)
    writer.write(precision)
    writer.write(weekday)
    writer.write(basis)
  }
}

extension Party: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      id: try reader.read(),
      name: try reader.read(),
      kind: try reader.read(),
      office: try reader.read(),
      country: try reader.read(),
      isKnown: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(id)
    writer.write(name)
    writer.write(kind)
    writer.write(office)
    writer.write(country)
    writer.write(isKnown)
  }
}

extension Place: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      name: try reader.read(),
      country: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(name)
    writer.write(country)
  }
}

extension Ordinal: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      number: try reader.read(),
      since: try reader.read(),
      of: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(number)
    writer.write(since)
    writer.write(of)
  }
}

extension DateMention: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      range: try reader.read(),
      value: try reader.read(),
      relative: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(range)
    writer.write(value)
    writer.write(relative)
  }
}

extension Quotation: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      key: try reader.read(),
      kind: try reader.read(),
      content: try reader.read(),
      cue: try reader.read(),
      source: try reader.read(),
      speaker: try reader.read(),
      speakerReason: try reader.read(),
      addressee: try reader.read(),
      summit: try reader.read(),
      confidence: try reader.read(),
      keys: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(key)
    writer.write(kind)
    writer.write(content)
    writer.write(cue)
    writer.write(source)
    writer.write(speaker)
    writer.write(speakerReason)
    writer.write(addressee)
    writer.write(summit)
    writer.write(confidence)
    writer.write(keys)
  }
}

extension SummitMention.Support: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      fact: try reader.read(),
      range: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(fact)
    writer.write(range)
  }
}

extension SummitMention: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      key: try reader.read(),
      participants: try reader.read(),
      when: try reader.read(),
      relative: try reader.read(),
      place: try reader.read(),
      format: try reader.read(),
      status: try reader.read(),
      level: try reader.read(),
      ordinal: try reader.read(),
      series: try reader.read(),
      edition: try reader.read(),
      host: try reader.read(),
      durationMinutes: try reader.read(),
      evidence: try reader.read(),
      support: try reader.read(),
      confidence: try reader.read(),
      keys: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(key)
    writer.write(participants)
    writer.write(when)
    writer.write(relative)
    writer.write(place)
    writer.write(format)
    writer.write(status)
    writer.write(level)
    writer.write(ordinal)
    writer.write(series)
    writer.write(edition)
    writer.write(host)
    writer.write(durationMinutes)
    writer.write(evidence)
    writer.write(support)
    writer.write(confidence)
    writer.write(keys)
  }
}

extension Extraction: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      dates: try reader.read(),
      quotations: try reader.read(),
      summits: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(dates)
    writer.write(quotations)
    writer.write(summits)
  }
}

extension ArticleHead.Title: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      text: try reader.read(),
      range: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(text)
    writer.write(range)
  }
}

extension ArticleHead.Dropped: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      range: try reader.read(),
      reason: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(range)
    writer.write(reason)
  }
}

extension ArticleHead: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      language: try reader.read(),
      title: try reader.read(),
      publisher: try reader.read(),
      origin: try reader.read(),
      author: try reader.read(),
      place: try reader.read(),
      published: try reader.read(),
      modified: try reader.read(),
      address: try reader.read(),
      dropped: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(language)
    writer.write(title)
    writer.write(publisher)
    writer.write(origin)
    writer.write(author)
    writer.write(place)
    writer.write(published)
    writer.write(modified)
    writer.write(address)
    writer.write(dropped)
  }
}

extension Reading: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      head: try reader.read(),
      extraction: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(head)
    writer.write(extraction)
  }
}

extension ReadingOutline {
  init(from reader: inout BlobReader) throws(PackingError) {
    head = try reader.read()
    dates = try reader.read()
    let count = try reader.count()
    saidAt.reserveCapacity(count)
    for _ in 0..<count { saidAt.append(try Quotation.summit(passing: &reader)) }
    summits = try reader.read()
  }
}

extension Quotation {
  /// Passes over a quotation, and gives the summit at which it was said.
  ///
  /// The fields come as `write` has them.
  fileprivate static func summit(passing reader: inout BlobReader) throws(PackingError) -> Int? {
    try reader.skipTexts(2)
    for _ in 0..<3 { try reader.skipNumbers(2 * reader.count()) }
    try Party.skip(&reader)
    try reader.skipOptionalTexts(1)
    try Party.skip(&reader)
    let summit = try reader.read(Int?.self)
    try reader.skipNumbers(1)
    try reader.skipTexts(try reader.count())
    return summit
  }
}

extension Party {
  /// Passes over a party, or none.
  fileprivate static func skip(_ reader: inout BlobReader) throws(PackingError) {
    guard try reader.read(Bool.self) else { return }
    try reader.skipOptionalTexts(2)
    try reader.skipTexts(1)
    try reader.skipOptionalTexts(2)
    try reader.skipNumbers(1)
  }
}

extension RelativeDate: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      unit: try reader.read(),
      offset: try reader.read(),
      anchor: try reader.read(),
      weekday: try reader.read(),
      month: try reader.read(),
      day: try reader.read(),
      excludesAnchor: try reader.read(),
      toleranceDays: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(unit)
    writer.write(offset)
    writer.write(anchor)
    writer.write(weekday)
    writer.write(month)
    writer.write(day)
    writer.write(excludesAnchor)
    writer.write(toleranceDays)
  }
}

extension Weekday: BlobValue {}
extension DateValue.Precision: BlobValue {}
extension Party.Kind: BlobValue {}
extension Quotation.Kind: BlobValue {}
extension SummitFact: BlobValue {}
extension SummitFormat: BlobValue {}
extension SummitStatus: BlobValue {}
extension SummitLevel: BlobValue {}
extension RelativeDate.Unit: BlobValue {}

extension CalendarDay: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(daysSinceEpoch: try reader.read())
  }

  func write(to writer: inout BlobWriter) { writer.write(daysSinceEpoch) }
}

extension RelativeDate.Anchor: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self = try reader.read(Int?.self).map { .summit($0) } ?? .publication
  }

  func write(to writer: inout BlobWriter) {
    switch self {
    case .publication: writer.write(Int?.none)
    case .summit(let index): writer.write(Int?.some(index))
    }
  }
}
