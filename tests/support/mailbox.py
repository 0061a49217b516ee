"""A mailbox on this machine: as much of IMAP (RFC 3501) as whoever reads letters needs, over a real socket."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

LOGIN: Final = re.compile(r'LOGIN "?([^" ]+)"? "?([^"]*)"?$')
FETCH: Final = re.compile(r"UID FETCH (\d+) \((.+)\)$")
PART: Final = re.compile(r"BODY\.PEEK\[\](?:<0\.(\d+)>)?")
STORE: Final = re.compile(r"UID STORE (\d+) \+FLAGS\.SILENT \(\\Seen\)$")


@dataclass
class MailBoxServer:
    """``letters`` are here by number, ``seen`` are marked. ``refuses``: commands that are answered with NO."""

    port: int = 0
    password: str = "secret"
    letters: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    refuses: set[str] = field(default_factory=set)
    commands: list[str] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, Any]:
        """What a product needs to read it."""
        return {
            "imap_host": "127.0.0.1",
            "imap_port": self.port,
            "imap_security": "none",
            "imap_user": "help",
            "imap_password": self.password,
        }

    def put(self, letter: bytes) -> int:
        """A letter arrives; its number."""
        number = len(self.letters) + 1
        self.letters[number] = letter.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        return number

    def clear(self) -> None:
        """As if nothing had arrived yet."""
        for kept in (self.letters, self.seen, self.refuses, self.commands):
            kept.clear()


class _Session(socketserver.StreamRequestHandler):
    box: MailBoxServer

    def handle(self) -> None:
        self._write(b"* OK ready")
        while line := self.rfile.readline():
            tag, _, command = line.decode("utf-8").strip().partition(" ")
            self.box.commands.append(command.partition('"')[0])
            if self._answer(tag, command):
                return

    def _answer(self, tag: str, command: str) -> bool:
        verb = " ".join(command.split()[: 2 if command.startswith("UID") else 1])
        if verb in self.box.refuses:
            self._write(f"{tag} NO not now".encode())
        elif verb == "LOGIN":
            found = LOGIN.match(command)
            right = found is not None and found[2] == self.box.password
            self._write(f"{tag} {'OK in' if right else 'NO [AUTHENTICATIONFAILED] Invalid credentials'}".encode())
        else:
            self._serve(verb, command)
            self._write(f"{tag} OK {verb} done".encode())
        return verb == "LOGOUT"

    def _serve(self, verb: str, command: str) -> None:
        if verb == "CAPABILITY":
            self._write(b"* CAPABILITY IMAP4rev1")
        elif verb == "SELECT":
            self._write(f"* {len(self.box.letters)} EXISTS".encode())
        elif verb == "LOGOUT":
            self._write(b"* BYE")
        elif verb == "UID SEARCH":
            unseen = sorted(set(self.box.letters) - self.box.seen)
            self._write(" ".join(["* SEARCH", *map(str, unseen)]).encode())
        elif verb == "UID FETCH":
            self._fetch(command)
        elif verb == "UID STORE":
            found = STORE.match(command)
            assert found is not None, command
            self.box.seen.add(int(found[1]))

    def _fetch(self, command: str) -> None:
        found = FETCH.match(command)
        assert found is not None, command
        number = int(found[1])
        letter = self.box.letters.get(number)
        if letter is None:
            return
        part = PART.fullmatch(found[2])
        if part is None:
            self._write(f"* {number} FETCH (UID {number} RFC822.SIZE {len(letter)})".encode())
            return
        content = letter[: int(part[1])] if part[1] else letter
        start = "<0>" if part[1] else ""
        self._write(f"* {number} FETCH (UID {number} BODY[]{start} {{{len(content)}}}".encode())
        self.wfile.write(content)
        self._write(b")")

    def _write(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mailbox_server() -> Iterator[MailBoxServer]:
    """A mailbox that can be read until the block ends."""
    made = MailBoxServer()
    server = _Server(("127.0.0.1", 0), type("Session", (_Session,), {"box": made}))
    made.port = int(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
