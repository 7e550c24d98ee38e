// Words that stand in the source as a list.
// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
  /// The words of a list that are parted by spaces and line ends.
  ///
  /// It goes over bytes: asking characters for white space was a tenth of a program's start.
  package var listedWords: [String] {
    utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The phrases of a list that are parted by commas and line ends.
  package var listedPhrases: [String] {
    utf8.split { $0 == 0x2C || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
  }
}
