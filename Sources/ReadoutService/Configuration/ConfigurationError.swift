// Why a configuration is refused: the place, what is wrong, what to do.
// SPDX-License-Identifier: Apache-2.0

/// Why a configuration is refused.
public struct ConfigurationError: Error, Hashable, Sendable {
  /// The file.
  public var file: String
  /// The line, from 1; nil where the file as a whole cannot be read.
  public var line: Int?
  /// The column in characters, from 1.
  public var column: Int?
  /// What is wrong, and what to do.
  public var problem: String

  /// A refusal.
  public init(file: String, line: Int? = nil, column: Int? = nil, problem: String) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: what is wrong; what to do`.
  public var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): \(problem)"
  }
}
