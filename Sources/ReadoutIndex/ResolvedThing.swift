// What summits and statements have in common for the index, and the columns of their rows.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import ReadoutModel

/// A resolved thing that has a table.
protocol ResolvedThing: BlobValue, Hashable {
  static var rowKind: ThingRow.Kind { get }
  static var table: String { get }
  /// The names of the columns beside `id`, `added`, `altered` and `value`.
  static var columns: [String] { get }

  var id: String { get }
  var members: [Member] { get }
  /// The column that says what a thing is made of; `NULL` where there is none.
  static var mark: String { get }
  /// The values of `columns`.
  var filterValues: [(any DatabaseValueConvertible)?] { get }
  /// Participants, or the speaker.
  var parties: [Party] { get }
  /// When it was, or was said.
  var date: DateValue? { get }
}

extension ResolvedThing {
  /// The first day, as days since 1970.
  var starts: Int? { date?.start?.daysSinceEpoch }
  /// The last day, as days since 1970.
  var ends: Int? { date?.end?.daysSinceEpoch }
}

extension Summit: ResolvedThing {
  static var rowKind: ThingRow.Kind { .summit }
  static var table: String { "summit" }
  static var mark: String { "mark" }
  static var columns: [String] {
    ["starts", "ends", "place", "format", "status", "level", "disputed", "origins"]
  }

  var filterValues: [(any DatabaseValueConvertible)?] {
    [
      starts, ends,
      folded([place?.name, place?.country].compactMap(\.self).joined(separator: " ")),
      format.rawValue, status.rawValue, level.rawValue, !contradictions.isEmpty, origins,
    ]
  }

  var parties: [Party] { participants }
  var date: DateValue? { when }
}

extension Statement: ResolvedThing {
  static var rowKind: ThingRow.Kind { .statement }
  static var table: String { "statement" }
  static var mark: String { "NULL" }
  static var columns: [String] {
    ["starts", "ends", "kind", "summit", "disputed", "origins"]
  }

  var filterValues: [(any DatabaseValueConvertible)?] {
    [
      starts, ends, kind.rawValue, summit,
      !contradictions.isEmpty, origins,
    ]
  }

  /// The speaker; of a statement on which reports disagree, all whom they name.
  var parties: [Party] {
    let others = contradictions.isEmpty ? [] : variants.compactMap(\.speaker)
    return others.reduce(into: speaker.map { [$0] } ?? []) { parties, party in
      if !parties.contains(party) { parties.append(party) }
    }
  }
  var date: DateValue? { said }
}

/// GRDB has a type of this name, too.
typealias Statement = ReadoutModel.Statement
