import Requirements
import Tensors

/// The variance over its pixels of each picture's Laplacian, [images]: low for a blurred picture.
///
/// `images` are [images, side²]; the Laplacian is the 3×3 one, left + right + above + below − 4 × centre,
/// where all five pixels exist. Units are squared greys. Pech-Pacheco et al. 2000. It rises with noise
/// too, so it compares pictures of one kind and says nothing about quality by itself.
public func sharpness(of images: Tensor, side: Int = 28) -> [Float] {
  require(
    side >= 3 && images.columns == side * side,
    "sharpness of pictures of \(side)×\(side), found \(images.columns) pixels")
  return images.withUnsafeScalars { greys in
    (0..<images.rows).map { image in
      let picture = UnsafeBufferPointer(
        rebasing: greys[image * side * side..<(image + 1) * side * side])
      return laplacianVariance(picture, side: side)
    }
  }
}

private func laplacianVariance(_ picture: UnsafeBufferPointer<Float>, side: Int) -> Float {
  var (sum, squares) = (0.0, 0.0)
  for row in 1..<side - 1 {
    for column in 1..<side - 1 {
      let centre = row * side + column
      let sideways = Double(picture[centre - 1]) + Double(picture[centre + 1])
      let upright = Double(picture[centre - side]) + Double(picture[centre + side])
      let laplacian = sideways + upright - 4 * Double(picture[centre])
      sum += laplacian
      squares += laplacian * laplacian
    }
  }
  let count = Double((side - 2) * (side - 2))
  let variance = squares / count - (sum / count) * (sum / count)
  // Roundings may leave less than nothing. NaN stays, which `max` would pass over.
  return Float(variance < 0 ? 0 : variance)
}
