import Foundation
import Testing
@testable import Plotting
@Test func scratch() async throws {
  let dir = URL(filePath: "/tmp/gpx/plots/1 it's")
  for f in Gallery.figures + [real()] {
    let s = try f.write(to: dir)
    do { _ = try await Gnuplot().render(s) } catch { print(f.name, error) }
  }
}
func real() -> Figure {
  let v = try! String(contentsOfFile: "/tmp/gpx/digits.txt", encoding: .utf8).split(separator: "\n").map { $0.split(separator: " ").map { Float($0)! / 255 } }
  return Figure("real", title: "Samples from the prior are not digits; the training images beside them are",
   Panel(title: "real digits", .images(Array(v[0..<30]), columns: 6)), Panel(title: "decoded samples", .images(Array(v[30..<60]), columns: 6)))
}
