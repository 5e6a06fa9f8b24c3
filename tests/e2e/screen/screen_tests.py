"""Whole visits at the touch station, pressing what a person would press, found by the names that are read out."""

import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from touch_station import SOURCE, Registration, TouchStation  # noqa: E402

REFERENCE = "2026-000241"

# Each page of a desk visit: its title, and what is done on it.
def fill_reference(station, _):
    station.write("Numer wniosku", REFERENCE)
    station.press("Wyszukaj")


def check_features(station, _):
    features = [name for name in station.texts() if name.endswith(": Jest")]
    assert len(features) == 3, features
    for feature in features:
        station.press(feature)
    station.press("Dalej")


def approve(station, place):
    station.type_pin(place.pin("approver"))
    station.press("Zatwierdź")


def pay(station, _):
    station.press("Gotówka")
    station.press("Płatność przyjęta")


def choose_envelope(station, _):
    station.press("Zamknięta koperta…")
    station.press("Dalej")


PAGES = [
    ("Wyszukaj wniosek", fill_reference),
    ("Czy dane są poprawne?", lambda station, _: station.press("Dane są poprawne")),
    ("Sprawdź zabezpieczenia", check_features),
    ("Jak zapłacono?", pay),
    ("Podpisanie umowy", lambda station, _: station.press("Podpisano, zrób zdjęcie")),
    ("Decyduje drugi inspektor", approve),
    ("Jak posiadacz otrzyma PIN?", choose_envelope),
    ("Wydaj posiadaczowi", lambda station, _: station.press("Wydano")),
]


class AtTheStation(unittest.TestCase):
    def setUp(self):
        self.place = Registration()
        self.addCleanup(self.place.remove)

    def open(self, *options, environment=None):
        station = TouchStation(self.place.work, *options, environment=environment)
        self.addCleanup(station.end)
        return station

    def sign_in(self, station):
        station.press("Rozpocznij")
        station.see("Zaloguj się kartą")
        station.type_pin(self.place.pin("inspector"))
        station.press("Zaloguj się")
        station.see("Wizyty")

    def closed_cases(self):
        return [case for case in self.place.cases() if case["state"] == "closed"]

    def test_a_desk_visit_in_polish_from_the_first_touch_to_the_certificate(self):
        before = len(self.closed_cases())
        station = self.open()
        self.sign_in(station)
        station.press("Nowa wizyta")
        for title, act in PAGES:
            station.see(title)
            act(station, self.place)
        station.see("Certyfikat jest na karcie")
        station.press("Do listy wizyt")
        station.see("Wizyty")
        station.end()
        self.assertEqual(len(self.closed_cases()), before + 1)

    def test_killed_on_every_page_the_visit_goes_on_there(self):
        before = len(self.closed_cases())
        station = self.open()
        self.sign_in(station)
        station.press("Nowa wizyta")
        for title, act in PAGES:
            station.see(title)
            station.kill()
            station = self.open()
            self.sign_in(station)
            station.press("Wizyta…")
            station.see(title)
            act(station, self.place)
        # The package's second signature needs the approver's card again, after the last kill.
        station.see("Podpisuje zatwierdzający")
        station.type_pin(self.place.pin("approver"))
        station.press("Podpisz")
        station.see("Certyfikat jest na karcie")
        station.end()
        self.assertEqual(len(self.closed_cases()), before + 1)

    def test_a_wrong_pin_and_a_refusal(self):
        station = self.open()
        station.press("Rozpocznij")
        right = self.place.pin("inspector")
        station.type_pin(right[:-1] + ("1" if right[-1] == "0" else "0"))
        station.press("Zaloguj się")
        station.see("Błędny PIN")
        station.type_pin(right)
        station.press("Zaloguj się")
        station.press("Nowa wizyta")
        fill_reference(station, self.place)
        station.see("Czy dane są poprawne?")
        station.press("Odmów")
        station.press("Wnioskodawca zrezygnował")
        station.press("Odmów")
        station.see("Wizyta zakończona odmową")
        station.see("Wnioskodawca zrezygnował")

    def test_alone_at_a_kiosk_everything_goes_when_nobody_is_there_any_more(self):
        assets = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        for entry in (SOURCE / "assets").iterdir():
            if entry.name != "providers":
                (assets / entry.name).symlink_to(entry)
        (assets / "providers").mkdir()
        profile = (SOURCE / "assets/providers/cencert.toml").read_text()
        journey = (SOURCE / "tests/e2e/screen/kiosk_journey.toml").read_text()
        (assets / "providers/cencert.toml").write_text(profile + journey)

        station = self.open("--mode", "kiosk", "--idle", "2", environment={"RAPOINT_ASSETS": str(assets)})
        station.see("Zaloguj się kartą")
        station.type_pin(self.place.pin("inspector"))
        station.press("Zaloguj się")
        station.press("Українська")
        station.press("Я погоджуюся")
        station.write("Номер заяви", "SECRET-4711")
        station.press("Мені потрібен час")  # the warning comes by itself
        self.assertEqual(station.find("Номер заяви", role="text").queryText().getText(0, -1), "SECRET-4711")
        station.see("Witamy")
        self.assertNotIn("SECRET-4711", " ".join(station.texts()))
        station.press("Български")
        station.press("Съгласен съм")
        self.assertEqual(station.find("Номер на заявлението", role="text").queryText().getText(0, -1), "")


def tearDownModule():
    Registration.remove_template()


if __name__ == "__main__":
    os.environ.setdefault("LANG", "C.UTF-8")
    unittest.main(verbosity=2)
