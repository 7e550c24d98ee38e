// What a set of documents says beyond what a store has already.
// SPDX-License-Identifier: Apache-2.0

import Crypto
public import ReadoutModel

/// The things that a set of documents reports, without the summits that are known.
public struct PartialResolution: Hashable, Sendable {
  /// All statements, and the summits that are not known.
  public var resolution: Resolution
  /// The identifiers of the summits that are known.
  public var known: Set<String>
  /// By identifier, what each of the other summits is made of; none for a summit whose dates hang on
  /// other articles.
  public var marks: [String: Int64]

  /// A resolution of which nothing was known.
  public init(_ resolution: Resolution) {
    (self.resolution, known, marks) = (resolution, [], [:])
  }
}

/// What one summit is made of, as a number.
///
/// Two summits with one mark are equal if no document that tells of them was read anew in between: the
/// mark holds which mentions they are, the paths of their documents, who the participants are by the
/// book of the block, and what was said there. All else comes from the documents themselves.
struct SummitMark {
  private var bytes: [UInt8] = []

  /// The mark of a summit; nil where other articles tell when it was, or when it was told of.
  static func of(
    _ group: Resolver.SummitGroup, in sources: [Source], anchors: Anchors, statements: [String]
  ) -> Int64? {
    var mark = SummitMark()
    mark.bytes.reserveCapacity(1_024)
    mark.add(group.reports.count)
    for report in group.reports {
      let source = sources[report.spot.source]
      guard !anchors.reach(report.spot, in: source) else { return nil }
      mark.add(source.sha256)
      mark.add(report.spot.index)
      mark.add(source.paths)
      for party in report.mention.participants {
        let name = group.book.name(of: party)
        mark.add(name)
        guard let known = group.book.party(named: name) else { continue }
        for fact in [known.id, known.name, known.kind.rawValue, known.office, known.country] {
          mark.add(fact == nil ? 0 : 1)
          mark.add(fact ?? "")
        }
        mark.add(known.isKnown ? 1 : 0)
      }
    }
    mark.add(statements)
    let digest = SHA256.hash(data: mark.bytes)
    return Int64(bitPattern: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  private mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  // The lengths part what follows each other.
  private mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  private mutating func add(_ number: Int) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
