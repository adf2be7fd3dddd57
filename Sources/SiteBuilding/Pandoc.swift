import Foundation
import Subprocess

/// The program that reads Markdown and writes HTML, `pandoc`.
struct Pandoc: Sendable {
  /// Its name or path.
  var executable = "pandoc"

  /// The document of a text in GitHub's Markdown.
  func read(_ markdown: String) async throws(SiteError) -> JSON {
    let json = try await run(["--from", "gfm+tex_math_dollars", "--to", "json"], on: markdown)
    do { return try JSON(Data(json.utf8)) } catch { throw .pandocFails("no JSON: \(error)") }
  }

  /// A document as a whole page.
  ///
  /// - Parameters:
  ///   - template: the path of pandoc's template for it.
  ///   - variables: what the template asks for.
  func write(
    _ document: JSON, template: String, variables: [String: JSON]
  ) async throws(SiteError) -> String {
    guard case .object(var members) = document else { throw .pandocFails("no document") }
    members["meta"] = .object(variables.mapValues(\.meta))
    let input: String
    do {
      input = String(decoding: try JSON.object(members).data, as: UTF8.self)
    } catch {
      throw .pandocFails("\(error)")
    }
    return try await run(
      [
        "--from", "json", "--to", "html5", "--standalone", "--template", template, "--mathml",
        "--section-divs", "--toc", "--toc-depth", "3", "--wrap", "none",
      ], on: input)
  }

  private func run(_ arguments: [String], on input: String) async throws(SiteError) -> String {
    do {
      let result = try await Subprocess.run(
        // A formula that it cannot set is a warning.
        .name(executable), arguments: Arguments(["--fail-if-warnings"] + arguments),
        input: .string(input),
        output: .string(limit: 1 << 26), error: .string(limit: 1 << 16))
      guard result.terminationStatus == .exited(0) else {
        throw SiteError.pandocFails(result.standardError)
      }
      return result.standardOutput
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .pandocMissing
    } catch let error as SiteError {
      throw error
    } catch {
      throw .pandocFails("\(error)")
    }
  }
}

extension JSON {
  /// A variable of a template, as pandoc has them in a document.
  fileprivate var meta: JSON {
    switch self {
    case .object(let members): .node("MetaMap", .object(members.mapValues(\.meta)))
    case .array(let elements): .node("MetaList", .array(elements.map(\.meta)))
    case .string: .node("MetaString", self)
    case .number, .null: .node("MetaString", "")
    }
  }
}
