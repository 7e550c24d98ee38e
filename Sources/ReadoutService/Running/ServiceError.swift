// Why the service does not start, each with what to do and the exit status that tells it.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutIndex
public import ReadoutWatch

/// Why the service does not start.
public enum ServiceError: Error, Hashable, Sendable {
  /// The configuration has a mistake.
  case configuration(ConfigurationError)
  /// The watched folder does not exist or cannot be opened.
  case noFolder(path: String, reason: String)
  /// The watched folder cannot be watched.
  case cannotWatch(WatchError)
  /// The state folder lies within the watched one.
  case stateInside(state: String, watch: String)
  /// The state folder or the index cannot be used.
  case index(IndexError)
}

extension ServiceError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .configuration(let error): "\(error)"
    case .noFolder(let path, let reason):
      "cannot watch '\(path)': \(reason); make the folder or name another one with --watch"
    case .cannotWatch(let error): "\(error)"
    case .stateInside(let state, let watch):
      "the state folder '\(state)' lies within the watched folder '\(watch)';"
        + " name one outside of it with --state"
    case .index(let error): "\(error)"
    }
  }

  /// The status to exit with, after `sysexits.h`.
  public var exitStatus: Int32 {
    switch self {
    case .configuration, .stateInside: 78
    case .noFolder: 66
    case .cannotWatch(let error):
      switch error {
      case .rootUnavailable, .rootOnOtherFileSystem: 66
      case .noInotify: 71
      }
    case .index(let error):
      switch error.kind {
      case .owned, .busy: 75
      case .cannotOpen, .readOnly, .full: 73
      case .corrupt, .tooNew, .tooOld: 65
      case .inputOutput: 74
      case .other: 70
      }
    }
  }
}
