#!/usr/bin/python3
"""Makes camera-like frames of document pictures, for `rapoint capture bench`: every document under twelve conditions,
on a cluttered desk, with the truth beside them; and once with the zone cut off ("none").

    /usr/bin/python3 assets/specimens/stress_frames.py OUT                     # a dozen specimens, newly drawn
    /usr/bin/python3 assets/specimens/stress_frames.py OUT [NAME…] --from DIR  # pictures of a folder with a truth.tsv

OUT gets NAME-CONDITION.jpg and truth.tsv (path, lines joined by "|", kind, check digits, note, condition). The same
seed makes the same frames. Needs Debian's python3-opencv, python3-pil, fonts-ocr-b and fonts-dejavu-core.
"""
import argparse
import pathlib
import random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import draw_specimen

CONDITIONS = ["clean", "rot5", "rot15", "rot45", "rot90", "rot180", "persp", "blur", "small", "dark", "glare", "shadow", "none"]
SIZES = [(1280, 720), (1920, 1080), (1600, 1200)]
SURNAMES = ["KOWALSKA", "NOVAK", "ÖZTÜRK", "GARCIA LOPEZ", "O BRIEN", "WIŚNIEWSKI-ŁĘCKI", "HÄKKINEN", "MÜLLER", "ZUPANČIČ"]
GIVEN = ["ANNA MARIA", "JAN", "ŻANETA", "QUENTIN", "WIKTOR", "ESZTER", "BOŻENA EWA", "HUGO", "MILOŠ"]


def specimens(rng):
    """A dozen drawn pages with their zones: four of each size."""
    for index in range(12):
        doc = {"format": ["TD3", "TD1", "TD2"][index % 3], "title": "SPECIMEN", "sex": rng.choice("MF"),
               "tint": [rng.randint(-14, 6) for _ in range(3)], "surname": rng.choice(SURNAMES), "givenNames": rng.choice(GIVEN),
               "issuer": rng.choice(["POL", "SVN", "ROU", "UTO", "D"]), "birthDate": f"19{rng.randint(50, 99)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
               "expiryDate": f"20{rng.randint(26, 35)}-1{rng.randint(0, 2)}-2{rng.randint(0, 8)}",
               "documentNumber": rng.choice("ABCDXZ") + rng.choice("ABCKLM") + f"{rng.randrange(10**7):07d}"}
        doc["nationality"] = doc["issuer"]
        doc["code"] = "P" if doc["format"] == "TD3" else rng.choice(["I", "ID"])
        zone = draw_specimen.composeZone(doc)
        page = draw_specimen.drawPage(doc, zone, rng)
        yield f"{doc['format'].lower()}-{index:02d}", "|".join(zone), doc["format"], "", "", cv2.cvtColor(page, cv2.COLOR_RGB2BGR)


def pictures(folder, names):
    for line in (folder / "truth.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        path, zone, kind, checks, note = (line.split("\t") + [""] * 5)[:5]
        if zone and (not names or path in names):
            yield pathlib.Path(path).stem, zone, kind, checks, note, cv2.imread(str(folder / path))


def desk(rng, noise, width, height):
    """Wood, cloth or stone, with papers, cards, pens and cups on it."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    tone = np.array([rng.uniform(40, 190) for _ in range(3)], np.float32) * 0.4 + rng.uniform(30, 130)
    grain = cv2.resize(noise.normal(0, 1, (height // rng.choice([2, 9]) + 1, width // rng.choice([2, 60]) + 1)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    bands = np.sin(y / rng.uniform(8, 60) + 3 * np.sin(x / rng.uniform(200, 600)))
    image = tone + (grain * rng.uniform(2, 14) + bands * rng.uniform(0, 10))[..., None]
    image = Image.fromarray(np.clip(image, 0, 255).astype(np.uint8))
    for _ in range(rng.randint(2, 5)):
        sheet = paper(rng, rng.randint(width // 6, width // 2), rng.randint(height // 4, height))
        angle = rng.uniform(0, 360)
        mask = Image.new("L", sheet.size, 255).rotate(angle, expand=True)
        image.paste(sheet.rotate(angle, expand=True, resample=Image.BICUBIC), (rng.randint(-200, width), rng.randint(-200, height)), mask)
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(0, 3)):
        at = rng.randint(0, width), rng.randint(0, height)
        draw.line((*at, at[0] + rng.randint(-500, 500), at[1] + rng.randint(-500, 500)), fill=tuple(rng.randint(0, 220) for _ in range(3)), width=rng.randint(6, 22))
        size, at = rng.randint(30, 140), (rng.randint(0, width), rng.randint(0, height))
        draw.ellipse((*at, at[0] + size, at[1] + size), fill=tuple(rng.randint(0, 255) for _ in range(3)))
    return np.array(image)


def paper(rng, width, height):
    """A letter, a form or a card with print of its own."""
    image = Image.new("RGB", (width, height), tuple(rng.randint(180, 255) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    size = rng.randint(9, 28)
    font = ImageFont.truetype(rng.choice([draw_specimen.SANS, draw_specimen.BOLD, draw_specimen.OCRB]), size)
    y = rng.randint(4, 60)
    while y < height:
        text = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz     ABCDEFGH0123456789.,") for _ in range(rng.randint(3, 70)))
        draw.text((rng.randint(6, 14), y), text, font=font, fill=(30, 30, 40))
        y += round(size * rng.choice([1.3, 1.3, 1.3, 3]))
    return image


def laid(rng, page, ground, condition, zone):
    """The page on the desk as the condition has it. Its width is 35 to 80 % of the frame, less where capitals of a
    zone are to be 8 to 10 pixels high."""
    height, width = page.shape[:2]
    frame = ground.shape[1], ground.shape[0]
    angle = {"rot5": rng.choice([-5, 5]), "rot15": rng.choice([-15, 15]), "rot45": rng.choice([-45, 45]), "rot90": rng.choice([-90, 90]), "rot180": 180}.get(condition, rng.uniform(-2, 2))
    turn = np.deg2rad(angle)
    box = abs(width * np.cos(turn)) + abs(height * np.sin(turn)), abs(width * np.sin(turn)) + abs(height * np.cos(turn))
    largest = min(frame[0] / box[0], frame[1] / box[1]) * 0.97
    scale = min(largest, rng.uniform(0.5, 0.8) * frame[0] / width)
    if condition == "small":
        letters = len(zone.split("|")[0]) + 3
        scale = min(largest, rng.uniform(8.5, 10.5) * letters / width)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    target = corners - [width / 2, height / 2]
    if condition == "persp":  # tilted about an axis in the page, seen from two page widths away
        tilt, axis = np.deg2rad(rng.uniform(22, 30)), rng.uniform(0, 2 * np.pi)
        across = target @ [np.cos(axis), np.sin(axis)]
        target = target - np.outer(across * (1 - np.cos(tilt)), [np.cos(axis), np.sin(axis)])
        target = target / (1 + across * np.sin(tilt) / (2 * width))[:, None]
    target = target @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) * scale
    low, high = target.min(0), target.max(0)
    room = np.maximum(0, frame - (high - low))
    target = target - low + room * [rng.random(), rng.random()]
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    if scale < 0.6:  # a warp samples, it does not average
        small = cv2.resize(page, None, fx=scale * 1.3, fy=scale * 1.3, interpolation=cv2.INTER_AREA)
        matrix = matrix @ np.diag([width / small.shape[1], height / small.shape[0], 1])
        page = small
    photo = cv2.warpPerspective(page, matrix, frame, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(np.full(page.shape[:2], 255, np.uint8), matrix, frame, flags=cv2.INTER_LINEAR)
    alpha = (mask.astype(np.float32) / 255)[..., None]
    return ground * (1 - alpha) + photo * alpha, target


def spoilt(rng, noise, image, condition, target):
    """What the condition does to light and lens. `target`: the page's corners in the frame."""
    height, width = image.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    spread = rng.uniform(1, 3)
    if condition == "blur":
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(1.5, 2.5)) if rng.random() < 0.7 else cv2.blur(image, rng.choice([(7, 1), (1, 6), (5, 3)]))
    if condition == "dark":
        image = image * (rng.uniform(25, 40) / image.mean())
        spread = rng.uniform(3, 6)
    if condition == "glare":
        middle = (target[2] * 0.85 + target[3] * 0.85 + target[0] * 0.15 + target[1] * 0.15) / 2
        middle = middle + (target[1] - target[0]) * rng.uniform(-0.35, 0.35)
        size = np.linalg.norm(target[1] - target[0]) * np.array([rng.uniform(0.08, 0.2), rng.uniform(0.03, 0.09)])
        spot = ((x - middle[0]) / size[0]) ** 2 + ((y - middle[1]) / size[1]) ** 2
        image = image + (rng.uniform(90, 190) * np.exp(-spot * 0.7))[..., None]
    if condition == "shadow":
        angle = rng.uniform(0, 2 * np.pi)
        side = (x - target[:, 0].mean()) * np.cos(angle) + (y - target[:, 1].mean()) * np.sin(angle)
        image = image * np.where(side > 0, rng.uniform(0.3, 0.5), 1.0)[..., None]
    return image + noise.normal(0, spread, image.shape)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--from", dest="folder", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pages = pictures(options.folder, options.names) if options.folder else specimens(random.Random(options.seed))
    rows = ["#path\tmrz\tkind\tchecks\tnote\tcondition"]
    for name, zone, kind, checks, note, page in pages:
        for condition in CONDITIONS:
            rng = random.Random(f"{options.seed} {name} {condition}")
            noise = np.random.default_rng(rng.getrandbits(32))
            shown = page[:page.shape[0] * 6 // 10] if condition == "none" else page
            image, target = laid(rng, shown, desk(rng, noise, *rng.choice(SIZES)), condition, zone)
            image = np.clip(spoilt(rng, noise, image, condition, target), 0, 255).astype(np.uint8)
            path = f"{name}-{condition}.jpg"
            cv2.imwrite(str(options.out / path), image, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(70, 92)])
            rows.append("\t".join([path, "" if condition == "none" else zone, kind, checks, note, condition]))
    (options.out / "truth.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
