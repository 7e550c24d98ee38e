// Why a quotation was read as it was.
// SPDX-License-Identifier: Apache-2.0

/// Why a quotation has its source: what rules and tagger read, what decided, and the runner-up.
public struct QuotationExplanation: Hashable, Sendable {
  /// Who found the source.
  public enum Decision: String, Hashable, Sendable {
    case rules, tagger, both
  }

  /// A quotation as one of the passes reads it by itself.
  public struct Reading: Hashable, Sendable {
    /// What was said, in order.
    public var content: [Range<Int>]
    /// The reporting words.
    public var cue: Range<Int>?
    /// The words that name the speaker.
    public var source: Range<Int>?
    /// How source and content were brought together.
    public var basis: String

    /// A reading.
    public init(content: [Range<Int>], cue: Range<Int>?, source: Range<Int>?, basis: String) {
      self.content = content
      self.cue = cue
      self.source = source
      self.basis = basis
    }
  }

  /// Why the tagger gave some word its label and not that of the runner-up.
  public struct Ground: Hashable, Sendable {
    /// The word.
    public var words: Range<Int>
    /// Its label, and that which it has in the runner-up or, where that is the same, the next best.
    public var label: String
    /// The label that it is compared with.
    public var rival: String
    /// The features that speak for the label, the weightiest first.
    public var pro: [Reason]
    /// The features that speak for the rival, the weightiest first.
    public var contra: [Reason]

    /// A ground.
    public init(words: Range<Int>, label: String, rival: String, pro: [Reason], contra: [Reason]) {
      self.words = words
      self.label = label
      self.rival = rival
      self.pro = pro
      self.contra = contra
    }
  }

  /// One feature and its weight.
  public struct Reason: Hashable, Sendable {
    /// What the feature looks at.
    public var feature: String
    /// How many points it gives the label more than the rival; 32 are a factor of e in the odds.
    public var points: Int

    /// A reason.
    public init(feature: String, points: Int) {
      self.feature = feature
      self.points = points
    }
  }

  /// The second best way to read the paragraph that gives the quotation another source.
  public struct RunnerUp: Hashable, Sendable {
    /// The words that name the speaker there; nil where there is none.
    public var source: Range<Int>?
    /// The reporting words there.
    public var cue: Range<Int>?
    /// How many points it is behind.
    public var distance: Int

    /// A runner-up.
    public init(source: Range<Int>?, cue: Range<Int>?, distance: Int) {
      self.source = source
      self.cue = cue
      self.distance = distance
    }
  }

  /// The quotation, with speaker, hearer and confidence.
  public var quotation: Quotation
  /// The words that name the hearer.
  public var hearer: Range<Int>?
  /// The sentences in which content, cue and source stand.
  public var sentence: Range<Int>
  /// Who found the source.
  public var decision: Decision
  /// How source and content were brought together.
  public var basis: String
  /// What the rules read by themselves.
  public var ruled: Reading?
  /// What the tagger reads by itself.
  public var tagged: Reading?
  /// What decided at the first words of source, cue and content.
  public var grounds: [Ground]
  /// The second best source.
  public var runnerUp: RunnerUp?

  /// An explanation.
  public init(
    quotation: Quotation, hearer: Range<Int>?, sentence: Range<Int>, decision: Decision,
    basis: String, ruled: Reading?, tagged: Reading?, grounds: [Ground], runnerUp: RunnerUp?
  ) {
    self.quotation = quotation
    self.hearer = hearer
    self.sentence = sentence
    self.decision = decision
    self.basis = basis
    self.ruled = ruled
    self.tagged = tagged
    self.grounds = grounds
    self.runnerUp = runnerUp
  }
}
