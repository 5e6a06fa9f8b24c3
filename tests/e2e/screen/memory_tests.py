"""Nothing of an applicant stays in the touch station's memory, on its screen or in its clipboard."""

import json
import pathlib
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from catalogue import Catalogue  # noqa: E402
from process_memory import places  # noqa: E402
from touch_station import SOURCE, Registration, TouchStation  # noqa: E402

POLISH = Catalogue("pl")
UKRAINIAN = Catalogue("uk")
SPECIMEN = json.loads((SOURCE / "assets/specimens/passport_pol.json").read_text(encoding="utf-8"))["visit"]
REFERENCE = SPECIMEN["reference"]
TYPED = "QZKWXVJ-7319"
# What only an applicant's data have: from the application, from the document, and typed at the screen.
PLANTED = [SPECIMEN["surname"], "ZOLC<LECKA", SPECIMEN["documentNumber"], SPECIMEN["nationalNumber"]["value"], SPECIMEN["email"], TYPED]


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


def tearDownModule():
    Registration.remove_template()


if __name__ == "__main__":
    unittest.main(verbosity=2)
