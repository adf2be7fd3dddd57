import Foundation
import Testing
import Texts

@testable import SiteBuilding

@Suite struct LinksTests {
  let links = Links(
    pages: ["README.md": "index.html", "chapters/5-vae.md": "5-vae.html"], root: .packageRoot)

  @Test(arguments: [
    ("5-vae.md#latents-in-use", "chapters/1-autoencoder.md", "5-vae.html#latents-in-use"),
    ("chapters/5-vae.md", "README.md", "5-vae.html"),
    ("../README.md", "chapters/5-vae.md", "index.html"),
    (
      "../Sources/Tensors/Tensor.swift#code-7", "chapters/5-vae.md",
      "sources/Sources/Tensors/Tensor.swift.html#code-7"
    ),
    ("../plots/5-vae/samples.svg", "chapters/5-vae.md", "plots/5-vae/samples.svg"),
    ("../plots/5-vae/samples.gp", "chapters/5-vae.md", "plots/5-vae/samples.gp.txt"),
    ("#here", "chapters/5-vae.md", "#here"),
    ("https://www.swift.org/install", "README.md", "https://www.swift.org/install"),
  ])
  func leadOnTheSite(_ address: String, _ text: String, _ expected: String) throws {
    let target = try links.target(of: address, in: text)
    #expect(links.address(of: target, linkedAs: address, on: "page.html") == expected)
  }

  @Test func fromAPageInAFolderTheyLeadUpFirst() throws {
    let target = try links.target(of: "README.md", in: "CONTRIBUTING.md")
    #expect(
      links.address(of: target, linkedAs: "README.md", on: "sources/a/b.html")
        == "../../index.html")
  }

  @Test(arguments: ["8-none.md", "../Sources/None.swift", "../Sources", "../../elsewhere"])
  func aDeadOneIsAnError(_ address: String) {
    #expect(throws: SiteError.deadLink(address, in: "chapters/5-vae.md")) {
      try links.target(of: address, in: "chapters/5-vae.md")
    }
  }
}
