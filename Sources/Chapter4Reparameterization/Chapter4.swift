import Digits
import Notebooks
import Tensors

/// TODO by its author.
public enum Chapter4: Chapter {
  public static let number = 4
  public static let slug = "4-reparameterization"
  public static let module = "Chapter4Reparameterization"

  public static func run(in notebook: Notebook) throws(DigitError) {
  }
}
