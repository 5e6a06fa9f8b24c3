"""What the touch station says in a language, by the ids of its catalogues."""

import pathlib
import re

from touch_station import SOURCE


class Catalogue:
    def __init__(self, language):
        text = pathlib.Path(SOURCE / f"assets/locale/{language}.po").read_text(encoding="utf-8")
        self.texts = dict(re.findall(r'msgid "([^"]+)"\nmsgstr "([^"]*)"', text))

    def __getitem__(self, name):
        return self.texts[name]
