// Reads resolved things back from the contract's JSON Lines.
// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import ReadoutModel

/// Reads `readout.resolution/1` objects, one a line.
///
/// What is absent or null is not known; members that the schema does not have are not read.
public struct ResolutionParser: Sendable {
  /// A parser.
  public init() {}

  /// The summit or statement of one line; nil where the line has another schema.
  ///
  /// - Parameters:
  ///   - json: The object as UTF-8.
  ///   - line: The number of the line, for the error.
  /// - Throws: `ExtractionLineError` where it is not JSON or not true to its schema.
  public func resolution(
    from json: Data, line: Int = 1
  ) throws(ExtractionLineError) -> Resolution? {
    do {
      let written = try JSONDecoder().decode(WrittenResolution.self, from: json)
      guard written.schema == ResolutionWriter.schema else { return nil }
      return Resolution(
        summits: try written.summit.map { [try $0.summit] } ?? [],
        statements: try written.statement.map { [try $0.statement] } ?? [])
    } catch let error as DecodingError {
      throw ExtractionLineError(line: line, reason: ExtractionParser.reason(of: error))
    } catch let error as UntrueExtraction {
      throw ExtractionLineError(line: line, reason: error.reason)
    } catch {
      throw ExtractionLineError(line: line, reason: "\(error)")
    }
  }
}
