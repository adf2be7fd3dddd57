import Requirements

extension Layer {
  /// Points (x, y) of one colour.
  public static func scatter(
    _ label: String, x: some Sequence<some BinaryFloatingPoint>,
    y: some Sequence<some BinaryFloatingPoint>, colour: Colour? = nil
  ) -> Layer {
    let values = interleaved(label, doubles(x), doubles(y))
    return Layer { drawing in
      let data = drawing.add(label, ["x", "y"], values: values)
      drawing.clauses.append(
        "\(data) using 1:2 with points \(drawing.linetype(colour)) pt 7 ps 0.35 title \(quoted(label))"
      )
    }
  }

  /// Points (x, y) coloured by class, each class named where its median lies.
  ///
  /// - Parameters:
  ///   - label: for checks; column 3 holds the class.
  ///   - x: of each point.
  ///   - y: of each point.
  ///   - classes: from 0; the eleventh class has the first one's colour again.
  ///   - names: of the classes, by default their numbers.
  public static func scatter(
    _ label: String = "points", x: some Sequence<some BinaryFloatingPoint>,
    y: some Sequence<some BinaryFloatingPoint>, classes: [Int], names: [String]? = nil
  ) -> Layer {
    let x = doubles(x)
    let y = doubles(y)
    let values = interleaved(label, x, y, classes.map { Double($0) })
    let present = (0...(classes.max() ?? 0)).filter { classes.contains($0) }
    require(
      names.map { $0.count > (present.last ?? 0) } ?? true, "\"\(label)\" has a class without name")
    let medians = present.flatMap { c in
      let members = classes.indices.filter { classes[$0] == c }
      return [median(members.map { x[$0] }), median(members.map { y[$0] }), Double(c)]
    }
    return Layer { drawing in
      let colour = "(\(Colour.firstClass) + int($3) % \(Colour.classes))"
      let data = drawing.add(label, ["x", "y", "class"], values: values)
      let centres = drawing.add(label + " medians", ["x", "y", "class"], values: medians)
      drawing.clauses += [
        "\(data) using 1:2:\(colour) with points pt 7 ps 0.35 lc variable notitle",
        "\(centres) using 1:2:\(colour) with points pt 7 ps 2.7 lc variable notitle",
        "\(centres) using 1:2 with points pt 7 ps 2.3 lc rgb '#ffffff' notitle",
      ]
      drawing.clauses += present.enumerated().map { index, c in
        "\(centres) every ::\(index)::\(index) using 1:2:(\(quoted(names?[c] ?? "\(c)"))) "
          + "with labels font ',15' notitle"
      }
    }
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
