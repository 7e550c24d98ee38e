// `readout-convert`: turns one mail, web archive or PDF on standard input into text, and may do
// nothing else.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import ReadoutModel
import ReadoutText

/// The program: `readout-convert TYPE MEMORY SECONDS PAGES PARTS DEPTH`, started by Readout's own
/// programs; or `readout-convert --check`, which tells what it cannot do.
@main
enum Program {
  /// The statuses that the program ends with, after sysexits(3).
  enum Status {
    static let usage: Int32 = 64
    static let rejected: Int32 = 65
    static let unconfined: Int32 = 70
  }

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.elementsEqual(["--check"]) {
      prepare()
      confine(memory: 256 << 20, seconds: 10)
      StandardStreams.write(Array(Probe.report.utf8))
      return
    }
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    guard let name = arguments.first, let format = DocumentFormat(rawValue: name),
      format.isConverted, numbers.count == 5, numbers.allSatisfy({ $0 > 0 })
    else { StandardStreams.leave(Status.usage) }
    prepare()
    confine(memory: numbers[0], seconds: numbers[1])
    let bytes = StandardStreams.input()
    do throws(DocumentRejection) {
      let document =
        switch format {
        case .pdf: try PDFFile.document(of: bytes, pageLimit: numbers[2])
        default:
          try MailFile.document(
            of: bytes, isArchive: format == .webArchive, partLimit: numbers[3],
            depthLimit: numbers[4])
        }
      StandardStreams.write(document.serialized)
    } catch {
      StandardStreams.write(Array(error.reason.utf8))
      StandardStreams.leave(Status.rejected)
    }
  }

  /// Lets the libraries read what they need of the system before nothing can be opened any more.
  private static func prepare() {
    MailFile.prepare()
    PDFFile.prepare()
  }

  private static func confine(memory: Int, seconds: Int) {
    guard readout_confine(UInt(memory), UInt32(clamping: seconds)) == 0 else {
      StandardStreams.leave(Status.unconfined)
    }
  }
}
