// Reads datagrams of the journal's native protocol.
// SPDX-License-Identifier: Apache-2.0

/// The fields of a datagram, in order: `NAME=value` lines, or name, length and value
/// (https://systemd.io/JOURNAL_NATIVE_PROTOCOL).
func nativeFields(of datagram: [UInt8]) -> [(name: String, value: [UInt8])]? {
  var fields: [(name: String, value: [UInt8])] = []
  var index = 0
  while index < datagram.count {
    guard let lineEnd = datagram[index...].firstIndex(of: 0x0A) else { return nil }
    if let equals = datagram[index..<lineEnd].firstIndex(of: 0x3D) {
      fields.append(
        (
          String(decoding: datagram[index..<equals], as: UTF8.self),
          Array(datagram[(equals + 1)..<lineEnd])
        ))
      index = lineEnd + 1
    } else {
      let start = lineEnd + 9
      guard start <= datagram.count else { return nil }
      let length = datagram[(lineEnd + 1)..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard start + length < datagram.count, datagram[start + length] == 0x0A else { return nil }
      fields.append(
        (
          String(decoding: datagram[index..<lineEnd], as: UTF8.self),
          Array(datagram[start..<start + length])
        ))
      index = start + length + 1
    }
  }
  return fields
}
