// PDF files made by hand.
// SPDX-License-Identifier: Apache-2.0

/// A PDF file (ISO 32000) of pages with lines of text in one font.
struct SamplePDF {
  /// The lines of each page, from the top; an empty one is a gap.
  let pages: [[String]]

  /// The file.
  var bytes: [UInt8] { file(trailer: "") }

  /// The file with a dictionary that says that it is encrypted, with a key that nobody has.
  var encrypted: [UInt8] {
    let key = String(repeating: "41", count: 32)
    return file(
      trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(key)> /U <\(key)> >> "
        + "/ID [<41> <41>] ")
  }

  private func file(trailer extra: String) -> [UInt8] {
    // 1 is the catalogue, 2 the tree of pages, 3 the font; each page has two objects.
    let kids = pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (index, lines) in pages.enumerated() {
      let stream =
        "BT /F1 12 Tf 14 TL 60 700 Td " + lines.map { "(\(Self.escaped($0))) Tj T* " }.joined()
        + "ET"
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + index * 2) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      text += String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n"
    }
    text +=
      "trailer << /Size \(objects.count + 1) /Root 1 0 R \(extra)>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// A string of ASCII; typographic marks become plain ones.
  private static func escaped(_ text: String) -> String {
    text.replacing("“", with: "\"").replacing("”", with: "\"").replacing("(", with: "\\(")
      .replacing(")", with: "\\)")
  }
}
