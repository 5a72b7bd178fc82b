"""A small IMAP server that says what a test wants: for servers that nobody can install here."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

GREETING = b"* OK [CAPABILITY IMAP4rev1] ready\r\n"
SELECTED = (
    b"* FLAGS (\\Answered \\Flagged)\r\n* 2 EXISTS\r\n* OK [PERMANENTFLAGS (\\Answered \\Flagged \\*)] kept\r\n"
    b"* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT 3] n\r\n%(tag)s OK [READ-WRITE] selected\r\n"
)
READY: Mapping[str, bytes] = {
    r"CAPABILITY": b"* CAPABILITY IMAP4rev1 %(caps)s\r\n%(tag)s OK done\r\n",
    r"LOGIN|AUTHENTICATE": b"%(tag)s OK welcome\r\n",
    r"SELECT|EXAMINE": SELECTED,
    r"LOGOUT": b"* BYE\r\n%(tag)s OK bye\r\n",
    r".*": b"%(tag)s OK done\r\n",
}


@dataclass(kw_only=True)
class ScriptedImap:
    """``script`` maps a pattern of the command (without its tag) to octets; ``%(tag)s`` and ``%(caps)s``
    are filled in. What it lacks is answered with OK. Everything heard is in ``heard``."""

    capabilities: str = ""
    script: Mapping[str, bytes] = field(default_factory=dict)
    greeting: bytes = GREETING
    heard: list[str] = field(default_factory=list)
    host: str = "127.0.0.1"
    port: int = 0

    def __enter__(self) -> ScriptedImap:
        self._listener = socket.create_server((self.host, 0))
        self.port = self._listener.getsockname()[1]
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._accept, name="scripted-imap", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for end in (self._listener, *self._ends):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                end, _ = self._listener.accept()
                self._ends.append(end)
                threading.Thread(target=self._serve, args=(end,), daemon=True).start()

    def _serve(self, end: socket.socket) -> None:
        idle_tag = b""
        with contextlib.suppress(OSError), end.makefile("rb") as lines:
            end.sendall(self.greeting)
            for line in lines:
                tag, _, command = line.strip().partition(b" ")
                if tag.upper() == b"DONE":
                    end.sendall(idle_tag + b" OK idle done\r\n")
                    continue
                if command.upper() == b"IDLE":
                    idle_tag = tag
                self.heard.append((command or tag).decode("latin-1"))
                self._answer(end, tag, command.decode("latin-1"))

    def _answer(self, end: socket.socket, tag: bytes, command: str) -> None:
        for pattern, reply in (*self.script.items(), *READY.items()):
            if re.match(pattern, command, re.IGNORECASE):
                end.sendall(reply % {b"tag": tag, b"caps": self.capabilities.encode()})
                return
