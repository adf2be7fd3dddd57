import Foundation
import Testing

@testable import Notebooks

@Suite struct RecordTests {
  @Test func holdsTheWholeRun() async throws {
    let run = try await ToyRun(["--record", "@/run.json", "--seed", "7"])
    let record = try run.record()
    #expect(record["chapter"] as? Int == 3)
    #expect(record["seed"] as? Int == 7)
    #expect(record["data"] as? String == "pen digits")
    #expect(record["epochs"] == nil)
    let figures = try #require(record["figures"] as? [String])
    let folder = "\(run.folder.path)/plots/3-toy-seed-7"
    #expect(figures == ["\(folder)/draws.svg", "\(folder)/squares.svg"])

    let values = try #require(record["values"] as? [String: [String: Any]])
    let mean = try #require(values["mean"])
    #expect(values.keys.sorted() == ["broken", "mean", "meanSquare"])
    #expect(mean["unit"] as? String == "units")

    let claims = try #require(record["claims"] as? [[String: Any]])
    #expect(claims.map { $0["id"] as? String } == ["3.1", "3.2"])
    #expect(claims[0]["statement"] as? String == "Uniform numbers are 0.4 or more in the mean.")
    #expect(claims[0]["measured"] as? Double == mean["value"] as? Double)
    #expect(claims[0]["relation"] as? String == ">=")
    #expect(claims[0]["bound"] as? Double == 0.4)
    #expect(claims[0]["holds"] as? Bool == true)
    let control = try #require(claims[0]["control"] as? [String: Any])
    #expect(control["name"] as? String == "meanSquare")
    #expect(control["holds"] as? Bool == false)
  }

  @Test func saysWhatIsFalseOfAClaimAndOfItsControl() async throws {
    // The mean is about 0.5, that of squares 0.33.
    let text = Toy.text.replacing("0.4", with: "0.6")
    let run = try await ToyRun(["--record", "@/run.json"], text: text)
    let claims = try #require(try run.record()["claims"] as? [[String: Any]])
    let controls = claims.compactMap { $0["control"] as? [String: Any] }
    #expect(claims.map { $0["holds"] as? Bool } == [false, true])
    #expect(controls.map { $0["holds"] as? Bool } == [false, true])
  }

  @Test func writesNullForWhatIsNoNumber() async throws {
    let run = try await ToyRun(["--record", "@/run.json"])
    let values = try #require(try run.record()["values"] as? [String: [String: Any]])
    #expect(values["broken"]?["value"] is NSNull)
  }

  @Test func isTheSameBytesEachTime() async throws {
    var records: [String] = []
    for _ in 1...2 {
      let run = try await ToyRun(["--record", "@/run.json"])
      let text = try String(contentsOf: run.folder.appending(path: "run.json"), encoding: .utf8)
      records.append(text.replacing(run.folder.path, with: "@"))
    }
    #expect(records[0] == records[1])
    #expect(records[0].contains("\"chapter\" : 3"))
  }
}
