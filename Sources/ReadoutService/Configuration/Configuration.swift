// What the daemon is told to do, with the defaults.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// The daemon's configuration.
public struct Configuration: Hashable, Sendable {
  /// The folder that is watched.
  public var watch = "/srv/readout"
  /// The folder of index and summary files.
  public var state = "/var/lib/readout"
  /// The folder of what the user adds to the gazetteers.
  public var knowledge = "/etc/readout/knowledge.d"
  /// The ends of names that make a file a document, with their dots, in lower case.
  public var suffixes = [
    ".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".eml", ".pdf",
  ]
  /// Patterns of paths that are no documents, after `glob(7)`.
  public var ignore: [String] = []
  /// What one document may ask of the program.
  public var limits = Limits()
  /// What is announced.
  public var announce = AnnouncementRules()
  /// How long a file may be gone before it counts as deleted.
  public var removalGrace = Duration.seconds(1)
  /// How often the whole folder is compared with the index.
  public var rescan = Duration.seconds(3600)
  /// Whether a digest is written for each day.
  public var digest = true
  /// Which summary files are written.
  public var reports = Reports()
  /// The least that diagnostics must matter to be written.
  public var logLevel = LogLevel.info

  /// Which summary files are written.
  public struct Reports: Hashable, Sendable {
    /// One for each summit.
    public var summits = true
    /// One for each speaker.
    public var speakers = true
    /// The overview, `index.html`.
    public var overview = true
    /// Calendar, feed and tables.
    public var exports = true
  }

  /// How much diagnostics tell; the names are those of syslog.
  public enum LogLevel: String, Hashable, Sendable, CaseIterable {
    case error = "err"
    case warning, notice, info, debug
  }

  /// The defaults.
  public init() {}
}
