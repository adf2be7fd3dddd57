"""What both peers share: the command line, the digits, and the lines of JSON that `training` prints too."""

import argparse
import gzip
import json
import os
import resource
import sys
import time
from pathlib import Path

import numpy as np

BATCH, HIDDEN, LATENTS, PIXELS = 128, 400, 20, 784


def parse_options(*variants):
    """The options of `training`, and a flag for each variant; the process stays on `--threads` cores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mnist", required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    for variant in variants:
        parser.add_argument(variant, action="store_true")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))[: options.threads]
        os.sched_setaffinity(0, cores)
    return options


def read_images(folder, name):
    """An IDX file's images as greys in 0...1, float32 [count, 784]."""
    path = Path(folder) / name
    if path.exists():
        data = path.read_bytes()
    else:
        data = gzip.decompress(Path(f"{path}.gz").read_bytes())
    if data[:4] != b"\0\0\x08\x03":
        sys.exit(f"{path}: not an IDX file of bytes with three axes")
    pixels = np.frombuffer(data, np.uint8, offset=16).reshape(-1, PIXELS)
    return np.divide(pixels, 255, dtype=np.float32)


def run(options, train_epoch, test_loss):
    """Times `train_epoch`, which returns when its work is done, and prints what `test_loss` finds."""
    for epoch in range(1, options.epochs + 1):
        start = time.perf_counter()
        train_epoch()
        print_line(epoch=epoch, seconds=time.perf_counter() - start)
    loss = test_loss()
    # In KiB on Linux, in bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print_line(testLoss=loss, peakMegabytes=peak / 1e6)


def print_line(**values):
    print(json.dumps(values), flush=True)
