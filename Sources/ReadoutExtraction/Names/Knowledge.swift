// What extraction is given to know: people with offices and terms, countries, places, series.
// SPDX-License-Identifier: Apache-2.0

/// The gazetteers, as values.
public struct Knowledge: Sendable {
  /// Nothing known.
  public init() {}
}
