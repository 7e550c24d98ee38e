// Which index is asked, and how the answer is written.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct IndexOptions: ParsableArguments {
  @OptionGroup var state: StateOptions

  @Flag(help: "Write JSON Lines instead of a table.")
  var json = false
}
