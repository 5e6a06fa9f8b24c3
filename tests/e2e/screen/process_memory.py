"""What a running program holds in its memory, looked for by the bytes of words and by the colour of pixels."""


def _regions(pid):
    with open(f"/proc/{pid}/maps", encoding="ascii", errors="replace") as maps:
        for line in maps:
            parts = line.split()
            if "w" in parts[1] and not (len(parts) > 5 and parts[5].startswith("/dev/")):
                begin, end = (int(part, 16) for part in parts[0].split("-"))
                yield begin, end, parts[5] if len(parts) > 5 else ""


def forms(word):
    """As the station, the toolkit and libraries may have it: UTF-8, UTF-16 and wide characters."""
    return [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")]


def _contents(pid):
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for begin, end, name in _regions(pid):
            try:
                memory.seek(begin)
                yield begin, name, memory.read(end - begin)
            except (OSError, ValueError):
                continue


def places(pid, words):
    """Where in the program's writable memory each of the words is, in whatever form, with what stands around it."""
    found = {}
    for begin, name, content in _contents(pid):
        for word in words:
            for form in forms(word):
                at = content.find(form)
                while at >= 0:
                    around = content[max(0, at - 48) : at + 96]
                    found.setdefault(word, []).append((hex(begin + at), name, around))
                    at = content.find(form, at + 1)
    return found


def runs_of_colour(pid, colour, shortest=12):
    """How many pixels of this colour (red, green, blue) follow each other in the program's writable memory: a list of
    lengths, of runs as they are in pictures of three and four bytes a pixel."""
    orders = (bytes(colour), bytes(reversed(colour)))
    pixels = [order + last for order in orders for last in (b"", b"\xff", b"\0")]
    lengths = []
    for _, _, content in _contents(pid):
        for pixel in pixels:
            at = content.find(pixel * shortest)
            while at >= 0:
                end = at + shortest * len(pixel)
                while content.startswith(pixel, end):
                    end += len(pixel)
                lengths.append((end - at) // len(pixel))
                at = content.find(pixel * shortest, end)
    return lengths
