"""Named points where a test ends the process or lets a step fail, as Postfix's fault injection does.

``edges.fault("t4_claimed")`` stands at each commit point. It does nothing, unless the environment variable
``TRIAGE_FAULT`` names the point *and* the configuration says ``test = true`` (servers on loopback only).

    TRIAGE_FAULT=t4_claimed:3        kill -9 at the third time that the point is reached
    TRIAGE_FAULT=t5_settling:1:fail  an exception there instead
    TRIAGE_FAULT=any:0.03:42         kill -9 at any point with this probability, by this seed
"""

from __future__ import annotations

import itertools
import os
import random
import signal
from collections.abc import Callable
from typing import Final

from triage.core.errors import OwnerError, Problem

Fault = Callable[[str], None]

POINTS: Final = (
    "t1_fetched",  # octets are here, nothing is written
    "t1_writing",  # inside T1, all rows written
    "t1_committed",  # committed, the second ledger not yet
    "t1_done",
    "t2_taken",  # the attempt is counted, nothing is read
    "t2_writing",  # inside T2, after each message of the batch
    "t2_committed",
    "t3b_numbered",  # inside T3b, an invoice took its number
    "t3b_writing",  # inside T3b, the reply is queued
    "t3b_committed",
    "t4_claiming",  # inside T4
    "t4_claimed",  # committed, nothing was said
    "t4_spoken",  # an effect happened outside, nothing is written about it
    "t5_settling",  # inside T5
    "t5_committed",  # committed, the second ledger not yet
    "t5_done",
)


class Injected(Exception):
    """A failure that a test asked for."""


def nothing(point: str) -> None:
    """What every point does outside of tests."""


def armed(wanted: str) -> Fault:
    """The fault that ``TRIAGE_FAULT`` asks for; empty means none. Raises OwnerError."""
    name, _, rest = wanted.partition(":")
    number, _, last = rest.partition(":")
    if not wanted:
        return nothing
    try:
        if name == "any":
            return _at_random(float(number), int(last or "1"))
        if name in POINTS and last in ("", "kill", "fail"):
            return _at_nth(name, int(number or "1"), fails=last == "fail")
    except ValueError:
        pass
    problem = Problem(where="environment TRIAGE_FAULT", what="is no fault", found=wanted, allowed="a point:n")
    raise OwnerError(problem)


def _at_nth(name: str, number: int, *, fails: bool) -> Fault:
    hits = itertools.count(1)

    def fault(point: str) -> None:
        if point == name and next(hits) == number:
            if fails:
                raise Injected(point)
            _die()

    return fault


def _at_random(probability: float, seed: int) -> Fault:
    draw = random.Random(seed)  # noqa: S311 (repeatable is what a test needs)

    def fault(_: str) -> None:
        if draw.random() < probability:
            _die()

    return fault


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
