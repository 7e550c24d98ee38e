// Which document an object is about, as the contract writes it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension JSONText {
  mutating func identity(_ identity: DocumentIdentity) {
    object { json in
      json.member("bytes", identity.byteCount)
      json.member("charset", identity.characterSet)
      json.member("path", identity.displayPath)
      json.member("path_bytes", identity.base64Path)
      json.member("sha256", identity.sha256)
      json.member("type", identity.mediaType)
    }
  }
}

extension DocumentIdentity {
  /// The path's bytes in Base64 (RFC 4648) where they are not UTF-8; otherwise nil.
  fileprivate var base64Path: String? {
    guard String(validating: path, as: UTF8.self) == nil else { return nil }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    for start in stride(from: 0, to: path.count, by: 3) {
      let group = path[start..<min(start + 3, path.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        let digit = bits >> (18 - 6 * position) & 0x3F
        encoded.append(position <= group.count ? alphabet[digit] : 0x3D)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
