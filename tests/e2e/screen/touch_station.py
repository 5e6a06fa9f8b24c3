"""The touch station as somebody who cannot see it meets it: through the accessibility tree."""

import ctypes
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import uuid

import pyatspi

BIN = pathlib.Path(os.environ["RAPOINT_BIN"])
SOURCE = pathlib.Path(os.environ["RAPOINT_SOURCE"])
PATIENCE = 30.0  # seconds, on a loaded machine


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def run(*command):
    """One of our programs to its end; the lines of JSON that it said."""
    done = subprocess.run(
        [BIN / command[0], *command[1:]], stdout=subprocess.PIPE, timeout=120, check=False, preexec_fn=die_with_parent
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


class Registration:
    """A demonstration's directory, copied from one that was set up."""

    template = None

    def __init__(self):
        if Registration.template is None:
            Registration.template = pathlib.Path(tempfile.mkdtemp(prefix="rapoint-screen-"))
            run("rapoint", "demo", "--work", str(Registration.template / "work"), "--json")
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="rapoint-screen-"))
        self.work = self.directory / "work"
        shutil.copytree(Registration.template / "work", self.work)
        # The copy's cards are in the copy.
        conf = self.work / "cards" / "softhsm2.conf"
        conf.write_text(conf.read_text().replace(str(Registration.template), str(self.directory)))

    def pin(self, role):
        return (self.work / "people" / f"{role}.pin").read_text()

    def put_inspectors_card_in_place_of_the_approvers(self):
        """Whoever is asked for the second card finds the first one in the reader: a copy of its token by that name."""
        for token in (self.work / "cards" / "tokens").iterdir():
            content = (token / "token.object").read_bytes()
            if b"RA approver" in content:
                shutil.rmtree(token)
            elif b"RA inspector" in content:
                inspectors = token
        copy = inspectors.with_name(str(uuid.uuid4()))
        shutil.copytree(inspectors, copy)
        # A token's serial is the end of its directory's name.
        serial, other = (token.name.replace("-", "")[-16:].encode() for token in (inspectors, copy))
        content = (copy / "token.object").read_bytes()
        assert serial in content
        (copy / "token.object").write_bytes(
            content.replace(b"RA inspector", b"RA approver ").replace(serial, other)
        )

    def keeping_envelopes(self):
        envelopes = self.directory / "envelopes"
        envelopes.mkdir()
        return {"RAPOINT_DEMO_ENVELOPES": str(envelopes)}

    def printed_pin(self):
        """In the one envelope that was printed, as a hexadecimal string of its own (see printed_envelope.cpp)."""
        (page,) = (self.directory / "envelopes").rglob("*.pdf")
        digits = re.search(rb" Td <((?:3[0-9])+)", page.read_bytes()).group(1).decode()
        return digits[1::2]

    def remove_holders_cards(self):
        for token in (self.work / "cards" / "tokens").iterdir():
            label = (token / "token.object").read_bytes()
            if not any(kept in label for kept in (b"RA station", b"RA inspector", b"RA approver")):
                shutil.rmtree(token)

    def cases(self):
        return run("rapoint", "case", "list", "--work", str(self.work), "--json")

    def remove(self):
        shutil.rmtree(self.directory, ignore_errors=True)

    @staticmethod
    def remove_template():
        if Registration.template is not None:
            shutil.rmtree(Registration.template, ignore_errors=True)


class TouchStation:
    """One run of rapoint-kiosk."""

    def __init__(self, work, *options, environment=None):
        self.process = subprocess.Popen(
            [BIN / "rapoint-kiosk", "--demo", "--work", str(work), *options],
            env={**os.environ, **(environment or {})},
            preexec_fn=die_with_parent,
        )

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def nodes(self):
        """Everything that is on the screen now."""
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            program = desktop.getChildAtIndex(index)
            try:
                if program is not None and program.get_process_id() == self.process.pid:
                    yield from self._below(program)
            except Exception:  # the tree changes while it is walked
                continue

    def _below(self, node):
        yield node
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from self._below(child)

    def _matching(self, fits, role):
        for node in self.nodes():
            try:
                if fits(node.name or "") and node.getRoleName() == role:
                    state = node.getState()
                    if state.contains(pyatspi.STATE_SHOWING) and state.contains(pyatspi.STATE_SENSITIVE):
                        return node
            except Exception:
                continue
        return None

    def find(self, name, role="push button", seconds=PATIENCE):
        """The control of this name (beginning with it if it ends with …), as soon as it can be used."""
        fits = (lambda own: own.startswith(name[:-1])) if name.endswith("…") else (lambda own: own == name)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the touch station ended with {self.process.returncode}")
            if (node := self._matching(fits, role)) is not None:
                return node
            time.sleep(0.03)
        raise AssertionError(f"not on the screen: {name}; there is: {self.texts()}")

    def offers(self, name, role="push button"):
        return self._matching(lambda own: own == name, role) is not None

    def texts(self):
        names = []
        for node in self.nodes():
            try:
                if node.name:
                    names.append(node.name)
            except Exception:
                continue
        return names

    def press(self, name):
        self.find(name).queryAction().doAction(0)

    def see(self, title):
        self.find(title, role="label")

    def draw(self, name, strokes):
        """Each stroke a list of places on the field, from (0, 0) to (1, 1), one after the other with the button down."""
        box = self.find(name, role="image").queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        mouse = pyatspi.Registry.generateMouseEvent
        for stroke in strokes:
            places = [(int(box.x + x * box.width), int(box.y + y * box.height)) for x, y in stroke]
            mouse(*places[0], pyatspi.MOUSE_ABS)
            mouse(*places[0], pyatspi.MOUSE_B1P)
            for place in places[1:]:
                mouse(*place, pyatspi.MOUSE_ABS)
            mouse(*places[-1], pyatspi.MOUSE_B1R)

    def type_pin(self, digits):
        for digit in digits:
            self.press(digit)

    def write(self, field, text):
        self.find(field, role="text").queryEditableText().setTextContents(text)
