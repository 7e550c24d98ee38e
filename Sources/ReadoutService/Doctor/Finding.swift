// What an examination found, and what to do about it.
// SPDX-License-Identifier: Apache-2.0

/// One thing that was looked at.
public struct Finding: Hashable, Sendable {
  /// How it is.
  public enum Verdict: String, Hashable, Sendable {
    /// As it should be.
    case good = "ok"
    /// It works, but not as well as it could.
    case weak = "warning"
    /// It does not work.
    case bad = "error"
  }

  /// How it is.
  public var verdict: Verdict
  /// What was found, as a sentence without a period.
  public var text: String
  /// What to do, one command or sentence a line.
  public var advice: [String]

  /// A finding.
  public init(_ verdict: Verdict, _ text: String, _ advice: String...) {
    self.verdict = verdict
    self.text = text
    self.advice = advice
  }
}
