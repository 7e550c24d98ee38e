// Loads what is compiled in, and what the user adds, into values for extraction.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutExtraction

extension Knowledge {
  /// What is compiled into the program.
  public static func builtIn() -> Knowledge { Knowledge() }
}
