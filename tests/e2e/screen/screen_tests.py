"""Whole visits at the touch station, pressing what a person would press, found by the names that are read out."""

import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from catalogue import Catalogue  # noqa: E402
from touch_station import Registration, TouchStation  # noqa: E402

REFERENCE = "2026-000241"
POLISH = Catalogue("pl")

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


def sign_on_screen(station, _):
    station.press(POLISH["action.read-contract"])
    station.see(POLISH["read-contract.title"])
    station.press(POLISH["action.sign-on-screen"])
    station.see(POLISH["sign-on-screen.title"])
    wave = [(0.1 + 0.02 * step, 0.5 + 0.2 * (step % 3 - 1)) for step in range(30)]
    station.draw(POLISH["field.signature"], [wave, [(0.3, 0.8), (0.5, 0.82), (0.7, 0.8)]])
    station.press(POLISH["action.pen-done"])


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

    def activate(self, station, transport_pin):
        """The holder gives the card its own PIN; one that is easy to guess is explained first."""
        station.press(POLISH["action.activate"])
        for pin, then in (
            (transport_pin, POLISH["activation.new"]),
            ("123456", POLISH["weak.sequence"]),
            ("820496", POLISH["activation.repeat"]),
            ("820496", POLISH["activated.title"]),
        ):
            station.type_pin(pin)
            station.press(POLISH["action.continue"])
            station.see(then)
        station.press(POLISH["action.finish"])
        station.see("Wizyty")

    def close_the_day(self, station):
        station.press(POLISH["action.overview"])
        station.press(f"{POLISH['action.show']}: {POLISH['overview.audit']}")
        station.press(POLISH["action.verify-audit"])
        station.see("Dziennik jest nienaruszony…")
        station.press(POLISH["action.back"])
        station.press(POLISH["action.end-of-day"])
        station.write(POLISH["end-of-day.counted"], "3")
        station.press(POLISH["action.close-day"])
        station.see("Zapisano, ale jest różnica…")
        station.see(POLISH["day-report.title"])
        station.press(POLISH["action.print-report"])
        station.see(POLISH["day-report.printed"])
        (report,) = (self.place.work / "paper").rglob("*report_of_the_day*.pdf")
        words = subprocess.run(["pdftotext", "-layout", report, "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertRegex(words, r"Policzone czyste koperty +3\n")
        for personal in ("ŻÓŁĆ", "MAŁGORZATA", "880514", "ZS0000241"):
            self.assertNotIn(personal, words)

    def closed_cases(self):
        return [case for case in self.place.cases() if case["state"] == "closed"]

    def test_a_desk_visit_in_polish_from_the_first_touch_to_the_certificate(self):
        before = len(self.closed_cases())
        self.place.remove_holders_cards()
        station = self.open(environment=self.place.keeping_envelopes())
        self.sign_in(station)
        station.press("Nowa wizyta")
        for title, act in PAGES:
            station.see(title)
            act(station, self.place)
        station.see("Certyfikat jest na karcie")
        station.press("Do listy wizyt")
        station.see("Wizyty")
        self.activate(station, self.place.printed_pin())
        self.close_the_day(station)
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

    def alone(self, *options):
        """An officer has opened the kiosk."""
        station = self.open("--mode", "kiosk", *options)
        station.see(POLISH["sign-in.title"])
        station.type_pin(self.place.pin("inspector"))
        station.press(POLISH["action.sign-in"])
        return station

    def apply_alone(self, station, words, own_name, by_code):
        """An applicant's whole session; gives the number by which an officer finds it."""
        station.press(own_name)
        station.see(words["privacy.title"])
        station.press(words["action.agree"])
        station.see(words["reference.title"])
        self.assertFalse(station.offers(words["action.walk-in"]) or station.offers(words["action.refuse"]))
        if by_code:
            station.press(words["action.show-code"])
        else:
            station.write(words["field.reference"], REFERENCE)
            station.press(words["action.find"])
        station.see(words["confirm-data.title"])
        station.press(words["action.data-right"])
        station.see(words["officer-next.title"])
        number = next(text for text in station.texts() if re.fullmatch("[0-9A-F]{6}", text.upper()))
        station.press(words["action.finish"])
        station.see(POLISH["welcome.title"])
        return number

    def test_kiosk_sessions_in_ukrainian_and_bulgarian_are_finished_by_officers_at_the_desk(self):
        before = len(self.closed_cases())
        station = self.alone()
        numbers = [
            self.apply_alone(station, Catalogue("uk"), "Українська", by_code=False),
            self.apply_alone(station, Catalogue("bg"), "Български", by_code=True),
        ]
        station.end()
        self.assertEqual(len(self.closed_cases()), before)
        station = self.open()
        self.sign_in(station)
        for number in numbers:
            station.press(f"Wizyta {number}…")
            for title, act in PAGES[2:]:
                station.see(title)
                act(station, self.place)
            station.see("Certyfikat jest na karcie")
            station.press("Do listy wizyt")
            station.see("Wizyty")
        station.end()
        self.assertEqual(len(self.closed_cases()), before + 2)

    def test_who_does_not_agree_to_the_notice_leaves_nothing(self):
        station = self.alone()
        words = Catalogue("uk")
        station.press("Українська")
        station.press(words["action.decline"])
        station.see(words["refused.title"])
        station.press(words["action.finish"])
        station.see(POLISH["welcome.title"])
        station.end()
        self.assertEqual([case for case in self.place.cases() if case["state"] == "open"], [])

    def test_alone_at_a_kiosk_everything_goes_when_nobody_is_there_any_more(self):
        station = self.alone("--idle", "2")
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

    def test_the_same_officer_cannot_approve(self):
        station = self.open()
        self.sign_in(station)
        station.press("Nowa wizyta")
        for title, act in PAGES[:5]:
            station.see(title)
            act(station, self.place)
        station.see("Decyduje drugi inspektor")
        station.kill()
        self.place.put_inspectors_card_in_place_of_the_approvers()
        station = self.open()
        self.sign_in(station)
        station.press("Wizyta…")
        station.see("Decyduje drugi inspektor")
        station.type_pin(self.place.pin("inspector"))
        station.press("Zatwierdź")
        station.see(POLISH["fault.officer-untrusted"])
        self.assertFalse(station.offers(POLISH["pin-way.title"], role="label"))

    def test_a_mobile_visit_without_network_is_sent_later(self):
        before = len(self.closed_cases())
        station = self.open("--mode", "mobile", "--offline")
        self.sign_in(station)
        station.press("Nowa wizyta")
        for title, act in PAGES:
            station.see(title)
            (sign_on_screen if title == "Podpisanie umowy" else act)(station, self.place)
        station.see(POLISH["put-aside.title"])
        station.see(POLISH["fault.central-unreachable"])
        station.press("Do listy wizyt")
        station.press(POLISH["action.overview"])
        station.press(f"{POLISH['action.show']}: {POLISH['overview.queue']}")
        station.see(POLISH["fault.central-unreachable"])
        station.press(f"{POLISH['action.show']}: Wizyta…")
        station.press(POLISH["action.export"])
        station.see(POLISH["queue-item.exported"])
        self.assertEqual(len(list((self.place.work / "export").glob("*.p7m"))), 1)
        station.end()
        self.assertEqual(len(self.closed_cases()), before)
        station = self.open("--mode", "mobile")
        self.sign_in(station)
        station.press(POLISH["action.overview"])
        station.press(POLISH["action.synchronise"])
        station.press(POLISH["action.back"])
        station.see(POLISH["work-list.none"])
        station.end()
        self.assertEqual(len(self.closed_cases()), before + 1)


def tearDownModule():
    Registration.remove_template()


if __name__ == "__main__":
    os.environ.setdefault("LANG", "C.UTF-8")
    unittest.main(verbosity=2)
