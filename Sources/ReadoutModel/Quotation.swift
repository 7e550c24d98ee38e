// One attribution in one document: who is said to have said what.
// SPDX-License-Identifier: Apache-2.0

/// A quotation: content, cue, source, and the speaker that the source stands for.
///
/// The roles are those of PARC 3 and PolNeAR.
public struct Quotation: Hashable, Codable, Sendable {
  /// How much of the content stands between quotation marks.
  public enum Kind: String, Hashable, Codable, Sendable {
    /// All of it.
    case direct
    /// Some of it.
    case mixed
    /// None of it.
    case indirect
  }

  /// What names the quotation within its document; unique there.
  public var key: String
  /// How much of the content stands between quotation marks.
  public var kind: Kind
  /// What was said, without the outer marks: one range for each stretch, in order.
  public var content: [Range<Int>]
  /// The reporting words.
  public var cue: [Range<Int>]
  /// The words that name the speaker.
  public var source: [Range<Int>]
  /// Who spoke; nil where the text does not tell.
  public var speaker: Party?
  /// Why the speaker is who it is, or why there is none.
  public var speakerReason: String?
  /// Who was spoken to, where the text says so.
  public var addressee: Party?
  /// The index of the summit in the same document where it was said.
  public var summit: Int?
  /// How likely source and speaker are right, 0 to 1.
  public var confidence: Double
  /// What resolution groups by: hashes of runs of content words.
  public var keys: [String]

  /// A quotation; what is not given is not known.
  public init(
    key: String, kind: Kind, content: [Range<Int>], cue: [Range<Int>] = [],
    source: [Range<Int>] = [], speaker: Party? = nil, speakerReason: String? = nil,
    addressee: Party? = nil, summit: Int? = nil, confidence: Double, keys: [String] = []
  ) {
    self.key = key
    self.kind = kind
    self.content = content
    self.cue = cue
    self.source = source
    self.speaker = speaker
    self.speakerReason = speakerReason
    self.addressee = addressee
    self.summit = summit
    self.confidence = confidence
    self.keys = keys
  }
}
