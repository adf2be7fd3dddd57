import Foundation

/// Makes pages of documents, and writes them to the site's folder.
struct Press: Sendable {
  let site: Site
  /// Those that readers leaf through.
  let pages: [Page]
  let links: Links
  let mentions: ClaimMentions
  let glossary: Glossary
  let folder: SiteFolder

  /// What a page needs besides itself, and what is found on it.
  struct Printed: Sendable {
    let targets: Set<Links.Target>
    let sections: [SearchIndex.Section]
  }

  /// Two at a time, each by a pandoc of its own; the results in the order of the pages.
  func print(_ pages: [Page]) async throws(SiteError) -> [Printed] {
    do {
      return try await withThrowingTaskGroup(of: (Int, Printed).self) { group in
        var printed: [Int: Printed] = [:]
        for (index, page) in pages.enumerated() {
          if index >= 2, let (place, result) = try await group.next() { printed[place] = result }
          group.addTask { (index, try await print(page)) }
        }
        for try await (place, result) in group { printed[place] = result }
        return pages.indices.compactMap { printed[$0] }
      }
    } catch let error as SiteError { throw error } catch { throw .unwritable("\(error)") }
  }

  private func print(_ page: Page) async throws(SiteError) -> Printed {
    var document: JSON
    switch page.content {
    case .markdown(let text): document = try await site.pandoc.read(text)
    case .blocks(let blocks): document = site.blank.with(blocks: blocks)
    }
    var targets: Set<Links.Target> = []
    document = try linking(document, of: page, noting: &targets)
    let sections =
      page.label == nil
      ? [] : SearchIndex(of: document, at: page.path, title: page.title).sections
    document = mentions.linking(document)
    if page.kind == "chapter" { document = glossary.linking(document) }
    if page.kind == "front" { document = document.withPathFirst }
    try folder.write(try await html(of: document.scrollingWhatIsWide, page), to: page.path)
    return Printed(targets: targets, sections: sections)
  }

  private func html(of document: JSON, _ page: Page) async throws(SiteError) -> String {
    do throws(SiteError) {
      return try await site.pandoc.write(
        document, template: site.root.appending(path: "Pages/page.html").path,
        variables: variables(of: page))
    } catch {
      if case .pandocFails(let reason) = error {
        throw .pandocFails("\(page.source): \(reason)")
      }
      throw error
    }
  }

  /// With links that lead on the site, and pictures that keep their place while they load.
  private func linking(
    _ document: JSON, of page: Page, noting targets: inout Set<Links.Target>
  ) throws(SiteError) -> JSON {
    do {
      return try document.rewriting { node in
        guard node.kind == "Link" || node.kind == "Image", let address = node.content[2][0].text
        else { return nil }
        let target = try links.target(of: address, in: page.source)
        targets.insert(target)
        let new = links.address(of: target, linkedAs: address, on: page.path)
        let attributes =
          node.kind == "Image" ? pictureAttributes(of: target, node) : node.content[0]
        return [
          .node(
            node.kind ?? "", [attributes, node.content[1], [.string(new), node.content[2][1]]])
        ]
      }
    } catch let error as SiteError { throw error } catch { throw .unwritable("\(error)") }
  }

  /// Its size, so that the text stays where it is while it loads; no words for it if its caption has them.
  private func pictureAttributes(of target: Links.Target, _ picture: JSON) -> JSON {
    var attributes: [JSON] = [["loading", "lazy"]]
    if picture.content[1].elements.isEmpty { attributes.append(["alt", ""]) }
    if case .copy(let path) = target,
      let svg = try? String(contentsOf: site.root.appending(path: path), encoding: .utf8),
      let size = svg.prefix(500).firstMatch(of: /width="(\d+)" height="(\d+)"/)
    {
      attributes += [["width", .string(String(size.1))], ["height", .string(String(size.2))]]
    }
    return ["", [], .array(attributes)]
  }

  private func variables(of page: Page) -> [String: JSON] {
    let listed = pages.filter { $0.label != nil }
    let place = listed.firstIndex { $0.path == page.path }
    func link(_ place: Int?) -> JSON? {
      guard let place, listed.indices.contains(place) else { return nil }
      return ["title": .string(listed[place].title), "path": .string(listed[place].path)]
    }
    var variables: [String: JSON] = [
      "title": .string(page.title), "kind": .string(page.kind),
      "root": .string(toRoot(from: page.path)),
      "scripts": .array(page.scripts.map(JSON.string)),
      "pages": .array(
        listed.map { other in
          var entry: [String: JSON] = [
            "title": .string(other.label ?? ""), "path": .string(other.path),
          ]
          if other.path == page.path { entry["current"] = "yes" }
          return .object(entry)
        }),
    ]
    variables["previous"] = link(place.map { $0 - 1 })
    variables["next"] = link(place.map { $0 + 1 })
    return variables
  }
}

extension JSON {
  /// With tables and formulas in frames of their own, which scroll where they are wider than the page.
  fileprivate var scrollingWhatIsWide: JSON {
    rewriting { node in
      let isFormula =
        node.kind == "Para" && node.content.elements.count == 1
        && node.content[0].content[0].kind == "DisplayMath"
      guard isFormula || node.kind == "Table" else { return nil }
      return [.node("Div", [["", ["wide"], []], [node]])]
    }
  }

  /// README with the section of its chapters right after the finding.
  fileprivate var withPathFirst: JSON {
    let blocks = self["blocks"].elements
    let starts = blocks.indices.filter {
      blocks[$0].kind == "Header" && blocks[$0].content[0] == .number(2)
    }
    let ends = starts.dropFirst() + [blocks.count]
    let sections = zip(starts, ends).map { blocks[$0..<$1] }
    let isPath = { (section: ArraySlice<JSON>) in section.first?.plainText == "Chapters" }
    let ordered = sections.filter(isPath) + sections.filter { !isPath($0) }
    return with(
      blocks: Array(([blocks[..<(starts.first ?? blocks.count)]] + ordered).joined()))
  }
}
