// Tells which quotations were said at which summit.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Links quotations to the summit of the same document where the text says they were said.
struct SummitLinker {
  func link(_ quotations: inout [Quotation], to summits: [SummitMention], in page: Page) {}
}
