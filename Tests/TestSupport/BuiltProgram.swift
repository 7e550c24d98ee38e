// Programs that were built with the tests.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The path of a program that was built with the tests; nil where it was not.
public func builtProgram(_ name: String) -> String? {
  let arguments = CommandLine.arguments
  let bundle = arguments.first { $0.contains(".xctest") } ?? arguments[0]
  let folder = bundle.split(separator: "/").dropLast().joined(separator: "/")
  // The bundle may be named down to the file within it.
  for candidate in [folder, folder.split(separator: "/").dropLast().joined(separator: "/")] {
    let path = "/\(candidate)/\(name)"
    if FileManager.default.isExecutableFile(atPath: path) { return path }
  }
  return nil
}
