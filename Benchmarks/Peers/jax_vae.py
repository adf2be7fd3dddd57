"""The book's VAE in JAX: an epoch as one compiled scan, or a compiled step for each batch."""

import functools
import math

import contest
import numpy as np
from contest import BATCH, HIDDEN, LATENTS, PIXELS

options = contest.parse_options("--scan")

import jax  # after the options: XLA counts the cores it may use as it starts
import jax.numpy as jnp

LAYERS = [(PIXELS, HIDDEN), (HIDDEN, 2 * LATENTS), (LATENTS, HIDDEN), (HIDDEN, PIXELS)]
BETA1, BETA2, EPSILON, LEARNING_RATE = 0.9, 0.999, 1e-8, 1e-3


def initial_parameters(random):
    """Weights and biases uniform in +-1/sqrt(inputs)."""

    def layer(inputs, outputs):
        bound = 1 / math.sqrt(inputs)
        shapes = [(inputs, outputs), (outputs,)]
        return tuple(random.uniform(-bound, bound, shape).astype(np.float32) for shape in shapes)

    return [layer(inputs, outputs) for inputs, outputs in LAYERS]


def mean_loss(parameters, x, key):
    """-ELBO in nats, the mean over images x [batch, 784]."""
    encoder_hidden, encoder_code, decoder_hidden, decoder_pixels = parameters
    mean, log_variance = jnp.split(dense(encoder_code, jax.nn.relu(dense(encoder_hidden, x))), 2, axis=1)
    z = mean + jnp.exp(0.5 * log_variance) * jax.random.normal(key, mean.shape)
    logits = dense(decoder_pixels, jax.nn.relu(dense(decoder_hidden, z)))
    reconstruction = jnp.sum(jax.nn.softplus(logits) - x * logits)
    divergence = 0.5 * jnp.sum(mean**2 + jnp.exp(log_variance) - log_variance - 1)
    return (reconstruction + divergence) / len(x)


def dense(layer, x):
    weights, bias = layer
    return x @ weights + bias


def step(state, images, indices, key):
    """One step of Adam on the images at `indices`."""
    parameters, first, second, count = state
    gradient = jax.grad(mean_loss)(parameters, images[indices], key)
    count = count + 1
    first = jax.tree.map(lambda m, g: BETA1 * m + (1 - BETA1) * g, first, gradient)
    second = jax.tree.map(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, second, gradient)
    scale1, scale2 = 1 / (1 - BETA1**count), 1 / (1 - BETA2**count)
    parameters = jax.tree.map(
        lambda p, m, v: p - LEARNING_RATE * scale1 * m / (jnp.sqrt(scale2 * v) + EPSILON),
        parameters, first, second)
    return parameters, first, second, count


compiled_step = jax.jit(step, donate_argnums=0)


@functools.partial(jax.jit, donate_argnums=0)
def scan_epoch(state, images, order, key):
    """All steps of an epoch. A scan's steps are equal, so the last, shorter batch comes after it."""
    full = len(order) // BATCH
    batches = order[: full * BATCH].reshape(full, BATCH)
    *keys, last = jax.random.split(key, full + 1)
    state, _ = jax.lax.scan(
        lambda state, batch: (step(state, images, *batch), None), state, (batches, jnp.stack(keys)))
    rest = order[full * BATCH :]
    return step(state, images, rest, last) if len(rest) else state


def step_epoch(state, images, order, key):
    starts = range(0, len(order), BATCH)
    for start, key in zip(starts, jax.random.split(key, len(starts))):
        state = compiled_step(state, images, order[start : start + BATCH], key)
    return state


def main():
    random = np.random.default_rng(options.seed)
    train = jnp.asarray(contest.read_images(options.mnist, "train-images-idx3-ubyte"))
    test = jnp.asarray(contest.read_images(options.mnist, "t10k-images-idx3-ubyte"))
    parameters = jax.tree.map(jnp.asarray, initial_parameters(random))
    state = (parameters, jax.tree.map(jnp.zeros_like, parameters),
             jax.tree.map(jnp.zeros_like, parameters), jnp.float32(0))
    key = jax.random.key(options.seed)
    epoch = scan_epoch if options.scan else step_epoch

    def train_epoch():
        nonlocal state, key
        key, noise = jax.random.split(key)
        order = random.permutation(len(train)).astype(np.int32)
        state = jax.block_until_ready(epoch(state, train, order, noise))

    def test_loss():
        loss = jax.jit(mean_loss)
        keys = jax.random.split(key, len(test) // 1000)
        parts = zip(test.reshape(len(keys), 1000, PIXELS), keys)
        return float(np.mean([loss(state[0], images, key) for images, key in parts]))

    contest.run(options, train_epoch, test_loss)


main()
