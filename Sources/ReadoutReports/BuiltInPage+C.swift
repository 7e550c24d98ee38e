// The templates, styles and scripts that are compiled in, as text.
// SPDX-License-Identifier: Apache-2.0

import CPages

/// One of the files that are compiled into the program.
enum BuiltInPage: UInt32, CaseIterable {
  case summitMarkdown, personMarkdown, digestMarkdown, summit, person, overview
  case commonStyle, overviewStyle
  case elementsScript, archiveScript, timelineScript, itemsScript, overviewScript
  case words, head, dispute

  /// The whole file.
  var text: String {
    let page = readout_page(rawValue)
    // SAFETY: pointer and size belong to one constant array that lives as long as the program.
    let buffer = unsafe UnsafeBufferPointer(
      start: readout_page_bytes(page), count: readout_page_size(page))
    return unsafe String(decoding: buffer, as: UTF8.self)
  }
}
