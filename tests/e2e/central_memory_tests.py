"""After a PIN was released over its link, neither it nor what was typed for it is in the central's memory; and no program
of ours can leave its memory in a core dump or show it to another program of its user.

Reading another program's memory needs CAP_SYS_PTRACE, because the programs forbid it to their own user.
"""

import ctypes
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "screen"))
from process_memory import places  # noqa: E402

BIN = pathlib.Path(os.environ["RAPOINT_BIN"])
SOURCE = pathlib.Path(os.environ["RAPOINT_SOURCE"])
SPECIMEN = json.loads((SOURCE / "assets/specimens/passport_pol.json").read_text(encoding="utf-8"))["document"]
PATIENCE = 30.0  # seconds, on a loaded machine


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def rows(*command):
    done = subprocess.run([BIN / command[0], *command[1:]], stdout=subprocess.PIPE, timeout=120, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def core_limit(pid):
    limits = pathlib.Path(f"/proc/{pid}/limits").read_text(encoding="ascii")
    return re.search(r"Max core file size\s+(\S+)\s+(\S+)", limits).groups()


class Central:
    """A central that serves a directory, as a process of its own."""

    def __init__(self, directory):
        self.process = subprocess.Popen(
            [BIN / "rapoint-central", "serve", directory, "--json", "--listen", "127.0.0.1:0", "--holders", "127.0.0.1:0"],
            stdout=subprocess.PIPE,
            preexec_fn=die_with_parent,
        )
        self.ready = json.loads(self.process.stdout.readline())
        self.tls = ssl.create_default_context(cafile=str(pathlib.Path(directory) / "bundle" / "root-ca.pem"))

    @property
    def pid(self):
        return self.process.pid

    def connect(self):
        line = socket.create_connection(("127.0.0.1", self.ready["holdersPort"]), timeout=PATIENCE)
        return self.tls.wrap_socket(line, server_hostname="localhost")

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


def answer_on(line):
    """Status and body of the one answer on this connection, which the central ends."""
    said = b""
    while True:
        try:
            more = line.recv(65536)
        except ssl.SSLError:
            break
        if not more:
            break
        said += more
    head, _, body = said.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), body


class NothingStaysAtTheCentral(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = pathlib.Path(tempfile.mkdtemp(prefix="rapoint-central-memory-"))
        cls.addClassCleanup(shutil.rmtree, cls.directory, True)
        rows(
            "rapoint", "demo", "--work", str(cls.directory / "work"), "--json",
            "--pin-way", "online-after-identity-check",
        )
        cls.store = cls.directory / "work" / "central"

    def setUp(self):
        self.central = Central(self.store)
        self.addCleanup(self.central.end)

    def counts(self, words):
        found = places(self.central.pid, words)
        return {word: len(found.get(word, [])) for word in words}

    def left_after_a_while(self, words, before):
        deadline = time.monotonic() + PATIENCE
        while True:
            now = self.counts(words)
            more = {word: count for word, count in now.items() if count > before[word]}
            if not more or time.monotonic() > deadline:
                return more
            time.sleep(0.1)

    def test_of_a_pin_that_was_released_and_what_was_typed_for_it(self):
        (row,) = [row for row in rows("rapoint-central", "pin-links", str(self.store), "--json") if row["state"] == "open"]
        typed = f"{SPECIMEN['documentNumber']} {SPECIMEN['birthDate']}"
        wrong = f"{SPECIMEN['documentNumber']} 1931-12-24"
        plain = [typed, typed[:-1], wrong, wrong[:-1]]
        before = self.counts(plain)
        # While the last byte is awaited, the rest is there: the search finds what it looks for.
        for key, status in ((wrong, 403), (typed, 200)):
            line = self.central.connect()
            head = f"POST {row['link']} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: {len(key)}\r\n\r\n"
            line.sendall(head.encode() + key[:-1].encode())
            deadline = time.monotonic() + PATIENCE
            while self.counts([key[:-1]])[key[:-1]] <= before[key[:-1]]:
                self.assertLess(time.monotonic(), deadline, "what is typed was never in the central's memory")
            line.sendall(key[-1].encode())
            # The connection ends with the answer, though nobody asked for that.
            got, body = answer_on(line)
            line.close()
            self.assertEqual(got, status, body)
        pin = json.loads(body)["pin"]
        self.assertTrue(pin)
        told = f'"pin":"{pin}"'
        before[told] = 0
        self.assertEqual(self.left_after_a_while([*plain, told], before), {})

    def test_that_the_central_forbids_core_dumps_and_has_no_key_of_the_root(self):
        self.assertEqual(core_limit(self.central.pid), ("0", "0"))
        key = (self.store / "keys" / "root-ca.pem").read_text(encoding="ascii")
        receipt = (self.store / "keys" / "receipt.pem").read_text(encoding="ascii")
        scalar = [
            subprocess.run(["openssl", "pkey", "-noout", "-text"], input=pem, text=True, stdout=subprocess.PIPE, check=True)
            for pem in (key, receipt)
        ]
        # The private number as OpenSSL holds it: little-endian words; any eight bytes of it are its own.
        def number(text):
            digits = re.search(r"priv:\s*((?:[0-9a-f]{2}[:\s]+)+)pub", text).group(1)
            return bytes(reversed(bytes.fromhex(re.sub(r"[^0-9a-f]", "", digits))))[:32]

        roots, receipts = (number(done.stdout) for done in scalar)
        content = memory_of(self.central.pid)
        self.assertTrue(any(receipts[8:24] in part for part in content), "a key that is used is in the memory")
        self.assertFalse(any(roots[8:24] in part for part in content))

    def test_that_the_station_forbids_core_dumps(self):
        station = subprocess.Popen(
            [BIN / "rapoint", "demo", "--work", str(self.directory / "another"), "--json"],
            stdout=subprocess.DEVNULL,
            preexec_fn=die_with_parent,
        )
        try:
            seen = ()
            while station.poll() is None and seen != ("0", "0"):
                seen = core_limit(station.pid)
            self.assertEqual(seen, ("0", "0"))
        finally:
            station.kill()
            station.wait(PATIENCE)


def memory_of(pid):
    parts = []
    with open(f"/proc/{pid}/maps", encoding="ascii", errors="replace") as maps:
        ranges = [line.split() for line in maps]
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for words in ranges:
            if "w" not in words[1] or (len(words) > 5 and words[5].startswith("/dev/")):
                continue
            begin, end = (int(part, 16) for part in words[0].split("-"))
            try:
                memory.seek(begin)
                parts.append(memory.read(end - begin))
            except (OSError, ValueError):
                continue
    return parts


if __name__ == "__main__":
    unittest.main(verbosity=2)
