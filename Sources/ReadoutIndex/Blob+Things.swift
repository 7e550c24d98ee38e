// The compact form of summits and statements.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension Passage: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      start: try reader.read(),
      end: try reader.read(),
      text: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(start)
    writer.write(end)
    writer.write(text)
  }
}

extension Member: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      document: try reader.read(),
      sha256: try reader.read(),
      key: try reader.read(),
      spans: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(document)
    writer.write(sha256)
    writer.write(key)
    writer.write(spans)
  }
}

extension ReportedFact.Source: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      document: try reader.read(),
      span: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(document)
    writer.write(span)
  }
}

extension ReportedFact: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      name: try reader.read(),
      value: try reader.read(),
      sources: try reader.read(),
      origins: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(name)
    writer.write(value)
    writer.write(sources)
    writer.write(origins)
  }
}

extension StatusReport: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      status: try reader.read(),
      asOf: try reader.read(),
      documents: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(status)
    writer.write(asOf)
    writer.write(documents)
  }
}

extension Contradiction.Claim: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      value: try reader.read(),
      document: try reader.read(),
      span: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(value)
    writer.write(document)
    writer.write(span)
  }
}

extension Contradiction: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      kind: try reader.read(),
      severity: try reader.read(),
      claims: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(kind)
    writer.write(severity)
    writer.write(claims)
  }
}

extension Summit: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      id: try reader.read(),
      participants: try reader.read(),
      members: try reader.read())
    when = try reader.read()
    place = try reader.read()
    format = try reader.read()
    status = try reader.read()
    level = try reader.read()
    ordinal = try reader.read()
    series = try reader.read()
    edition = try reader.read()
    host = try reader.read()
    durationMinutes = try reader.read()
    facts = try reader.read()
    statusHistory = try reader.read()
    contradictions = try reader.read()
    origins = try reader.read()
    statements = try reader.read()
  }

  func write(to writer: inout BlobWriter) {
    writer.write(id)
    writer.write(participants)
    writer.write(members)
    writer.write(when)
    writer.write(place)
    writer.write(format)
    writer.write(status)
    writer.write(level)
    writer.write(ordinal)
    writer.write(series)
    writer.write(edition)
    writer.write(host)
    writer.write(durationMinutes)
    writer.write(facts)
    writer.write(statusHistory)
    writer.write(contradictions)
    writer.write(origins)
    writer.write(statements)
  }
}

extension Statement.Variant: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      text: try reader.read(),
      document: try reader.read(),
      spans: try reader.read(),
      cue: try reader.read(),
      speaker: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(text)
    writer.write(document)
    writer.write(spans)
    writer.write(cue)
    writer.write(speaker)
  }
}

extension Statement: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      id: try reader.read(),
      speaker: try reader.read(),
      text: try reader.read(),
      kind: try reader.read(),
      variants: try reader.read(),
      said: try reader.read(),
      summit: try reader.read(),
      contradictions: try reader.read(),
      members: try reader.read(),
      origins: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(id)
    writer.write(speaker)
    writer.write(text)
    writer.write(kind)
    writer.write(variants)
    writer.write(said)
    writer.write(summit)
    writer.write(contradictions)
    writer.write(members)
    writer.write(origins)
  }
}

extension Contradiction.Kind: BlobValue {}
extension Contradiction.Severity: BlobValue {}
