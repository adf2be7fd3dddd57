import Requirements

/// What a page has the module keep, by the numbers that it knows them by.
struct Shelf<Element> {
  /// What a message calls an element.
  private let kind: String
  private var elements: [Int: Element] = [:]

  init(of kind: String) { self.kind = kind }

  subscript(_ number: Int) -> Element {
    get { elements[number] ?? none(number) }
    _modify {
      var element = elements.removeValue(forKey: number) ?? none(number)
      yield &element
      elements[number] = element
    }
  }

  mutating func keep(_ element: Element, as number: Int) { elements[number] = element }

  mutating func release(_ number: Int) { elements[number] = nil }

  private func none(_ number: Int) -> Element { fail("there is no \(kind) \(number)") }
}
