import Foundation
import Notebooks
import TableOfContents
import Testing
import Texts
import Weaving

/// What carries an idea stays open and short; what only keeps books folds.
@Suite struct FoldingTests {
  /// Lines of a page 100 columns wide that are seen before anything is unfolded.
  struct Page {
    private(set) var code = 0
    private(set) var lines = 0

    init(_ markdown: String) {
      var (depth, fence) = (0, "")
      for line in markdown.replacing(/<!--.*?-->/, with: "").split(separator: "\n") {
        if line.hasPrefix("<details>") { depth += 1 }
        if line.hasPrefix("</details>") { depth -= 1 }
        if line.hasPrefix("```") { fence = fence.isEmpty ? String(line) : "" }
        if depth > 0 || line.hasPrefix("```") || line.hasPrefix("<") { continue }
        let height = fence.isEmpty ? (line.count + 99) / 100 : 1
        lines += height
        if fence == "```swift" { code += height }
      }
    }
  }

  @Test("Of what is open, at most a third is code", arguments: Book.parts)
  func atMostAThird(_ part: Part) throws {
    let text = URL.packageRoot.appending(path: "chapters/\(part.slug).md")
    let page = Page(try String(contentsOf: text, encoding: .utf8))
    #expect(page.lines > 300)
    #expect(3 * page.code <= page.lines, "\(page.code) lines of code of \(page.lines)")
  }

  @Test("A page counts code that is open, and prose by its width")
  func known() {
    let long = String(repeating: "word ", count: 41)
    let page = Page(
      """
      \(long)
      <!-- excerpt A.swift#a -->
      ```swift
      let a = 1
      let b = 2
      ```
      <details>
      <summary>More</summary>

      ```swift
      let c = 3
      ```

      </details>

      ```text
      1 2
      ```
      """)
    #expect(page.code == 2)
    #expect(page.lines == 3 + 2 + 1)
  }
}
