// Words that try to be markup, formulas or lines of their own.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReadoutReports

@Suite("escaping")
struct EscapingTests {
  @Test(
    "HTML and XML keep words as words",
    arguments: [
      ("<script>", "&lt;script&gt;"), ("\"' onload='", "&quot;&#39; onload=&#39;"),
      ("&lt;", "&amp;lt;"), ("<\u{301}b", "&lt;\u{301}b"), ("a\u{7}b\u{85}", "a\u{2407}b\u{FFFD}"),
      ("\u{FFFE}\u{7F}", "\u{FFFD}\u{2421}"), ("Größe\n🕊️", "Größe\n🕊️"),
    ])
  func html(words: String, escaped: String) {
    #expect(Escaping.html(words) == escaped)
    #expect(Escaping.xml(words) == escaped)
  }

  @Test("nothing in the data of a page ends its script, and it says the same")
  func script() {
    let json = Array("[\"</script><!-- & \u{2028}\u{2029} “é” 🕊\"]".utf8)
    let escaped = String(decoding: Escaping.script(json), as: UTF8.self)
    #expect(
      escaped
        == "[\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 “é” 🕊\"]")
  }

  @Test(
    "a cell is no formula, and stays one cell",
    arguments: [
      ("plain", "plain"), ("a, b", "\"a, b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
      ("=1+1", "\"'=1+1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""), ("@SUM", "\"'@SUM\""),
      ("  =1", "\"'  =1\""), ("\t=1", "\"' =1\""), ("＝1", "\"'＝1\""), ("two\nlines", "two lines"),
      ("", ""),
    ])
  func csv(words: String, cell: String) {
    #expect(Escaping.csv(words) == cell)
  }

  @Test("a calendar's text is one line without a meaning of its own")
  func calendar() {
    #expect(Escaping.calendar("a, b; c\\d\r\nEND:VEVENT\u{7}") == "a\\, b\\; c\\\\d\\nEND:VEVENT")
  }
}
