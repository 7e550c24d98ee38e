// The identifiers of resolved things.
// SPDX-License-Identifier: Apache-2.0

import Crypto

/// Makes identifiers out of the smallest member of a thing.
enum Identifier {
  /// The prefix and twelve hexadecimal digits of a SHA-256 over a document's hash and a key in it.
  static func make(_ prefix: String, sha256: String, key: String) -> String {
    let digest = SHA256.hash(data: Array((sha256 + key).utf8))
    let digits = Array("0123456789abcdef".utf8)
    let hexadecimal = digest.prefix(6).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
    return prefix + String(decoding: hexadecimal, as: UTF8.self)
  }
}
