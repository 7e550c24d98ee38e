// Values that may stand on the command line.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import ReadoutModel

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
