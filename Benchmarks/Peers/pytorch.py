"""The book's VAE in PyTorch: eager or the whole loss compiled, Adam as it is by default or fused."""

import contest
import numpy as np
import torch
import torch.nn.functional as F
from contest import BATCH, HIDDEN, LATENTS, PIXELS
from torch import nn


class VAE(nn.Module):
    """784 -> 400 -> 20 -> 400 -> 784. `Linear` starts uniform in +-1/sqrt(inputs), as the book's layers do."""

    def __init__(self):
        super().__init__()
        self.encoder_hidden = nn.Linear(PIXELS, HIDDEN)
        self.encoder_code = nn.Linear(HIDDEN, 2 * LATENTS)
        self.decoder_hidden = nn.Linear(LATENTS, HIDDEN)
        self.decoder_pixels = nn.Linear(HIDDEN, PIXELS)

    def forward(self, x):
        """-ELBO in nats, the mean over images x [batch, 784]."""
        mean, log_variance = self.encoder_code(F.relu(self.encoder_hidden(x))).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        logits = self.decoder_pixels(F.relu(self.decoder_hidden(z)))
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        divergence = 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum()
        return (reconstruction + divergence) / len(x)


def main():
    options = contest.parse_options("--compile", "--fused")
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    train = torch.from_numpy(contest.read_images(options.mnist, "train-images-idx3-ubyte"))
    test = torch.from_numpy(contest.read_images(options.mnist, "t10k-images-idx3-ubyte"))
    model = VAE()
    loss = torch.compile(model) if options.compile else model
    adam = torch.optim.Adam(model.parameters(), lr=1e-3, fused=options.fused)

    def train_epoch():
        for indices in torch.randperm(len(train)).split(BATCH):
            adam.zero_grad()
            loss(train[indices]).backward()
            adam.step()

    def test_loss():
        with torch.no_grad():
            return float(np.mean([model(images).item() for images in test.split(1000)]))

    contest.run(options, train_epoch, test_loss)


main()
