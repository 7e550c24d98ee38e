// The values that extractions and resolutions share, as the contract writes them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension JSONText {
  mutating func party(_ party: Party) {
    object { json in
      json.member("country", party.country)
      json.member("id", party.id)
      json.member("kind", party.kind.rawValue)
      json.member("known") { $0.bool(party.isKnown) }
      json.member("name", party.name)
      json.member("office", party.office)
    }
  }

  mutating func place(_ place: Place) {
    object { json in
      json.member("country", place.country)
      json.member("name", place.name)
    }
  }

  mutating func date(_ value: DateValue) {
    object { json in
      json.member("basis", value.basis)
      json.member("end", value.end?.description)
      json.member("precision", value.precision.rawValue)
      json.member("start", value.start?.description)
      json.member("weekday", value.weekday?.name)
    }
  }

  mutating func relative(_ date: RelativeDate) {
    object { json in
      json.member("anchor", date.anchor.description)
      json.member("day", date.day)
      json.member("excludes_anchor") { $0.bool(date.excludesAnchor) }
      json.member("month", date.month)
      json.member("offset", date.offset)
      json.member("tolerance_days", date.toleranceDays)
      json.member("unit", date.unit.rawValue)
      json.member("weekday", date.weekday?.name)
    }
  }

  mutating func ordinal(_ ordinal: Ordinal) {
    object { json in
      json.member("number", ordinal.number)
      json.member("of", ordinal.of)
      json.member("since", ordinal.since)
    }
  }

  mutating func passage(_ passage: Passage) {
    object { json in
      json.member("end", passage.end)
      json.member("start", passage.start)
      json.member("text", passage.text)
    }
  }

  /// The span of a range: its offsets and its words.
  mutating func span(_ range: Range<Int>, of text: ArticleText) {
    object { json in
      json.member("end", range.upperBound)
      json.member("start", range.lowerBound)
      json.member("text") { $0.string(utf8: text.utf8[range]) }
    }
  }
}

extension Weekday {
  /// The English name in lower case, as the contract writes it.
  var name: String { englishName.lowercased() }

  /// The weekday of an English name in lower case; nil for any other word.
  init?(name: String) {
    guard let day = Weekday.allCases.first(where: { $0.name == name }) else { return nil }
    self = day
  }
}
