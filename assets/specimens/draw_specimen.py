#!/usr/bin/python3
"""Draws specimen documents for the demonstration and the tests: TD1 and TD2 cards and TD3 passports of ICAO 9303 with
an OCR-B zone, clearly marked SPECIMEN, in a look of no country.

    /usr/bin/python3 assets/specimens/draw_specimen.py assets/specimens/*.json

Each description NAME.json has "document" (what is printed, and how it lies on the table), "visit" (the visit that the
demonstration makes of it) and "mrz", which this script composes and writes back. The picture is NAME.jpg or NAME.png.
A "misprint" in "document" puts one wrong character into the zone.
Needs Debian's python3-opencv, python3-pil, fonts-ocr-b and fonts-dejavu-core.
"""
import json
import pathlib
import random
import sys
import unicodedata

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZES = {"TD1": (85.6, 54.0, 12), "TD2": (105.0, 74.0, 11), "TD3": (125.0, 88.0, 10)}  # mm, mm, pixels per mm
LETTERS = {"Ł": "L", "Đ": "D", "Ø": "OE", "Å": "AA", "Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "SS", "Ñ": "N"}
PITCH, LINE = 2.54, 6.35  # of the zone, mm
SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
BOLD = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
OCRB = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"


def transliterate(name):
    """ICAO 9303-3 section 6 for the Latin letters that the specimens use."""
    text = ""
    for char in name.upper():
        char = LETTERS.get(char, unicodedata.normalize("NFD", char)[0])
        text += char if char.isalpha() else "<"
    return text


def checkDigit(text):
    values = [0 if c == "<" else int(c, 36) for c in text]
    return str(sum(value * (7, 3, 1)[index % 3] for index, value in enumerate(values)) % 10)


def checked(text):
    return text + checkDigit(text)


def composeZone(doc):
    names = f"{transliterate(doc['surname'])}<<{transliterate(doc['givenNames'])}"
    head = doc["code"].ljust(2, "<") + doc["issuer"].ljust(3, "<")
    number = checked(doc["documentNumber"].ljust(9, "<"))
    birth, expiry = checked(yymmdd(doc["birthDate"])), checked(yymmdd(doc["expiryDate"]))
    nationality, optional = doc["nationality"].ljust(3, "<"), doc.get("optional", "")
    if doc["format"] == "TD1":
        first = head + number + optional.ljust(15, "<")
        second = birth + doc["sex"] + expiry + nationality + "<" * 11
        return [first, second + checkDigit(first[5:] + birth + expiry + "<" * 11), names.ljust(30, "<")[:30]]
    length = 36 if doc["format"] == "TD2" else 44
    extra = optional.ljust(7, "<") if length == 36 else checked(optional.ljust(14, "<"))
    second = number + nationality + birth + doc["sex"] + expiry + extra
    return [(head + names).ljust(length, "<")[:length], second + checkDigit(number + birth + expiry + extra)]


def misprinted(zone, misprint):
    """The zone with one character printed wrong: {"line": 1, "column": 9, "as": "3"}, counted from 0."""
    if misprint:
        line, column = misprint["line"], misprint["column"]
        zone[line] = zone[line][:column] + misprint["as"] + zone[line][column + 1:]
    return zone


def yymmdd(date):
    return date[2:4] + date[5:7] + date[8:10]


def paper(width, height, tint, rng):
    """Tinted paper with the waves of a guilloche."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    image = np.ones((height, width, 3), np.float32) * 236 + np.array(tint, np.float32)
    for _ in range(6):
        wave = np.sin((y + 22 * np.sin(x / rng.uniform(60, 140) + rng.uniform(0, 6))) * rng.uniform(0.15, 0.5))
        image -= (np.clip(wave - 0.8, 0, 1) * 55)[..., None] * np.array([rng.random() for _ in range(3)], np.float32)
    return Image.fromarray(np.clip(image, 0, 255).astype(np.uint8))


def drawPortrait(image, box, woman):
    """A silhouette: nobody's face."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    portrait = Image.new("RGB", (width, height), (206, 214, 222))
    draw = ImageDraw.Draw(portrait)
    hair, skin, coat = (74, 60, 54), (186, 160, 142), (70, 84, 110)
    middle = width // 2
    if woman:
        draw.ellipse((middle - width * 0.3, height * 0.12, middle + width * 0.3, height * 0.8), fill=hair)
    draw.ellipse((middle - width * 0.45, height * 0.7, middle + width * 0.45, height * 1.4), fill=coat)
    draw.rectangle((middle - width * 0.09, height * 0.55, middle + width * 0.09, height * 0.76), fill=skin)
    draw.ellipse((middle - width * 0.21, height * 0.18, middle + width * 0.21, height * 0.66), fill=skin)
    draw.pieslice((middle - width * 0.23, height * 0.13, middle + width * 0.23, height * 0.5), 180, 360, fill=hair)
    image.paste(portrait.filter(ImageFilter.GaussianBlur(1.5)), (left, top))


def drawPage(doc, zone, rng):
    widthMm, heightMm, scale = SIZES[doc["format"]]
    width, height = round(widthMm * scale), round(heightMm * scale)
    image = paper(width, height, doc["tint"], rng)
    draw = ImageDraw.Draw(image)
    px = lambda mm: round(mm * scale)
    draw.text((px(4), px(2.5)), doc["title"], font=ImageFont.truetype(BOLD, px(3.4)), fill=(40, 50, 90))
    zoneTop = heightMm - len(zone) * LINE - 1.5
    portraitBottom = zoneTop - 2.5
    portraitHeight = min(42.0, portraitBottom - 8.5)
    portraitTop = portraitBottom - portraitHeight
    drawPortrait(image, (px(4), px(portraitTop), px(4 + portraitHeight * 0.78), px(portraitBottom)), doc["sex"] == "F")
    printed = [("Surname / Nazwisko", doc["surname"]), ("Given names / Imiona", doc["givenNames"]),
               ("Nationality", doc["nationality"]), ("Date of birth", doc["birthDate"]),
               ("Sex", doc["sex"]), ("Document No", doc["documentNumber"]), ("Date of expiry", doc["expiryDate"])]
    if doc.get("personalNumber"):
        printed.append(("Personal No", doc["personalNumber"]))
    step = (zoneTop - 10) / len(printed)
    for index, (label, value) in enumerate(printed):
        x, y = 4 + portraitHeight * 0.78 + 5, 8.5 + index * step
        draw.text((px(x), px(y)), label, font=ImageFont.truetype(SANS, px(min(1.7, step * 0.32))), fill=(90, 100, 130))
        draw.text((px(x), px(y + step * 0.36)), value, font=ImageFont.truetype(BOLD, px(min(2.7, step * 0.5))), fill=(25, 25, 35))
    stamp = Image.new("L", (width, height), 0)
    font = ImageFont.truetype(BOLD, px(heightMm * 0.17))
    length = font.getlength("SPECIMEN")
    ImageDraw.Draw(stamp).text(((width - length) / 2, px(zoneTop / 2 - heightMm * 0.1)), "SPECIMEN", font=font, fill=80)
    stamp = stamp.rotate(14, center=(width / 2, px(zoneTop / 2)), resample=Image.BICUBIC)
    ImageDraw.Draw(stamp).rectangle((0, px(zoneTop), width, height), fill=0)
    image.paste((190, 30, 40), (0, 0), stamp)
    drawZone(image, zone, zoneTop, scale)
    return np.array(image)


def drawZone(image, zone, top, scale):
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, round(top * scale), image.width, image.height), fill=(246, 246, 244))
    probe = ImageFont.truetype(OCRB, 1000)
    font = ImageFont.truetype(OCRB, round(PITCH * scale * 1000 / probe.getlength("H")))
    left = (image.width / scale - len(zone[0]) * PITCH) / 2
    for row, text in enumerate(zone):
        for column, char in enumerate(text):
            draw.text(((left + column * PITCH) * scale, (top + 1.6 + row * LINE) * scale), char, font=font, fill=(22, 22, 26))


def photograph(page, lie, rng):
    """The page on a table: turned, seen a little from the side, unevenly lit, noisy."""
    height, width = page.shape[:2]
    border = round(width * lie.get("border", 0.06))
    canvas = (width + 2 * border, height + 2 * border)
    noise = np.random.default_rng(rng.randrange(1 << 30))
    y, x = np.mgrid[0:canvas[1], 0:canvas[0]].astype(np.float32)
    grain = noise.normal(0, 5, (canvas[1] // 3 + 1, canvas[0] // 40 + 1)).astype(np.float32)
    table = np.ones((canvas[1], canvas[0], 3), np.float32) * np.array([96, 72, 54], np.float32)
    table += cv2.resize(grain, canvas, interpolation=cv2.INTER_CUBIC)[..., None] * 2
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    depth = lie.get("perspective", 0.0)
    target = corners + np.array([[depth * width, 0], [-depth * width, 0], [0, 0], [0, 0]], np.float32)
    angle = np.deg2rad(lie.get("turn", 0.0))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]], np.float32)
    target = (target - [width / 2, height / 2]) @ turn + [canvas[0] / 2, canvas[1] / 2]
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    photo = cv2.warpPerspective(page, matrix, canvas, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, canvas, flags=cv2.INTER_AREA)
    alpha = (mask.astype(np.float32) / 255)[..., None]
    light = 0.9 + 0.16 * (x / canvas[0]) - 0.08 * (y / canvas[1])
    photo = (photo * alpha + table * (1 - alpha)) * light[..., None]
    photo = cv2.GaussianBlur(photo, (0, 0), 0.7) + noise.normal(0, 2.2, photo.shape).astype(np.float32)
    photo = np.clip(photo, 0, 255).astype(np.uint8)
    return np.rot90(photo, lie.get("quarterTurns", 0)).copy()


def main():
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        description = json.loads(path.read_text(encoding="utf-8"))
        doc = description["document"]
        description["mrz"] = misprinted(composeZone(doc), doc.get("misprint"))
        rng = random.Random(path.stem)
        picture = photograph(drawPage(doc, description["mrz"], rng), doc["lie"], rng)
        target = path.with_name(doc["picture"])
        cv2.imwrite(str(target), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 88])
        path.write_text(json.dumps(description, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        print(target, target.stat().st_size // 1000, "kB")


if __name__ == "__main__":
    main()
