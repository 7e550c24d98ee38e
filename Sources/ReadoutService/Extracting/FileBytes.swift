// The bytes of a file that is named on the command line.
// SPDX-License-Identifier: Apache-2.0

import Foundation
public import ReadoutModel

/// Reads files that a person names; the daemon's own files are read by the watcher's rules.
public enum FileBytes {
  /// The first bytes of a file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - limit: The most bytes that are read.
  /// - Throws: `DocumentRejection` where it cannot be read.
  public static func read(_ path: String, upTo limit: Int) throws(DocumentRejection) -> [UInt8] {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      return Array(try handle.read(upToCount: limit) ?? Data())
    } catch {
      throw DocumentRejection(reason: explanation(of: error))
    }
  }

  private static func explanation(of error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?, .fileReadNoSuchFile?: "there is none of this name"
    case .fileReadNoPermission?: "permission denied"
    default: error.localizedDescription
    }
  }
}
