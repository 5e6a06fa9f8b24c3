"""Synthetic pictures for training: pages with a machine-readable zone and pages with other print, drawn in fonts of
Debian, laid on clutter and photographed badly. Nothing here comes from a real picture.
"""
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS, DIGITS = ALPHABET[11:], ALPHABET[1:11]
OCRB = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVu"
PRINT = [DEJAVU + name for name in ("Sans.ttf", "Sans-Bold.ttf", "Serif.ttf", "SansMono.ttf", "SansMono-Bold.ttf")]
SHAPES = [(3, 30, 85.6, 54.0), (2, 36, 105.0, 74.0), (2, 44, 125.0, 88.0)]  # lines, characters, page in mm
CODES = ["POL", "UTO", "D<<", "FRA", "ROU", "LVA", "SVN", "CZE", "USA", "GBR", "ITA", "ESP", "NLD", "HRV", "FIN", "CHE"]


def word(rng, alphabet, shortest, longest):
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(shortest, longest)))


def fillTo(text, length):
    return text[:length].ljust(length, "<")


def zoneText(rng, lines, length):
    """The shape of a zone: what matters for finding one is where the fillers are, not whether the digits check."""
    code, state = rng.choice(["P<", "ID", "I<", "AC", "V<"]), rng.choice(CODES)
    names = "<<".join(["<".join(word(rng, LETTERS, 3, 11) for _ in range(rng.randint(1, 2))),
                       "<".join(word(rng, LETTERS, 3, 9) for _ in range(rng.randint(1, 2)))])
    number = fillTo(word(rng, LETTERS + DIGITS, 0, 3) + word(rng, DIGITS, 5, 7), 9) + word(rng, DIGITS, 1, 1)
    dates = word(rng, DIGITS, 7, 7) + rng.choice("MF<") + word(rng, DIGITS, 7, 7)
    optional = word(rng, DIGITS, 6, 13) if rng.random() < 0.4 else ""
    if lines == 3:
        return [fillTo(code + state + number + optional, 30), fillTo(dates + state, 29) + word(rng, DIGITS, 1, 1),
                fillTo(names, 30)]
    return [fillTo(code + state + names, length),
            fillTo(number + state + dates + optional, length - 1) + word(rng, DIGITS, 1, 1)]


def paper(rng, noise, width, height):
    """Paper, plain or with the waves of a guilloche."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    image = np.full((height, width), rng.uniform(150, 250), np.float32)
    for _ in range(rng.randint(0, 3)):
        angle, period = rng.uniform(0, np.pi), rng.uniform(3, 30)
        bend = rng.uniform(0, 8) * np.sin(x / rng.uniform(15, 90) + rng.uniform(0, 6))
        image += rng.uniform(0, 14) * np.sin((x * np.cos(angle) + y * np.sin(angle) + bend) * 2 * np.pi / period)
    coarse = noise.normal(0, rng.uniform(0, 10), (height // 24 + 2, width // 24 + 2)).astype(np.float32)
    return image + cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def drawPrint(rng, draw, box, size):
    """Lines of other print: labels, values, paragraphs, dotted rules."""
    left, top, right, bottom = box
    y = top
    while y < bottom - size:
        font = ImageFont.truetype(rng.choice(PRINT), max(5, round(size * rng.uniform(0.7, 1.5))))
        text = " ".join(word(rng, LETTERS + LETTERS.lower() + DIGITS, 1, 11) for _ in range(rng.randint(1, 8)))
        text = text.upper() if rng.random() < 0.3 else text
        while len(text) > 2 and font.getlength(text) > right - left:
            text = text[:-2]
        draw.text((left, y), text, font=font, fill=rng.randint(0, 110))
        y += size * rng.uniform(1.2, 3.5)


def documentPage(rng, noise, pitch):
    """A page with a zone, and the corners of the zone's text: top left, top right, bottom right, bottom left."""
    lines, length, widthMm, heightMm = rng.choice(SHAPES)
    scale = pitch / 2.54
    width, height = round(widthMm * scale), round(heightMm * scale)
    step = rng.uniform(1.55, 2.6) * pitch
    zoneHeight = step * (lines - 1) + pitch
    top = height - zoneHeight - rng.uniform(0.5, 2.5) * pitch
    left = (width - length * pitch) / 2 + rng.uniform(-0.6, 0.6) * pitch
    ground = paper(rng, noise, width, height)
    if rng.random() < 0.6:
        ground[round(top - pitch):] = rng.uniform(200, 250)
    image = Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    middle = round(width * rng.uniform(0.25, 0.4))
    face = rng.randint(60, 200)
    draw.rectangle((8, round(top * 0.25), middle - 6, round(top - pitch)), fill=face)
    draw.ellipse((round(middle * 0.25), round(top * 0.35), round(middle * 0.75), round(top * 0.85)), fill=255 - face)
    if rng.random() < 0.9:
        drawPrint(rng, draw, (middle, 6, width - 4, top - pitch), pitch * rng.uniform(0.5, 1.3))
    name = OCRB if rng.random() < 0.85 else rng.choice(PRINT[3:])
    font = ImageFont.truetype(name, round(pitch * 1000 / ImageFont.truetype(name, 1000).getlength("H")))
    bounds = font.getbbox("H")
    ink = rng.randint(0, 90)
    for row, text in enumerate(zoneText(rng, lines, length)):
        y = top + row * step + pitch / 2 - (bounds[1] + bounds[3]) / 2
        for column, char in enumerate(text):
            draw.text((left + column * pitch, y), char, font=font, fill=ink)
    right, bottom = left + length * pitch, top + zoneHeight
    return np.array(image), np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def distractorPage(rng, noise):
    """What lies about on desks: letters, forms, tables, bar codes, keyboards, cards, gratings."""
    width, height = rng.randint(150, 460), rng.randint(120, 460)
    image = Image.fromarray(np.clip(paper(rng, noise, width, height), 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    kind = rng.random()
    size = rng.uniform(6, 16)
    if kind < 0.55:
        drawPrint(rng, draw, (rng.randint(2, 30), 6, width - 4, height), size)
    elif kind < 0.65:  # evenly set type of many lines, as in listings
        font = ImageFont.truetype(rng.choice(PRINT[3:] + [OCRB]), round(size))
        for row in range(int(height / (size * 1.3))):
            text = "".join(rng.choice(ALPHABET[1:] + "     ") for _ in range(60))
            draw.text((3, row * size * 1.3), text[:rng.randint(0, 60)], font=font, fill=rng.randint(0, 90))
    elif kind < 0.72:  # a bar code with its number
        x = 10
        while x < width - 12:
            bar = rng.randint(1, 5)
            draw.rectangle((x, 10, x + bar, height - 26), fill=10)
            x += bar + rng.randint(1, 5)
        draw.text((12, height - 24), word(rng, DIGITS, 8, 20), font=ImageFont.truetype(OCRB, 16), fill=10)
    elif kind < 0.8:  # keys
        step = rng.randint(14, 30)
        draw.rectangle((0, 0, width, height), fill=rng.randint(20, 90))
        for y in range(3, height, step):
            for x in range(3 + rng.randint(0, 8), width, step):
                draw.rectangle((x, y, x + step - 4, y + step - 4), fill=rng.randint(25, 120))
                draw.text((x + 3, y + 2), rng.choice(LETTERS), font=ImageFont.truetype(PRINT[0], step // 2), fill=220)
    elif kind < 0.9:  # a table
        step, wide = rng.randint(9, 24), rng.randint(20, 90)
        for y in range(0, height, step):
            draw.line((0, y, width, y), fill=90)
            for x in range(0, width, wide):
                draw.text((x + 2, y + 1), word(rng, DIGITS + LETTERS, 0, 8), font=ImageFont.truetype(PRINT[0], step - 3), fill=60)
    else:  # a grating: blinds, grilles, vents
        step = rng.randint(3, 14)
        for y in range(0, height, step):
            draw.rectangle((0, y, width, y + step // 2), fill=rng.randint(20, 120))
    return np.array(image)


def clutter(rng, noise, side):
    """Tables, cloths and things of no meaning."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    angle = rng.uniform(0, np.pi)
    along = x * np.cos(angle) + y * np.sin(angle)
    image = rng.uniform(20, 220) + rng.gauss(0, 0.2) * (along - side / 2)
    for grain in (4, 12, 40):
        spots = noise.normal(0, rng.uniform(0, 22), (side // grain + 2, side // rng.choice([grain, 2, 30]) + 2))
        image = image + cv2.resize(spots.astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    if rng.random() < 0.35:  # weave or wood
        image += rng.uniform(2, 25) * np.sin(along * rng.uniform(0.1, 2.2) + 2 * np.sin(y / rng.uniform(9, 60)))
    for _ in range(rng.randint(0, 7)):
        centre, size = (rng.randint(0, side), rng.randint(0, side)), (rng.randint(2, side // 3), rng.randint(2, side // 5))
        tone = rng.uniform(0, 255)
        if rng.random() < 0.5:
            cv2.ellipse(image, centre, size, rng.uniform(0, 180), 0, 360, tone, rng.choice([-1, 1, 2]), cv2.LINE_AA)
        else:
            corners = cv2.boxPoints((centre, size, rng.uniform(0, 180))).astype(np.int32)
            cv2.fillConvexPoly(image, corners, tone, cv2.LINE_AA)
    return image.astype(np.float32)


def lightAndLens(rng, noise, image):
    """Shadow, glare, blur, darkness, noise and JPEG of a hand-held camera."""
    height, width = image.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    if rng.random() < 0.25:
        angle, soft = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 30)
        side = (x - rng.uniform(0, width)) * np.cos(angle) + (y - rng.uniform(0, height)) * np.sin(angle)
        image = image * (1 - rng.uniform(0.3, 0.75) / (1 + np.exp(np.clip(-side / soft, -30, 30))))
    if rng.random() < 0.25:
        angle = rng.uniform(0, np.pi)
        u = (x - rng.uniform(0, width)) * np.cos(angle) + (y - rng.uniform(0, height)) * np.sin(angle)
        v = (y - rng.uniform(0, height)) * np.cos(angle) - (x - rng.uniform(0, width)) * np.sin(angle)
        spot = (u / rng.uniform(8, 60)) ** 2 + (v / rng.uniform(8, 60)) ** 2
        image = image + rng.uniform(60, 300) * np.exp(-spot ** rng.uniform(0.7, 2))
    image = np.clip(image, 0, 255)
    if rng.random() < 0.6:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 1.1))
    if rng.random() < 0.12:
        length = rng.randint(2, 5)
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1 / length
        image = cv2.filter2D(image, -1, np.rot90(kernel) if rng.random() < 0.5 else kernel)
    gain = rng.uniform(0.12, 0.5) if rng.random() < 0.2 else rng.uniform(0.5, 1.1)
    image = image * gain + rng.uniform(0, 20)
    image = image + noise.normal(0, rng.uniform(0.5, 7), image.shape)
    image = np.clip(image, 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(30, 90)])[1], 0)
    return image.astype(np.float32)


def placement(rng, centre, target, angle, scale, tilt):
    """The homography that turns, scales and tilts about `centre` and puts it at `target`."""
    cos, sin = np.cos(angle) * scale, np.sin(angle) * scale
    move = np.array([[1, 0, -centre[0]], [0, 1, -centre[1]], [0, 0, 1]])
    narrow = rng.uniform(1 - abs(tilt[0]) * 0.15, 1)
    look = np.array([[narrow, rng.gauss(0, 0.03), 0], [0, 1, 0], [tilt[0], tilt[1], 1]])
    turn = np.array([[cos, -sin, target[0]], [sin, cos, target[1]], [0, 0, 1]])
    return turn @ look @ move
