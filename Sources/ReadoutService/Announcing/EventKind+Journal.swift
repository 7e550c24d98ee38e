// How each kind of event stands in the journal: its message id and its priority.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutJournal
public import ReadoutModel

extension EventKind {
  /// What `MESSAGE_ID` names the kind by; made once, never changed.
  public var messageID: String {
    switch self {
    case .summitNew: "b0ca5fd0759c45378fc602e101baf0fb"
    case .summitUpdated: "91654f893600467e8b34b2e75c1d76ec"
    case .summitCorroborated: "409f6cbb96154af89c02cad43be79a50"
    case .summitDisputed: "416f34c9cb5144d6a8a2a3ec191aa904"
    case .summitSettled: "fedccdc651b94a1fbed3ec6575ba6870"
    case .summitWithdrawn: "391716acd26e4f07b7d08f1ab5e624be"
    case .quoteNew: "ecebac4db74f4f8c81798a7e3bb672c9"
    case .quoteUpdated: "0dda8620480c414dbee10fe5e7a77000"
    case .quoteCorroborated: "65e0d512f490463984db409d794537ed"
    case .quoteDisputed: "fb2215c8c4ff40599a8fdcd6c4a57e58"
    case .quoteSettled: "b316a02e17904c3ca786d0745fe62778"
    case .quoteWithdrawn: "dd8cbe7af65b41148e14359d476092c1"
    case .documentIndexed: "90495767e36f48a28ce633ed44ce24a8"
    case .documentMoved: "0a58b99b7e4e4b3891f5af3e3a089643"
    case .documentRemoved: "5312be293e2f42a889110ea168991e5b"
    case .documentRejected: "e84e317ca51b404995cad9bc90b61a1d"
    case .indexBuilt: "52008a98ae214f0284675b7fd1be1ae0"
    case .indexRebuilt: "489d170984394f849b2474123b8fe9ef"
    }
  }

  /// How much an event of the kind matters.
  public var priority: JournalPriority {
    switch self {
    case .summitDisputed, .quoteDisputed, .documentRejected: .warning
    case .summitNew, .summitUpdated, .summitSettled, .summitWithdrawn, .indexBuilt, .indexRebuilt:
      .notice
    case .summitCorroborated, .quoteNew, .quoteUpdated, .quoteSettled, .quoteWithdrawn:
      .informational
    case .quoteCorroborated, .documentIndexed, .documentMoved, .documentRemoved: .debug
    }
  }
}

/// What the service says of itself, by the identifiers of these entries.
public enum ServiceMessage: String, CaseIterable, Sendable {
  /// The watches are placed.
  case started = "a275fe44ba0c41a395dc78cc1e17be69"
  /// It ended as it was told to.
  case stopped = "2192101a96384678a5c991b008781c9d"
  /// A new configuration is in force.
  case reloaded = "088b8def5596496aab50d6227a8ec04a"
  /// A new configuration was refused and the old one kept.
  case reloadRefused = "7ae5622d8cb840bda3c122b810bb4f11"
  /// Something that it needs does not work.
  case troubled = "2ed1f38271ea4c34ae082edc382cff6c"
  /// It looks for this entry in the journal: when it is there, so is all that was sent before.
  case marker = "c2c61bd2ff3c4a3f9a5b0f5fb9a0c1d7"
}
