import Foundation
import SavedModels

/// The reader of saved models refuses a file or reads what stands in it, and what it writes of that is
/// read and written as the same bytes.
///
/// An input is a byte for the way in, and a file; or a header, before which its length is put and after it
/// as many bytes as it says that there are.
public struct ModelFiles: Property {
  public init(in folder: URL) {}

  public func check(_ input: [UInt8]) throws(Violation) -> Int {
    guard let way = input.first else { return 0 }
    let rest = Data(input.dropFirst())
    let file = way % 2 == 0 ? rest : completed(rest)
    guard let content = try? SafeTensors(file) else { return file.count }
    try compare(content, with: file)
    let written = content.file
    guard let again = try? SafeTensors(written) else { throw Violation("refuses what it wrote") }
    guard again.file == written else { throw Violation("writes what it read as other bytes") }
    try compare(content, with: written)
    return max(file.count, written.count)
  }

  /// The file again, read in the plainest way.
  private func compare(_ content: SafeTensors, with file: Data) throws(Violation) {
    let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let (header, data) = (file.dropFirst(8).prefix(length), Data(file.dropFirst(8 + length)))
    guard var members = try? JSONSerialization.jsonObject(with: header) as? [String: Any] else {
      throw Violation("reads a header that is no JSON object")
    }
    let metadata = members.removeValue(forKey: "__metadata__") as? [String: String] ?? [:]
    guard metadata == content.metadata, members.count == content.tensors.count else {
      throw Violation("reads \(content.metadata) and \(content.tensors.count) tensors")
    }
    var covered = 0
    for (name, tensor) in content.tensors {
      guard let member = members[name] as? [String: Any], member.count == 3,
        member["dtype"] as? String == "F32", member["shape"] as? [Int] == tensor.shape,
        let offsets = member["data_offsets"] as? [Int],
        offsets == [offsets[0], offsets[0] + 4 * tensor.scalars.count],
        data[offsets[0]..<offsets[1]].elementsEqual(bytes(of: tensor))
      else { throw Violation("reads \(name) as \(tensor)") }
      covered += 4 * tensor.scalars.count
    }
    guard covered == data.count else { throw Violation("reads \(covered) of \(data.count) bytes") }
  }

  private func bytes(of tensor: StoredTensor) -> [UInt8] {
    tensor.scalars.flatMap { scalar in (0..<4).map { UInt8(scalar.bitPattern >> (8 * $0) & 255) } }
  }

  /// The header with its length before it, and with bytes up to the largest of its numbers, but not many.
  private func completed(_ header: Data) -> Data {
    let numbers = String(decoding: header, as: UTF8.self).split { !$0.isNumber }.compactMap {
      Int($0)
    }
    let count = numbers.filter { $0 <= 4096 }.max() ?? 0
    let length = Data((0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) })
    return length + header + Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167) })
  }
}
