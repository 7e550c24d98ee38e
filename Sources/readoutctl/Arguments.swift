// Values that may stand on the command line.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import ReadoutModel
import ReadoutService

extension SummitFormat: ExpressibleByArgument {}
extension SummitStatus: ExpressibleByArgument {}
extension SummitLevel: ExpressibleByArgument {}
extension Quotation.Kind: ExpressibleByArgument {}

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
