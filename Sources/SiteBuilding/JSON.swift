import Foundation

/// A piece of JSON, which is how pandoc tells and takes a document.
indirect enum JSON: Hashable, Sendable {
  case object([String: JSON])
  case array([JSON])
  case string(String)
  case number(Double)
  case null

  init(_ data: Data) throws {
    self.init(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
  }

  private init(_ any: Any) {
    switch any {
    case let members as [String: Any]: self = .object(members.mapValues(JSON.init))
    case let elements as [Any]: self = .array(elements.map(JSON.init))
    case let text as String: self = .string(text)
    case let number as NSNumber: self = .number(number.doubleValue)
    default: self = .null
    }
  }

  var data: Data {
    get throws {
      try JSONSerialization.data(
        withJSONObject: any, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    }
  }

  private var any: Any {
    switch self {
    case .object(let members): members.mapValues(\.any)
    case .array(let elements): elements.map(\.any)
    case .string(let text): text
    case .number(let number): number
    case .null: NSNull()
    }
  }

  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  var text: String? { if case .string(let text) = self { text } else { nil } }

  subscript(key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  subscript(index: Int) -> JSON {
    let elements = elements
    return elements.indices.contains(index) ? elements[index] : .null
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .string(text) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(Dictionary(uniqueKeysWithValues: members))
  }
}
