// The names of summary files, from words that documents chose.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// File names made of letters, digits, hyphens and underscores only.
public enum SummaryName {
  /// The name of a summit's files without a suffix: `2024-05-03_amara-okoye_tomas-lindqvist_1a2b3c4d`.
  public static func of(_ summit: Summit) -> String {
    let day = summit.when?.start.map(\.description) ?? "undated"
    let parties = summit.participants.prefix(4).map { slug($0.id ?? $0.description) }
    let subject = parties.isEmpty ? [slug(summit.series ?? "summit")] : parties.sorted()
    return ([day] + subject + [shortened(summit.id)]).joined(separator: "_")
  }

  /// The name of a speaker's files without a suffix: `tomas-lindqvist`.
  public static func of(_ speaker: Party) -> String {
    slug(speaker.id ?? speaker.name ?? speaker.kind.rawValue)
  }

  /// Whether a file may be one of a summit, by its name.
  static func isOfSummit(_ file: String) -> Bool {
    let digits = file.prefix { $0 != "." }.suffix(9)
    return digits.first == "_" && digits.dropFirst().allSatisfy(\.isHexDigit)
      && [".md", ".html", ".json"].contains { file.hasSuffix($0) }
  }

  /// The first eight hexadecimal digits of an identifier.
  public static func shortened(_ id: String) -> String {
    String((id.split(separator: "-").last ?? "").prefix(8))
  }

  /// Letters and digits of a text in lower case, everything else as single hyphens; 64 at most.
  static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars.prefix(256) {
      if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    let trimmed = slug.prefix(64)
    return String(trimmed.last == "-" ? trimmed.dropLast() : trimmed[...])
  }
}
