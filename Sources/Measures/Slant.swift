import Requirements
import Tensors

/// How far the ink of each picture leans to the right on its way up: −Σ w (x − x̄)(y − ȳ) / Σ w (y − ȳ)² over the
/// pixels, with their greys as weights w and y downwards, [images]. It is the tangent of the angle by which a
/// shear would have to put the picture upright. NaN for a picture without ink, or with ink in one line alone.
///
/// - Parameters:
///   - images: [images, side²].
///   - side: of an image, in pixels.
public func slants(of images: Tensor, side: Int = 28) -> [Double] {
  require(
    images.columns == side * side,
    "slants of pictures of \(side)×\(side), found \(images.columns) pixels")
  return images.withUnsafeScalars { greys in
    (0..<images.rows).map { image in
      var (ink, x, y, xy, yy) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for row in 0..<side {
        for column in 0..<side {
          let w = Double(greys[(image * side + row) * side + column])
          let (right, down) = (Double(column), Double(row))
          ink += w
          x += w * right
          y += w * down
          xy += w * right * down
          yy += w * down * down
        }
      }
      return -(ink * xy - x * y) / (ink * yy - y * y)
    }
  }
}
