"""Nothing of an applicant stays in the touch station's memory, on its screen or in its clipboard."""

import json
import pathlib
import sys
import time
import unittest

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from catalogue import Catalogue  # noqa: E402
from process_memory import places, runs_of_colour  # noqa: E402
from touch_station import SOURCE, Registration, TouchStation  # noqa: E402

POLISH = Catalogue("pl")
UKRAINIAN = Catalogue("uk")
SPECIMEN = json.loads((SOURCE / "assets/specimens/passport_pol.json").read_text(encoding="utf-8"))["visit"]
REFERENCE = SPECIMEN["reference"]
TYPED = "QZKWXVJ-7319"
# What only an applicant's data have: from the application, from the document, and typed at the screen.
PLANTED = [SPECIMEN["surname"], "ZOLC<LECKA", SPECIMEN["documentNumber"], SPECIMEN["nationalNumber"]["value"], SPECIMEN["email"], TYPED]

# A colour that nothing else on the screen has, and the part of the document's picture that gets it: a quarter of it
# wide, beside the holder's picture and above the zone.
COLOUR = (0x35, 0xC7, 0x5B)
PART = (0.55, 0.3, 0.25, 0.2)
SMALL = 480  # the longest side of a page in the list, in pixels (pagePictures in station/app/touch/question_pictures.cpp)


def marked_document(picture, into):
    """The picture with a part of it in COLOUR; how many pixels of it stand in a row when its longest side is 1, and
    the colour as it comes out of the file again."""
    pixels = GdkPixbuf.Pixbuf.new_from_file(str(picture))
    width, height = pixels.get_width(), pixels.get_height()
    x, y, across, down = (int(part * side) for part, side in zip(PART, (width, height, width, height)))
    pixels.new_subpixbuf(x, y, across, down).fill(int.from_bytes(bytes(COLOUR), "big") << 8 | 0xFF)
    pixels.savev(str(into), "jpeg", ["quality"], ["95"])
    middle = GdkPixbuf.Pixbuf.new_from_file(str(into)).new_subpixbuf(x + across // 2, y + down // 2, 1, 1)
    return across / max(width, height), tuple(middle.get_pixels()[:3])


class NothingStays(unittest.TestCase):
    def setUp(self):
        self.place = Registration()
        self.addCleanup(self.place.remove)
        # The demonstration's cards are files that its card module keeps in memory; this applicant has none yet.
        self.place.remove_holders_cards()

    def open(self, *options):
        station = TouchStation(self.place.work, "--mode", "kiosk", *options)
        self.addCleanup(station.end)
        station.see(POLISH["sign-in.title"])
        station.type_pin(self.place.pin("inspector"))
        station.press(POLISH["action.sign-in"])
        return station

    def come_to_the_data(self, station):
        station.press("Українська")
        station.press(UKRAINIAN["action.agree"])
        station.write(UKRAINIAN["field.reference"], REFERENCE)
        station.press(UKRAINIAN["action.find"])
        station.see(UKRAINIAN["confirm-data.title"])
        station.press(f"{UKRAINIAN['action.change']}: {UKRAINIAN['field.email']}")
        station.write(UKRAINIAN["field.email"], TYPED)

    def clipboard_and_selection(self, station):
        entry = station.find(UKRAINIAN["field.email"], role="text")
        entry.queryEditableText().copyText(0, len(TYPED))
        entry.queryText().addSelection(0, len(TYPED))

    def see_nothing(self, station):
        station.see(POLISH["welcome.title"])
        shown = " ".join(station.texts())
        deadline = time.monotonic() + 45  # what assistive technology has seen is let go of after a while
        while True:
            left = places(station.process.pid, PLANTED)
            if not left or time.monotonic() > deadline:
                break
            time.sleep(0.2)
        for word in PLANTED:
            self.assertNotIn(word, shown)
        self.assertFalse(left, "\n".join(f"{word}: {place}" for word, found in left.items() for place in found))

    def test_after_an_idle_wipe(self):
        station = self.open("--idle", "15")
        self.come_to_the_data(station)
        self.clipboard_and_selection(station)
        self.assertEqual(set(places(station.process.pid, PLANTED)), set(PLANTED))
        self.see_nothing(station)

    def test_after_the_end_of_a_session(self):
        station = self.open()
        self.come_to_the_data(station)
        self.assertEqual(set(places(station.process.pid, PLANTED)), set(PLANTED))
        station.press(UKRAINIAN["action.back"])
        station.press(UKRAINIAN["action.data-right"])
        station.see(UKRAINIAN["officer-next.title"])
        station.press(UKRAINIAN["action.finish"])
        self.see_nothing(station)

    def test_of_the_pages_that_are_shown_small_in_their_list(self):
        station = self.open("--idle", "12")
        station.see(POLISH["welcome.title"])
        applicant = self.place.work / "applicant"
        for page in applicant.glob("document-*"):
            page.unlink()
        # Of a card two pages are wanted: after the first one the list is there.
        share, colour = marked_document(SOURCE / "assets/specimens/identity_card_pol.jpg", applicant / "document-001.jpg")
        station.press("Українська")
        station.press(UKRAINIAN["action.agree"])
        station.write(UKRAINIAN["field.reference"], REFERENCE)
        self.assertEqual(runs_of_colour(station.process.pid, colour), [])
        station.press(UKRAINIAN["action.find"])
        station.see(UKRAINIAN["pages.title"])
        small = round(share * SMALL)
        runs = runs_of_colour(station.process.pid, colour)
        self.assertTrue(any(abs(run - small) <= 3 for run in runs), f"no run of {small} pixels: {sorted(set(runs))}")
        station.see(POLISH["welcome.title"])
        deadline = time.monotonic() + 45
        while (left := runs_of_colour(station.process.pid, colour)) and time.monotonic() < deadline:
            time.sleep(0.2)
        self.assertEqual(left, [])


def tearDownModule():
    Registration.remove_template()


if __name__ == "__main__":
    unittest.main(verbosity=2)
