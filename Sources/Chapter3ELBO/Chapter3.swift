import Digits
import Notebooks
import Tensors

/// TODO by its author.
public enum Chapter3: Chapter {
  public static let number = 3
  public static let slug = "3-elbo"
  public static let module = "Chapter3ELBO"

  public static func run(in notebook: Notebook) throws(DigitError) {
  }
}
