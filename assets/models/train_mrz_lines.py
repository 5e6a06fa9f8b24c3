#!/usr/bin/python3
"""Trains the recogniser of MRZ lines, mrz_lines.onnx, on synthetic OCR-B lines alone.

Run from the root of the repository with Debian's python3 (python3-torch, python3-onnx, python3-opencv, python3-pil,
fonts-ocr-b):

    nice /usr/bin/python3 assets/models/train_mrz_lines.py assets/models/mrz_lines.onnx

The input of the net is one line of text, 24 pixels high, capitals about 14 pixels high, locally normalised (see
normalise(): capture/mrz/line_net.cpp does the same). The output has one column per 4 pixels with 38 log
probabilities: nothing, `<`, 0-9, A-Z.
"""
import time

import cv2
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import nn

from training import begin

ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FONTS = ["OCRB", "OCRBS", "OCRB", "OCRBL"]
HEIGHT, WIDTH, STRIDE, CAP, BOX = 24, 240, 4, 14, 49
SCALE = 3  # glyphs are drawn at this multiple and shrunk by the warp
IGNORE = -100


def drawGlyphs():
    """Per font, per character: a mask of 3 x 3 pitches with the character in the middle."""
    fonts = []
    for name in FONTS:
        font = ImageFont.truetype(f"/usr/share/fonts/opentype/ocr-b/{name}.otf", round(CAP * SCALE * 48 / 35))
        glyphs = {}
        for char in ALPHABET:
            image = Image.new("L", (CAP * SCALE * 2, CAP * SCALE * 2), 0)
            draw = ImageDraw.Draw(image)
            left, top, right, bottom = font.getbbox("H")
            draw.text((CAP * SCALE - font.getlength(char) / 2, CAP * SCALE - (top + bottom) / 2), char, font=font, fill=255)
            glyphs[char] = np.array(image, dtype=np.uint8)
        fonts.append(glyphs)
    return fonts


def randomText(rng, length):
    """Runs of fillers, letters, digits and mixtures, as the fields of a zone have them."""
    text = ""
    while len(text) < length:
        kind = rng.random()
        run = rng.randint(1, 9)
        if kind < 0.2:
            text += "<" * run
        elif kind < 0.5:
            text += "".join(rng.choice(ALPHABET[11:]) for _ in range(run))
        elif kind < 0.75:
            text += "".join(rng.choice(ALPHABET[1:11]) for _ in range(run))
        else:
            text += "".join(rng.choice(ALPHABET) for _ in range(run))
    return text[:length]


def paintText(rng, fonts):
    """The ink of a line at SCALE, and the centre and pitch of each character in it (in unscaled pixels)."""
    glyphs = rng.choice(fonts)
    pitch = CAP * rng.uniform(0.86, 1.28)
    squeeze = min(1.12, pitch / CAP * rng.uniform(0.9, 1.02))
    margin = 21
    canvas = np.zeros(((HEIGHT + 2 * margin) * SCALE, (WIDTH + 2 * margin) * SCALE), np.uint8)
    start = rng.uniform(-2, 1) * pitch if rng.random() < 0.6 else rng.uniform(0.5, 5) * pitch
    count = int((WIDTH + margin - start) / pitch) + 1
    if rng.random() < 0.35:
        count = max(1, count - rng.randint(1, 8))
    marks = []
    half = CAP * SCALE
    wander, bounce = abs(rng.gauss(0, 0.014)), abs(rng.gauss(0, 0.3))
    for index, char in enumerate(randomText(rng, count)):
        centre = start + (index + 0.5) * pitch + rng.gauss(0, wander) * pitch
        glyph = glyphs[char]
        width = max(8, round(glyph.shape[1] * squeeze))
        glyph = cv2.resize(glyph, (width, glyph.shape[0]), interpolation=cv2.INTER_LINEAR)
        x = round((centre + margin) * SCALE - width / 2)
        y = round((HEIGHT / 2 + margin) * SCALE - half + rng.gauss(0, bounce) * SCALE)
        if x < 0 or x + width > canvas.shape[1]:
            continue
        part = canvas[y:y + 2 * half, x:x + width]
        np.maximum(part, glyph, out=part)
        marks.append((char, centre, pitch))
    paintNeighbours(rng, canvas, glyphs, pitch, margin)
    return stroke(rng, canvas), marks, margin


def paintNeighbours(rng, canvas, glyphs, pitch, margin):
    """Now and then a strip of the lines above and below, as a tilted or tightly spaced zone has them in its window."""
    half = CAP * SCALE
    for way in (-1, 1):
        if rng.random() > 0.2:
            continue
        y = round((HEIGHT / 2 + margin + way * rng.uniform(1.4, 1.9) * CAP) * SCALE) - half
        top, low = max(0, y), min(canvas.shape[0], y + 2 * half)
        for x in np.arange(rng.uniform(0, pitch) * SCALE, canvas.shape[1] - 2 * half, pitch * SCALE):
            part = canvas[top:low, int(x):int(x) + 2 * half]
            np.maximum(part, glyphs[rng.choice(ALPHABET)][top - y:low - y], out=part)


def stroke(rng, ink):
    """Thinner or thicker print, ink that ran or did not take."""
    thickness = rng.random()
    size = rng.randint(2, 3) if thickness < 0.2 else rng.randint(2, 5)
    element = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    if thickness < 0.2:
        ink = cv2.erode(ink, element)
    elif thickness > 0.5:
        ink = cv2.dilate(ink, element)
    if rng.random() < 0.15:
        holes = np.random.default_rng(rng.getrandbits(32)).random((ink.shape[0] // 4 + 1, ink.shape[1] // 4 + 1))
        holes = cv2.resize((holes > rng.uniform(0.03, 0.2)).astype(np.float32), ink.shape[::-1])
        ink = (ink * holes).astype(np.uint8)
    return ink


def paintBackground(rng, noise):
    """Paper with gradients, waves of guilloche, and now and then the edge of something else."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    base = rng.uniform(110, 245)
    image = np.full((HEIGHT, WIDTH), base, np.float32)
    image += (x - WIDTH / 2) * rng.gauss(0, 0.12) + (y - HEIGHT / 2) * rng.gauss(0, 0.5)
    for _ in range(rng.randint(0, 4)):
        angle, period = rng.uniform(0, np.pi), rng.uniform(4, 40)
        bend = rng.uniform(0, 6) * np.sin(x / rng.uniform(8, 60) + rng.uniform(0, 6))
        image += rng.uniform(0, 16) * np.sin((x * np.cos(angle) + y * np.sin(angle) + bend) * 2 * np.pi / period)
    if rng.random() < 0.5:
        coarse = noise.normal(0, rng.uniform(2, 14), (HEIGHT // 8 + 1, WIDTH // 8 + 1)).astype(np.float32)
        image += cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    for _ in range(rng.randint(0, 3) if rng.random() < 0.4 else 0):
        start = (rng.randint(0, WIDTH), rng.randint(-10, HEIGHT + 10))
        end = (start[0] + rng.randint(-120, 120), rng.randint(-10, HEIGHT + 10))
        cv2.line(image, start, end, base + rng.uniform(-90, 40), rng.randint(1, 3), cv2.LINE_AA)
    if rng.random() < 0.2:
        edge = rng.randint(0, 5)
        rows = slice(0, edge) if rng.random() < 0.5 else slice(HEIGHT - edge, HEIGHT)
        image[rows] -= rng.uniform(-60, 140)
    return image


def warp(rng, canvas, margin):
    """A window of the canvas under a small similarity, shear and perspective; and where x lands."""
    angle, shear = rng.gauss(0, 0.012), rng.gauss(0, 0.08)
    zoomY, shift = rng.uniform(0.78, 1.25), rng.gauss(0, 1.4)
    taper = rng.gauss(0, 0.0004)
    centre = np.array([[1, 0, -(margin + WIDTH / 2) * SCALE], [0, 1, -(margin + HEIGHT / 2) * SCALE], [0, 0, 1]])
    middle = np.array([[1, shear, 0], [angle, 1, 0], [taper / SCALE, 0, 1]])
    back = np.array([[1 / SCALE, 0, WIDTH / 2], [0, zoomY / SCALE, HEIGHT / 2 + shift], [0, 0, 1]])
    matrix = back @ middle @ centre
    ink = cv2.warpPerspective(canvas, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    return ink, matrix


def normalise(image):
    """Local contrast: what is left after the mean, over the deviation, of a neighbourhood of BOX x BOX pixels."""
    mean = cv2.blur(image, (BOX, BOX), borderType=cv2.BORDER_REPLICATE)
    square = cv2.blur(image * image, (BOX, BOX), borderType=cv2.BORDER_REPLICATE)
    return (image - mean) / (np.sqrt(np.maximum(square - mean * mean, 0)) + 4)


def uneven(rng, image):
    """Shadow edges and glare."""
    x, y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    if rng.random() < 0.15:
        angle, soft = rng.uniform(0, 2 * np.pi), rng.uniform(0.3, 12)
        side = ((x - rng.uniform(0, WIDTH)) * np.cos(angle) + (y - HEIGHT / 2) * np.sin(angle)) / soft
        image = image * (1 - rng.uniform(0.3, 0.75) / (1 + np.exp(np.clip(-side, -30, 30))))
    if rng.random() < 0.12:
        spot = ((x - rng.uniform(0, WIDTH)) / rng.uniform(8, 60)) ** 2 + ((y - rng.uniform(-20, 44)) / rng.uniform(6, 40)) ** 2
        image = image + rng.uniform(30, 260) * np.exp(-spot ** rng.uniform(0.6, 2.5))
    return np.clip(image, 0, 255)


def degrade(rng, noise, image):
    """What lenses, sensors and JPEG do; down to capitals 6 pixels high."""
    if rng.random() < 0.55:
        small = rng.uniform(0.42, 0.95)
        size = (max(8, round(WIDTH * small)), max(8, round(HEIGHT * small)))
        image = cv2.resize(image, size, interpolation=rng.choice([cv2.INTER_AREA, cv2.INTER_LINEAR]))
        image = roughen(rng, noise, image, small)
        image = cv2.resize(image, (WIDTH, HEIGHT), interpolation=rng.choice([cv2.INTER_CUBIC, cv2.INTER_LINEAR]))
    else:
        image = roughen(rng, noise, image, 1.0)
    return np.clip(image, 0, 255)


def motionKernel(rng, length):
    size = int(np.ceil(length)) | 1
    kernel = np.zeros((size, size), np.float32)
    angle, middle = rng.uniform(0, np.pi), (size - 1) / 2
    for t in np.linspace(-length / 2, length / 2, 4 * size):
        kernel[round(middle + t * np.sin(angle)), round(middle + t * np.cos(angle))] += 1
    return kernel / kernel.sum()


def roughen(rng, noise, image, scale):
    """Blur, noise and JPEG at the sensor, whose pixels are 1 / scale of ours."""
    if rng.random() < 0.65:
        sigma = CAP * np.exp(rng.uniform(np.log(0.02), np.log(0.17))) * scale
        image = cv2.GaussianBlur(image, (0, 0), max(0.2, sigma))
    if rng.random() < 0.15:
        image = cv2.filter2D(image, -1, motionKernel(rng, max(1.5, rng.uniform(0.1, 0.5) * CAP * scale)))
    if rng.random() < 0.7:
        spread = rng.uniform(0.01, 0.16) * max(15.0, float(image.max() - image.min()))
        grain = noise.normal(0, spread, image.shape).astype(np.float32)
        image = image + (cv2.GaussianBlur(grain, (0, 0), 0.6) * 1.6 if rng.random() < 0.3 else grain)
    if rng.random() < 0.5:
        quality = [cv2.IMWRITE_JPEG_QUALITY, rng.randint(25, 92)]
        image = cv2.imdecode(cv2.imencode(".jpg", np.clip(image, 0, 255).astype(np.uint8), quality)[1], 0)
    return image.astype(np.float32)


def sample(rng, noise, fonts):
    canvas, marks, margin = paintText(rng, fonts)
    ink, matrix = warp(rng, canvas, margin)
    labels = np.zeros(WIDTH // STRIDE, np.int64)
    for char, centre, pitch in marks:
        point = matrix @ np.array([(centre + margin) * SCALE, (HEIGHT / 2 + margin) * SCALE, 1])
        x = point[0] / point[2]
        distance = np.abs(np.arange(WIDTH // STRIDE) * STRIDE + STRIDE / 2 - x)
        labels[distance < 0.42 * pitch] = IGNORE
    for char, centre, pitch in marks:
        point = matrix @ np.array([(centre + margin) * SCALE, (HEIGHT / 2 + margin) * SCALE, 1])
        distance = np.abs(np.arange(WIDTH // STRIDE) * STRIDE + STRIDE / 2 - point[0] / point[2])
        labels[distance < 0.28 * pitch] = 1 + ALPHABET.index(char)
    paper = paintBackground(rng, noise)
    alpha = ink.astype(np.float32) / 255 * rng.uniform(0.75, 1)
    image = paper * (1 - alpha) + min(rng.uniform(0, 90), float(paper.mean()) - 45) * alpha
    if rng.random() < 0.25:  # too little light
        image = image * rng.uniform(0.12, 0.5) + rng.uniform(0, 25)
    image = degrade(rng, noise, uneven(rng, np.clip(image, 0, 255)))
    return normalise(image), labels


def block(inputs, outputs, kernel, padding, stride=1):
    return [nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]


def buildNet():
    """Fully convolutional, a field of view of about five characters, about 160 thousand weights."""
    return nn.Sequential(
        *block(1, 16, 5, 2, 2),
        *block(16, 32, 3, 1), nn.MaxPool2d(2),
        *block(32, 48, 3, 1), nn.MaxPool2d((2, 1)),
        *block(48, 80, 3, 1),
        *block(80, 80, 3, (0, 1)),
        *block(80, 96, (1, 3), (0, 1)),
        *block(96, 96, (1, 3), (0, 1)),
        nn.Conv2d(96, 1 + len(ALPHABET), 1), nn.LogSoftmax(dim=1))


def main():
    options, rng, noise = begin(__doc__, 4600, 24)
    fonts = drawGlyphs()
    net = buildNet()
    loss = nn.NLLLoss(ignore_index=IGNORE)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-3, options.steps, pct_start=0.15)
    started = time.process_time()
    for step in range(options.steps):
        batch = [sample(rng, noise, fonts) for _ in range(options.batch)]
        images = torch.from_numpy(np.stack([image for image, _ in batch])[:, None].astype(np.float32))
        labels = torch.from_numpy(np.stack([label for _, label in batch]))
        predicted = net(images)[:, :, 0, :]
        value = loss(predicted, labels)
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        schedule.step()
        if step % 100 == 99:
            right = (predicted.argmax(1) == labels)[labels > 0].float().mean()
            print(f"step {step + 1} loss {value:.3f} characters {right:.4f} cpu {time.process_time() - started:.0f} s",
                  flush=True)
    net.eval()
    torch.onnx.export(net, torch.zeros(1, 1, HEIGHT, 704), options.output, opset_version=11,
                      input_names=["line"], output_names=["columns"],
                      dynamic_axes={"line": {3: "width"}, "columns": {3: "columns"}})


if __name__ == "__main__":
    main()
