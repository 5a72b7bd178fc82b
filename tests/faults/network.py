"""Network cuts in a namespace of our own (Linux, root): nothing outside it is ever touched.

Everything runs in one network namespace that has only its own loopback; a cut takes that away, or makes the
kernel drop or refuse what goes to one port. Established connections hang or break, new ones fail.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.faults.house import House, at_rest, customer_mail, wait_until
from tests.faults.kills import SITUATIONS, judge

INSIDE: Final = "TRIAGE_OWN_NETWORK"
KINDS: Final = ("down", "blackhole", "unreachable", "prohibit")
LONG: Final = 40.0
"""Seconds of every eighth cut: longer than any back-off of the daemon's first minute."""
_FIRST: Final = "10"


def ip(*command: str) -> None:
    subprocess.run(["ip", *command], check=True, capture_output=True)


def may() -> bool:
    """Whether this machine lets us make a network namespace."""
    tried = subprocess.run(
        ["unshare", "-n", "ip", "link", "set", "lo", "up"], capture_output=True, check=False
    )
    return os.geteuid() == 0 and tried.returncode == 0


def again_inside(*command: str) -> int:
    """Run this program once more, alone in a namespace of its own."""
    env = {**os.environ, INSIDE: "1"}
    return subprocess.run(["unshare", "-n", sys.executable, *command], env=env, check=False).returncode


def is_inside() -> bool:
    return os.environ.get(INSIDE) == "1"


def furnish() -> None:
    """Loopback up; its own routing rule behind ours, so that a cut can come before it."""
    if not is_inside():
        raise RuntimeError("network cuts are for a namespace of our own only")
    ip("link", "set", "lo", "up")
    ip("rule", "add", "pref", "100", "lookup", "local")
    ip("rule", "del", "pref", "0")


@dataclass(frozen=True, kw_only=True)
class Cut:
    """``ports`` that are cut off, in both directions; none: the whole loopback."""

    kind: str
    ports: tuple[int, ...] = ()

    def begin(self) -> None:
        if self.kind == "down":
            ip("link", "set", "lo", "down")
            return
        for port in self.ports:
            for side in ("dport", "sport"):
                ip("rule", "add", "pref", _FIRST, "ipproto", "tcp", side, str(port), "type", self.kind)

    def end(self) -> None:
        if self.kind == "down":
            ip("link", "set", "lo", "up")
            return
        for _ in range(2 * len(self.ports)):
            ip("rule", "del", "pref", _FIRST)


@dataclass(frozen=True, kw_only=True)
class Found:
    cases: int
    slow: int
    slowest: float
    lost: int
    doubled: int
    balanced: bool

    @property
    def clean(self) -> bool:
        return self.balanced and not (self.slow or self.lost or self.doubled)


def run(
    house: House, cases: int, seed: int, *, mails_each: int = 6, bar: float = 60, say: Callable[[str], None]
) -> Found:
    """Mail before, at and during each cut; after it everything must come to rest by itself within the bar."""
    draw, sent, slow, slowest = random.Random(seed), 0, 0, 0.0
    house.start()
    wait_until(house.has_store, 300)
    for number in range(cases):
        cut = _drawn(draw, number, house)
        sent = _deliver(house, sent, mails_each)
        time.sleep(draw.uniform(0, 1.5))
        cut.begin()
        sent = _deliver(house, sent, 2)
        time.sleep(LONG if number % 8 == 7 else draw.choice((0.5, 2, 5)))
        cut.end()
        healed, took = _healed(house, sent, bar)
        slow, slowest = slow + (not healed), max(slowest, took)
        say(f"cut {number}: {cut.kind} of {cut.ports or 'all'}, at rest after {took:.1f} s")
    found = judge(house, sent, 0, True)
    return Found(
        cases=cases,
        slow=slow,
        slowest=slowest,
        lost=found.lost,
        doubled=len(found.doubled),
        balanced=found.balanced,
    )


def _drawn(draw: random.Random, number: int, house: House) -> Cut:
    kind = KINDS[number % len(KINDS)]
    both = (house.dovecot.port, house.sink.port)
    return Cut(kind=kind, ports=() if kind == "down" else draw.choice(((both[0],), (both[1],), both)))


def _deliver(house: House, sent: int, count: int) -> int:
    for number in range(sent, sent + count):
        house.deliver(customer_mail(number, *SITUATIONS[number % len(SITUATIONS)]))
    return sent + count


def _healed(house: House, sent: int, bar: float) -> tuple[bool, float]:
    began = time.monotonic()
    healed = wait_until(
        lambda: at_rest(house, sent) and not judge(house, sent, 0, True).lost, bar, every=0.25
    )
    return healed, time.monotonic() - began
