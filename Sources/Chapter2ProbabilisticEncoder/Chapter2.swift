import Digits
import Notebooks
import Tensors

/// TODO by its author.
public enum Chapter2: Chapter {
  public static let number = 2
  public static let slug = "2-probabilistic-encoder"
  public static let module = "Chapter2ProbabilisticEncoder"

  public static func run(in notebook: Notebook) throws(DigitError) {
  }
}
