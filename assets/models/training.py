"""What the two training scripts have in common: their options, and a beginning that can be repeated."""
import argparse
import random

import cv2
import numpy as np
import torch


def begin(description, steps, batch):
    """The options of the command line, and the two sources of chance, both from the seed; one thread."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--batch", type=int, default=batch)
    parser.add_argument("--seed", type=int, default=9303)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    return options, random.Random(options.seed), np.random.default_rng(options.seed)
