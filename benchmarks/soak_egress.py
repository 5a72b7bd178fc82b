"""S8: a command in a network namespace without any way out, with a name server of ours that records look-ups.

    python benchmarks/soak_egress.py [COMMAND ...]      (without one: the whole suite, `pytest -q -n 2`)

Needs root and iproute2. Exits 1 where the command fails or any name was looked up beyond "localhost" and the mail
hosts that `triage init` tries for the firm of the tests.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

import dns.exception
import dns.message
import dns.rcode

INSIDE = "TRIAGE_NO_WAY_OUT"
FIRMS = ("acme.example.", "acme.invalid.")
MAIL_HOSTS = frozenset(f"{host}.{firm}" for firm in FIRMS for host in ("imap", "mail", "smtp"))
ALLOWED = MAIL_HOSTS | {"localhost."}


class Recorder:
    """Answers every question with NXDOMAIN and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        while True:
            octets, sender = self._socket.recvfrom(4096)
            try:
                question = dns.message.from_wire(octets)
            except dns.exception.DNSException:
                self.asked["(not a question)"] += 1
                continue
            self.asked.update(str(one.name).lower() for one in question.question)
            answer = dns.message.make_response(question)
            answer.set_rcode(dns.rcode.NXDOMAIN)
            self._socket.sendto(answer.to_wire(), sender)


def main() -> int:
    command = sys.argv[1:] or [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
    if os.environ.get(INSIDE) != "1":
        outer = ["unshare", "--net", "--mount", sys.executable, __file__, *command]
        return subprocess.run(outer, env={**os.environ, INSIDE: "1"}, check=False).returncode
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as resolver:
        resolver.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
        resolver.flush()
        Path(resolver.name).chmod(0o644)
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        subprocess.run(["mount", "--bind", resolver.name, "/etc/resolv.conf"], check=True)
        return _judge(command, Recorder())


def _judge(command: list[str], recorder: Recorder) -> int:
    done = subprocess.run(command, check=False)
    beyond = {name: count for name, count in recorder.asked.items() if name not in ALLOWED}
    print(
        f"S8: exit {done.returncode}; {sum(recorder.asked.values())} look-ups, beyond the mail hosts: {beyond or 0}"
    )
    return 1 if done.returncode or beyond else 0


if __name__ == "__main__":
    sys.exit(main())
