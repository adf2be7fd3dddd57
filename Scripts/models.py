"""The book's VAE in NumPy, on files that safetensors reads and writes; Scripts/check-models calls it.

    models.py draw-codes CODES                  ten codes of N(0, I)
    models.py compare MODEL CODES IMAGES        whether the images are what the model decodes the codes to
    models.py transpose|shuffle MODEL WRONG     the model with one weight wrong, in a shape that fits
    models.py copy MODEL COPY                   the model again, as safetensors writes it
    models.py compare-records TRAINED LOADED    whether two runs measured the same of one model
"""

import json
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

TOLERANCE = 1e-5


def linear(model, layer, x):
    """x · Wᵀ + b, as PyTorch's Linear."""
    return x @ model[f"{layer}.weight"].T + model[f"{layer}.bias"]


def decode(model, z):
    """D(z), [count, latents] → [count, 784]."""
    h = np.maximum(linear(model, "decoder.hidden", z), 0)
    return 1 / (1 + np.exp(-linear(model, "decoder.pixels", h)))


def draw_codes(path):
    codes = np.random.default_rng(1).standard_normal((10, 20), dtype=np.float32)
    save_file({"codes": codes}, path)


def compare(model, codes, images):
    z = load_file(codes)["codes"]
    difference = np.abs(decode(load_file(model), z) - load_file(images)["images"]).max()
    print(f"models.py: {len(z)} codes, the images differ by {difference:.1e}")
    return bool(difference <= TOLERANCE)


def change(model, path, how):
    tensors = load_file(model)
    weight = tensors["decoder.hidden.weight"]
    tensors["decoder.hidden.weight"] = np.ascontiguousarray(how(weight))
    save_file(tensors, path)


def copy(model, path):
    with safe_open(model, framework="numpy") as file:
        save_file(load_file(model), path, metadata=file.metadata())


def compare_records(trained, loaded):
    """Whether the loaded run measured much, and all of it as the trained one did."""
    before, after = (json.load(open(path))["values"] for path in (trained, loaded))
    differ = [name for name in after if after[name] != before.get(name)]
    print(f"models.py: {len(after)} of {len(before)} values, different: {', '.join(differ) or 'none'}")
    return not differ and len(after) > len(before) / 2


COMMANDS = {
    "draw-codes": draw_codes,
    "compare": compare,
    "transpose": lambda model, path: change(model, path, lambda w: w.T.reshape(w.shape)),
    "shuffle": lambda model, path: change(model, path, lambda w: w[::-1]),
    "copy": copy,
    "compare-records": compare_records,
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]) is False)
