import Requirements

/// What a page has the module keep, by the numbers that it knows them by.
struct Shelf<Element> {
  /// What a message calls an element.
  private let kind: String
  private var elements: [Int: Element] = [:]

  init(of kind: String) { self.kind = kind }

  subscript(_ number: Int) -> Element {
    get {
      check(number)
      return elements[number]!
    }
    _modify {
      check(number)
      yield &elements[number]!
    }
  }

  mutating func keep(_ element: Element, as number: Int) { elements[number] = element }

  mutating func release(_ number: Int) { elements[number] = nil }

  private func check(_ number: Int) {
    require(elements[number] != nil, "there is no \(kind) \(number)")
  }
}
