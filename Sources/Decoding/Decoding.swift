import Chapter2ProbabilisticEncoder
import SavedModels
import Tensors

/// D(z) by the VAE that one file holds, of the codes that another holds.
///
/// - Parameters:
///   - model: a file that chapter 2, 4, 5, 6 or 7 saved, or one with the same tensors.
///   - codes: a file with the tensor `codes`, [count, latents].
/// - Returns: the tensor `images`, [count, 784], in 0…1.
public func decode(codes: String, by model: String) throws(ModelError) -> SafeTensors {
  let decoder = try ProbabilisticAutoencoder(savedIn: model)
  let file = try SafeTensors(contentsOf: codes)
  let latents = decoder.encoderMean.bias.columns
  guard let z = file.tensors["codes"], z.shape.count == 2, z.shape[1] == latents else {
    throw ModelError(codes, .misfit("expected a tensor codes of the shape [count, \(latents)]"))
  }
  guard z.scalars.allSatisfy(\.isFinite) else {
    throw ModelError(codes, .notFinite(tensor: "codes"))
  }
  let x = decoder.decode(Tensor(rows: z.shape[0], columns: latents, z.scalars))
  return SafeTensors(tensors: ["images": StoredTensor(shape: [x.rows, x.columns], x.scalars)])
}

extension ProbabilisticAutoencoder {
  /// The model of a file, in the size that its `encoder.mean.weight` has there.
  init(savedIn path: String) throws(ModelError) {
    let saved = try SavedModel(contentsOf: path)
    let sizes = saved.content.tensors["encoder.mean.weight"]?.shape ?? []
    guard sizes.count == 2, sizes.allSatisfy({ 1...4096 ~= $0 }) else {
      throw ModelError(
        path, .misfit("expected encoder.mean.weight of the shape [latents, hidden]"))
    }
    var random = Random(seed: 0)
    self.init(latents: sizes[0], hidden: sizes[1], using: &random)
    try saved.load(into: &self)
  }
}
