// Values that may stand on the command line.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import ReadoutModel
import ReadoutService

extension SummitFormat: ExpressibleByArgument {
  /// The words that may be typed.
  public static var allValueStrings: [String] { words([inPerson, video, phone, unknown]) }
  /// What a shell offers.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension SummitStatus: ExpressibleByArgument {
  /// The words that may be typed.
  public static var allValueStrings: [String] {
    words([held, planned, postponed, cancelled, denied])
  }
  /// What a shell offers.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension SummitLevel: ExpressibleByArgument {
  /// The words that may be typed.
  public static var allValueStrings: [String] { words([leaders, ministerial, envoys]) }
  /// What a shell offers.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Quotation.Kind: ExpressibleByArgument {
  /// The words that may be typed.
  public static var allValueStrings: [String] { words([direct, mixed, indirect]) }
  /// What a shell offers.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// The words for some values.
private func words(_ values: [some RawRepresentable<String>]) -> [String] { values.map(\.rawValue) }

/// The day that an argument names.
///
/// - Throws: `ValidationError` where it is not of the form `YYYY-MM-DD`.
func calendarDay(argument: String) throws -> CalendarDay {
  guard let day = CalendarDay(iso: argument) else {
    throw ValidationError("'\(argument)' is not a day of the form YYYY-MM-DD, as 2024-05-03")
  }
  return day
}

/// The configuration of a file and its drop-ins, or of the system.
///
/// - Throws: `ExitCode(78)` where it has a mistake, which was told.
func configuration(of file: String?) throws -> Configuration {
  do throws(ConfigurationError) {
    return try ConfigurationFiles(main: file).configuration()
  } catch {
    complain("\(error)")
    throw ExitCode(78)
  }
}
