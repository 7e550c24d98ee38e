// News agencies by the short names that datelines give them.
// SPDX-License-Identifier: Apache-2.0

/// The agencies that a dateline may name.
enum Agencies {
  /// Whether a word is the short name of an agency.
  static func contains(_ word: FoldedWord) -> Bool { names.contains(word) }

  private static let names = WordTable<Bool>(
    words: """
      reuters ap afp upi xinhua tass itar interfax bloomberg ani pti ians yonhap kyodo jiji anadolu
      aa dpa efe ansa belga cna bernama antara eirns sputnik ria novosti cnn bbc npr ukrinform apa
      trend mena irna isna wam spa petra sana kuna qna mehr lusa tt ntb ritzau pap ctk mti agerpres
      tanjug fena hina sita sta bta atta app uni nna cns cctv cgtn kcna vna tnn apn thx aap nzpa
      centralasia kazinform kabar uza belta unian sapa nan gna allafrica mercopress rferl voa dw
      """)
}
