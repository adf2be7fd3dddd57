/// The greatest of some numbers; NaN if one of them is, as no number is the greatest then. Swift's own
/// `max` passes over NaN or not, as their order has it.
public func greatest<Number: FloatingPoint>(_ numbers: some Sequence<Number>) -> Number {
  extreme(numbers, >)
}

/// The least of some numbers; NaN if one of them is.
public func least<Number: FloatingPoint>(_ numbers: some Sequence<Number>) -> Number {
  extreme(numbers, <)
}

private func extreme<Number: FloatingPoint>(
  _ numbers: some Sequence<Number>, _ isBeyond: (Number, Number) -> Bool
) -> Number {
  var found = Number.nan
  for (index, number) in numbers.enumerated() {
    if number.isNaN { return .nan }
    if index == 0 || isBeyond(number, found) { found = number }
  }
  return found
}

/// The share of some numbers, in 0…1, that are as asked; NaN if one of them is.
public func share<Number: FloatingPoint>(
  of numbers: some Collection<Number>, where isAsAsked: (Number) -> Bool
) -> Double {
  if numbers.contains(where: \.isNaN) { return .nan }
  return Double(numbers.count(where: isAsAsked)) / Double(numbers.count)
}
