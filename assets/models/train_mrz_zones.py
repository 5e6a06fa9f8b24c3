#!/usr/bin/python3
"""Trains the net that finds machine-readable zones, mrz_zones.onnx, on synthetic pictures alone.

Run from the root of the repository with Debian's python3 (python3-torch, python3-onnx, python3-opencv, python3-pil,
fonts-ocr-b, fonts-dejavu-core):

    nice /usr/bin/python3 assets/models/train_mrz_zones.py assets/models/mrz_zones.onnx

The input is a grey picture of about 230,000 pixels (640 x 360), locally normalised (see normalise(): capture/mrz/zone_net.cpp does the
same). The output has one cell per 8 x 8 pixels with four values: the logit of "text of a zone", the cosine and the
sine of the reading direction, and the binary logarithm of the pitch over 6 pixels.
"""
import time

import cv2
import numpy as np
import torch
from torch import nn

import synthetic_pages as pages
from training import begin

SIDE, STRIDE, BOX = 320, 8, 41
SMALLEST, LARGEST, MIDDLE = 2.6, 19.0, 6.0  # pitch in pixels


def normalise(image):
    """Local contrast: what is left after the mean, over the deviation, of a neighbourhood of BOX x BOX pixels."""
    mean = cv2.blur(image, (BOX, BOX), borderType=cv2.BORDER_REPLICATE)
    square = cv2.blur(image * image, (BOX, BOX), borderType=cv2.BORDER_REPLICATE)
    return (image - mean) / (np.sqrt(np.maximum(square - mean * mean, 0)) + 6)


def tiltFor(rng, size):
    strength = rng.uniform(0, 0.35) if rng.random() < 0.5 else 0.0
    return rng.uniform(-strength, strength) / size[1], rng.uniform(-strength, strength) / size[0]


def lay(rng, image, page, matrix):
    """The page over the picture, with a border now and then darker or lighter."""
    size = (SIDE, SIDE)
    over = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_AREA).astype(np.float32)
    mask = cv2.warpPerspective(np.full(page.shape, 255, np.uint8), matrix, size, flags=cv2.INTER_LINEAR)
    alpha = mask.astype(np.float32) / 255
    if rng.random() < 0.5:  # the shadow that it throws
        moved = np.roll(alpha, (rng.randint(-5, 5), rng.randint(-5, 5)), (0, 1))
        image = image * (1 - 0.5 * cv2.blur(moved, (7, 7)))
    return image * (1 - alpha) + over * alpha


def shrunk(page, corners, scale):
    """Pages that become much smaller are shrunk first, as INTER_AREA of a warp does not."""
    if scale > 0.7:
        return page, corners, scale
    small = cv2.resize(page, None, fx=scale * 1.2, fy=scale * 1.2, interpolation=cv2.INTER_AREA)
    factor = small.shape[1] / page.shape[1]
    return small, corners * factor, scale / factor


def sample(rng, noise, documents, others):
    image = pages.clutter(rng, noise, SIDE)
    for _ in range(rng.randint(0, 4)):
        page = rng.choice(others)
        scale = np.exp(rng.uniform(np.log(0.3), np.log(1.6)))
        page, _, scale = shrunk(page, np.zeros((1, 2)), scale)
        target = (rng.uniform(0, SIDE), rng.uniform(0, SIDE))
        centre = (page.shape[1] / 2, page.shape[0] / 2)
        tilt = tiltFor(rng, page.shape)
        image = lay(rng, image, page, pages.placement(rng, centre, target, rng.uniform(0, 6.3), scale, tilt))
    cells = SIDE // STRIDE
    truth = np.zeros((4, cells, cells), np.float32)
    if rng.random() < 0.8:
        page, corners, pitch = rng.choice(documents)
        wanted = np.exp(rng.uniform(np.log(SMALLEST), np.log(LARGEST)))
        page, corners, scale = shrunk(page, corners, wanted / pitch)
        fitting = rng.random() < 0.8
        u, v = (rng.uniform(0, 1), rng.uniform(0, 1)) if fitting else (0.5, rng.uniform(-4, 0))
        centre = corners[0] + u * (corners[1] - corners[0]) + v * (corners[3] - corners[0])
        target = (rng.uniform(0.2, 0.8) * SIDE, rng.uniform(0.2, 0.8) * SIDE)
        quarter = rng.randint(0, 3) * np.pi / 2 + rng.gauss(0, 0.07)
        angle = quarter if rng.random() < 0.35 else rng.uniform(0, 2 * np.pi)
        matrix = pages.placement(rng, centre, target, angle, scale, tiltFor(rng, page.shape))
        image = lay(rng, image, page, matrix)
        truth = truthOf(corners, wanted / scale, matrix, cells)
        if rng.random() < 0.15:  # a finger
            spot = (rng.randint(0, SIDE), rng.randint(0, SIDE)), (rng.randint(15, 60), rng.randint(30, 120))
            cv2.ellipse(image, *spot, rng.uniform(0, 180), 0, 360, rng.uniform(90, 190), -1, cv2.LINE_AA)
    return normalise(pages.lightAndLens(rng, noise, image)), truth


def truthOf(corners, pitch, matrix, cells):
    quad = cv2.perspectiveTransform(corners[None].astype(np.float64), matrix)[0]
    mask = np.zeros((SIDE, SIDE), np.uint8)
    cv2.fillConvexPoly(mask, np.round(quad * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    truth = np.zeros((4, cells, cells), np.float32)
    truth[0] = cv2.resize(mask, (cells, cells), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    # Direction and pitch differ over a tilted zone: those of each cell's own place.
    x, y = np.meshgrid(np.arange(cells) * STRIDE + STRIDE / 2, np.arange(cells) * STRIDE + STRIDE / 2)
    places = np.stack([x, y], -1).reshape(1, -1, 2).astype(np.float64)
    on = cv2.perspectiveTransform(places, np.linalg.inv(matrix))
    before, after = (cv2.perspectiveTransform(on + [[[way * pitch, 0]]], matrix)[0] for way in (-1, 1))
    along = after - before
    size = np.clip(np.hypot(along[:, 0], along[:, 1]), 1e-3, 1e4)
    truth[1:3] = (along / size[:, None]).T.reshape(2, cells, cells)
    truth[3] = np.log2(size / 2 / MIDDLE).reshape(cells, cells)
    return truth


def block(inputs, outputs, kernel, stride=1, dilation=1):
    padding = 0 if kernel == stride else dilation * (kernel // 2)
    return [nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]


def buildNet():
    """Fully convolutional; a field of view of about 270 pixels; 35 thousand weights."""
    return nn.Sequential(*block(1, 24, 4, 4), *block(24, 32, 3, 2), *block(32, 24, 3), *block(24, 24, 3, 1, 2),
                         *block(24, 24, 3, 1, 4), *block(24, 24, 3, 1, 8), *block(24, 24, 3), nn.Conv2d(24, 4, 1))


def lossOf(predicted, truth):
    zone = truth[:, 0]
    found = nn.functional.binary_cross_entropy_with_logits(predicted[:, 0], zone, reduction="none")
    found = (found * (1 + 2 * zone)).mean()
    inside = (zone > 0.5).float()
    turned = ((predicted[:, 1:3] - truth[:, 1:3]) ** 2).sum(1)
    pitch = (predicted[:, 3] - truth[:, 3]).abs()
    return found, (inside * turned).sum() / (inside.sum() + 1), (inside * pitch).sum() / (inside.sum() + 1)


def main():
    options, rng, noise = begin(__doc__, 1500, 12)
    documents = []
    for _ in range(240):
        pitch = rng.choice([9.0, 9.0, 16.0])
        documents.append((*pages.documentPage(rng, noise, pitch), pitch))
    others = [pages.distractorPage(rng, noise) for _ in range(160)]
    net = buildNet()
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 8e-3, options.steps, pct_start=0.15)
    started = time.process_time()
    seen = np.zeros(5)
    for step in range(options.steps):
        batch = [sample(rng, noise, documents, others) for _ in range(options.batch)]
        images = torch.from_numpy(np.stack([image for image, _ in batch])[:, None].astype(np.float32))
        truth = torch.from_numpy(np.stack([one for _, one in batch]))
        predicted = net(images)
        losses = lossOf(predicted, truth)
        optimiser.zero_grad()
        (losses[0] + 0.15 * losses[1] + 0.15 * losses[2]).backward()
        optimiser.step()
        schedule.step()
        found, zone = predicted[:, 0] > 0, truth[:, 0] > 0.5
        seen += [float(losses[0]), float(losses[1]), float(losses[2]),
                 float((found & zone).sum() / (zone.sum() + 1)), float((found & zone).sum() / (found.sum() + 1))]
        if step % 50 == 49:
            values = " ".join(f"{value:.3f}" for value in seen / 50)
            print(f"step {step + 1} loss, turn, pitch, recall, precision: {values} cpu {time.process_time() - started:.0f} s",
                  flush=True)
            seen[:] = 0
    net.eval()
    torch.onnx.export(net, torch.zeros(1, 1, 360, 640), options.output, opset_version=11,
                      input_names=["picture"], output_names=["cells"],
                      dynamic_axes={"picture": {2: "height", 3: "width"}, "cells": {2: "rows", 3: "columns"}})


if __name__ == "__main__":
    main()
