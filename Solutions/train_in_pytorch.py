"""Chapter 7's exercise: the book's VAE, trained in PyTorch and kept for `--load`.

    python train_in_pytorch.py MNIST MODEL [EPOCHS]
    swift run chapter5 --mnist MNIST --load MODEL

Needs torch, numpy and safetensors. Both programs print -ELBO on the held-out digits: PyTorch after each epoch,
chapter 5 as `sampledLoss` under "The bound on held-out digits". They agree to some tenths of a nat, as each draws codes of its own.
"""

import gzip
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn


class VAE(nn.Module):
    """784 -> 400 -> (mean, log variance) of 20 -> 400 -> 784. The modules' names become the tensors' names."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleDict(
            {"hidden": nn.Linear(784, 400), "mean": nn.Linear(400, 20), "logVariance": nn.Linear(400, 20)}
        )
        self.decoder = nn.ModuleDict({"hidden": nn.Linear(20, 400), "pixels": nn.Linear(400, 784)})

    def forward(self, x):
        """-ELBO in nats, the mean over images [batch, 784]."""
        h = F.relu(self.encoder["hidden"](x))
        mean, log_variance = self.encoder["mean"](h), self.encoder["logVariance"](h)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        logits = self.decoder["pixels"](F.relu(self.decoder["hidden"](z)))
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        divergence = 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum()
        return (reconstruction + divergence) / len(x)


def read_images(folder, name):
    """Greys in 0...1, [count, 784], from an IDX file, zipped or not."""
    path = Path(folder) / name
    data = path.read_bytes() if path.exists() else gzip.decompress(Path(f"{path}.gz").read_bytes())
    return torch.from_numpy(np.frombuffer(data, np.uint8, offset=16).reshape(-1, 784) / np.float32(255))


def main(mnist, path, epochs=5):
    torch.manual_seed(1)
    train = read_images(mnist, "train-images-idx3-ubyte")
    test = read_images(mnist, "t10k-images-idx3-ubyte")
    model = VAE()
    adam = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(1, int(epochs) + 1):
        for indices in torch.randperm(len(train)).split(128):
            adam.zero_grad()
            model(train[indices]).backward()
            adam.step()
        with torch.no_grad():
            print(f"epoch {epoch}: {model(test).item():.2f} nats per held-out image", flush=True)
    metadata = {"chapter": "5", "digits": "mnist", "seed": "1", "epochs": str(epochs)}
    save_file(model.state_dict(), path, metadata=metadata)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
