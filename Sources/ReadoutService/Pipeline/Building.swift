// Whether the index is being built, and whether its events are told one by one meanwhile.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import ReadoutModel

/// How far the index is from knowing the whole folder.
enum Building: String, Hashable, Sendable {
  /// It is new, and not yet known whether the folder holds many documents.
  case undecided
  /// It is new, and what is found is announced.
  case announced
  /// It is new, and a single entry tells of all.
  case quiet
  /// The index was lost: what the journal has told of is read in silence, the rest after it.
  case recovering
  /// Everything is read again, and a single entry tells of it.
  case again
  /// It has known the whole folder once.
  case done

  /// The name under which the index notes it.
  static let note = "building"
  /// The name under which the index notes what its documents were read with.
  static let fingerprintNote = "fingerprint"

  /// Whether events are not announced one by one.
  var isQuiet: Bool { self == .quiet || self == .recovering || self == .again }

  /// The state at the start, from what the index noted.
  ///
  /// - Parameter isEmpty: Whether the index holds no document.
  init(noted: String?, fingerprint: String?, current: String, isEmpty: Bool) {
    let noted = noted.flatMap(Building.init(rawValue:))
    if let noted, noted == .quiet || noted == .recovering {
      self = noted
    } else if isEmpty, noted != .done {
      self = .undecided
    } else if noted == .done, fingerprint != current || fingerprint == nil {
      self = .again
    } else {
      self = noted == .done ? .done : .announced
    }
  }
}

/// What the pipeline is told.
struct PipelineSettings: Hashable, Sendable {
  /// The watched folder.
  var folder = ""
  /// What is announced.
  var announce = AnnouncementRules()
  /// What the documents are read with: program, knowledge, settings.
  var fingerprint = ""
  /// How many files are in hand at a time.
  var width = 2
  /// How long all work rests when the index has failed for the first time, in seconds.
  var parkingSeconds = 5
}

extension FileSignature {
  /// The signature of no file.
  static let unknown = FileSignature(
    device: 0, inode: 0, size: -1, modifiedNanoseconds: 0, changedNanoseconds: 0)
}

extension CalendarDay {
  /// The day in UTC.
  static var today: CalendarDay { CalendarDay(daysSinceEpoch: time(nil) / 86_400) }
}
