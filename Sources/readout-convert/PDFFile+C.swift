// The lines of a PDF file.
// SPDX-License-Identifier: Apache-2.0

// GLib's types, which both libraries use, are known by the first module that has them.
import CGMime
import CPoppler
import ReadoutModel
import ReadoutText

/// A PDF file, read by Poppler: its text layer and nothing else of it.
enum PDFFile {
  /// Nothing is drawn, so nothing has to be loaded beforehand but the types themselves.
  static func prepare() { _ = poppler_document_get_type() }

  /// The text of the file.
  ///
  /// - Throws: a reason where there is none.
  static func document(
    of bytes: [UInt8], pageLimit: Int
  ) throws(DocumentRejection) -> ConvertedDocument {
    var error: UnsafeMutablePointer<GError>?
    // SAFETY: the bytes are copied; the document is let go at the end of the program.
    let document = unsafe bytes.withUnsafeBytes { buffer in
      let copy = unsafe g_bytes_new(buffer.baseAddress, gsize(buffer.count))
      return unsafe poppler_document_new_from_bytes(copy, nil, &error)
    }
    guard let document = unsafe document else {
      let code = unsafe error?.pointee.code ?? 0
      throw DocumentRejection(
        reason: code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue)
          ? "the PDF is encrypted" : "the PDF is damaged")
    }
    let count = Int(unsafe poppler_document_get_n_pages(document))
    guard count > 0 else { throw DocumentRejection(reason: "the PDF is damaged") }
    guard count <= pageLimit else {
      throw DocumentRejection(reason: "the PDF has \(count) pages, more than \(pageLimit)")
    }
    var pages: [PrintedPage] = []
    for index in 0..<count {
      guard let page = unsafe poppler_document_get_page(document, Int32(index)) else { continue }
      pages.append(unsafe lines(of: page))
      unsafe g_object_unref(UnsafeMutableRawPointer(page))
    }
    guard let text = PrintedText.document(of: pages) else {
      throw DocumentRejection(reason: "the PDF has no text layer")
    }
    return text
  }

  /// The lines of a page, in the order in which Poppler reads its columns.
  private static func lines(of page: OpaquePointer) -> PrintedPage {
    var width = 0.0
    var height = 0.0
    unsafe poppler_page_get_size(page, &width, &height)
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard let text = unsafe poppler_page_get_text(page),
      unsafe poppler_page_get_text_layout(page, &rectangles, &count) != 0,
      let boxes = unsafe rectangles
    else { return PrintedPage(height: height, lines: []) }
    defer {
      unsafe g_free(text)
      unsafe g_free(boxes)
    }
    var lines: [PrintedLine] = []
    var line: PrintedLine?
    // SAFETY: there is a rectangle for each scalar of the text; `count` bounds them.
    for (index, scalar) in (unsafe String(cString: text)).unicodeScalars.enumerated() {
      guard index < Int(count), scalar != "\n", scalar != "\r" else {
        if let line { lines.append(line) }
        line = nil
        continue
      }
      let box = unsafe boxes[index]
      var grown =
        line ?? PrintedLine(text: "", left: box.x1, right: box.x2, top: box.y1, bottom: box.y2)
      grown.text.unicodeScalars.append(scalar)
      if scalar != " " {
        grown.left = min(grown.left, box.x1)
        grown.right = max(grown.right, box.x2)
        grown.top = min(grown.top, box.y1)
        grown.bottom = max(grown.bottom, box.y2)
      }
      line = grown
    }
    if let line { lines.append(line) }
    return PrintedPage(height: height, lines: lines)
  }
}
