// The compact form of events.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension DocumentNote: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      path: try reader.read(),
      formerPath: try reader.read(),
      sha256: try reader.read(),
      reason: try reader.read(),
      title: try reader.read(),
      quotationCount: try reader.read(),
      summitCount: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(path)
    writer.write(formerPath)
    writer.write(sha256)
    writer.write(reason)
    writer.write(title)
    writer.write(quotationCount)
    writer.write(summitCount)
  }
}

extension IndexCounts: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      documents: try reader.read(),
      rejected: try reader.read(),
      summits: try reader.read(),
      statements: try reader.read(),
      disputed: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(documents)
    writer.write(rejected)
    writer.write(summits)
    writer.write(statements)
    writer.write(disputed)
  }
}

extension Event: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    self.init(
      kind: try reader.read(),
      subject: try reader.read(),
      changed: try reader.read(),
      merged: try reader.read())
  }

  func write(to writer: inout BlobWriter) {
    writer.write(kind)
    writer.write(subject)
    writer.write(changed)
    writer.write(merged)
  }
}

extension EventKind: BlobValue {}

extension UInt8: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) { self = try reader.byte() }
  func write(to writer: inout BlobWriter) { writer.write(byte: self) }
}

extension Event.Subject: BlobValue {
  init(from reader: inout BlobReader) throws(PackingError) {
    switch try reader.read(Int.self) {
    case 0: self = .summit(try reader.read())
    case 1: self = .statement(try reader.read())
    case 2: self = .document(try reader.read())
    case 3: self = .index(try reader.read())
    default: throw PackingError(reason: "an unknown subject of an event")
    }
  }

  func write(to writer: inout BlobWriter) {
    switch self {
    case .summit(let summit):
      writer.write(0)
      writer.write(summit)
    case .statement(let statement):
      writer.write(1)
      writer.write(statement)
    case .document(let note):
      writer.write(2)
      writer.write(note)
    case .index(let counts):
      writer.write(3)
      writer.write(counts)
    }
  }
}
