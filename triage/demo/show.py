"""What the demo shows: one line an event in aligned columns, then the ledger. Pure but for ``write``."""

from __future__ import annotations

import json
import textwrap
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from triage.ledger_journal import EventRow, Sums

WIDTH: Final = 110
_VERB: Final = 9
_WHO: Final = 20
_COLOURS: Final[Mapping[str, int]] = {
    "wrote": 36,
    "read": 0,
    "asked": 33,
    "look": 33,
    "answered": 35,
    "approved": 32,
    "left": 32,
    "refused": 31,
    "unread": 31,
    "bug": 31,
}

Write = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that happened, for human eyes."""

    at: datetime
    verb: str
    who: str
    what: str


class Screen:
    """Writes lines from any thread, whole. ``colour`` only where a terminal reads; ``as_json`` one
    object a line."""

    def __init__(self, write: Write, *, colour: bool = False, as_json: bool = False) -> None:
        self._write, self._colour, self._json = write, colour, as_json
        self._lock = threading.Lock()
        self.count: Counter[str] = Counter()
        """How many lines of each verb were shown."""

    def line(self, line: Line) -> None:
        with self._lock:
            self.count[line.verb] += 1
            self._write(as_json(line) if self._json else plain(line, colour=self._colour))

    def say(self, text: str) -> None:
        """Words around the events; left out where a machine reads."""
        if not self._json:
            with self._lock:
                self._write(text)

    def fact(self, **facts: Any) -> None:
        """One object for a machine; left out for people."""
        if self._json:
            with self._lock:
                self._write(json.dumps(facts, ensure_ascii=False, sort_keys=True))


def plain(line: Line, *, colour: bool = False) -> str:
    """``21:04:07  wrote     Clara Hughes          Charged twice for invoice 1187``, at most 110 columns."""
    verb = f"{line.verb:<{_VERB}}"
    if colour and _COLOURS.get(line.verb):
        verb = f"\033[{_COLOURS[line.verb]}m{verb}\033[0m"
    start = f"{line.at.astimezone():%H:%M:%S}  {verb} {_fitted(line.who, _WHO)}  "
    room = WIDTH - 8 - 2 - _VERB - 1 - _WHO - 2
    return (start + _fitted(line.what, room)).rstrip()


def as_json(line: Line) -> str:
    known = {"at": line.at.isoformat(), "event": line.verb, "who": line.who, "what": line.what}
    return json.dumps(known, ensure_ascii=False)


def _fitted(text: str, columns: int) -> str:
    """Exactly so many columns: wide letters count two, control characters are gone."""
    text = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    shown, used = "", 0
    for letter in text:
        wide = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used + wide > columns - 1 and len(shown) + 1 < len(text):
            return shown + "…" + " " * (columns - used - 1)
        shown, used = shown + letter, used + wide
    return shown + " " * (columns - used)


# ---------------------------------------------------------------- events


def line_of(event: EventRow) -> Line | None:
    """What an event of the ledger looks like here; None for those that only the ledger needs."""
    told = _TOLD.get(event.kind)
    if told is None or (event.kind.startswith("draft_") and not event.data.get("held")):
        return None
    verb, say = told
    who = str(event.data.get("who") or event.actor)
    return Line(at=event.at, verb=verb, who=who, what=say(event))


def _taken_for(event: EventRow) -> str:
    """What it was taken for, how surely, and why."""
    data = event.data
    intent = str(data.get("intent", "")).replace("_", " ")
    area = data.get("area", "none")
    name = intent if area in ("none", "") else f"{area}, {intent}"
    taken = "not sure" if data.get("unsure") else f"{name} {float(data.get('confidence', 0)):.0%}"
    reasons = "; ".join(str(one) for one in data.get("reasons", ()))
    return f"{taken}: {data.get('why') or reasons}" if not data.get("unsure") else reasons or taken


def _filed(event: EventRow) -> str:
    kind = str(event.data.get("reason", "")).replace("_", " ")
    intent = str(event.data.get("intent", "")).replace("_", " ")
    return f"filed, nobody is asked: {kind}" + (f" ({intent})" if intent and intent != kind else "")


def _asked(event: EventRow) -> str:
    source = str(event.data.get("source") or "")
    asked = f"a draft, {source}" if event.kind == "proposed" else "please look, nothing is drafted"
    again = f" ({event.data['again'].rstrip('.')})" if event.data.get("again") else ""
    return f"to {event.data.get('to', '')}: {asked}{again}"


def _by(words: str) -> Callable[[EventRow], str]:
    return lambda event: f"{words} {event.actor}"


_TOLD: Final[Mapping[str, tuple[str, Callable[[EventRow], str]]]] = {
    "taken": ("read", _taken_for),
    "filed": ("read", _filed),
    "ignored": ("read", lambda event: f"counted, nothing else: {event.data.get('reason', '')}"),
    "unreadable": ("unread", lambda event: f"could not be read: {event.data.get('reason', '')}, set aside"),
    "proposed": ("asked", _asked),
    "escalated": ("look", _asked),
    "approved": ("approved", _by("leaves after the hold, approved by")),
    "draft_supersede": ("stopped", lambda event: "it was approved, but they wrote again: it does not leave"),
    "draft_answer": ("stopped", lambda event: "it was approved, but somebody answered: it does not leave"),
    "rejected": ("closed", _by("no answer goes out, says")),
    "done": ("closed", _by("done, says")),
    "later": ("later", _by("again later, says")),
    "rewritten": ("changed", _by("a new text by")),
    "refiled": ("changed", lambda event: f"filed under {event.data.get('area')} by {event.actor}"),
    "receipt": ("told", lambda event: str(event.data.get("text", ""))),
    "refused": ("refused", lambda event: f"nothing happens: {event.data.get('why', '')}"),
    "answered_by_hand": ("closed", lambda event: "answered by hand, the draft is withdrawn"),
    "came_back": ("bounce", lambda event: f"our mail came back: {event.data.get('told', '')}"),
    "bug": ("bug", lambda event: f"a bug of ours: {event.data.get('error', '')}"),
}


# ---------------------------------------------------------------- the end


def ledger_text(sums: Sums) -> str:
    """Both sums, and whether they agree."""
    verdict = "Both sums agree: nothing was lost." if sums.balanced else "THE SUMS DO NOT AGREE."
    rows = (
        f"seen {sums.seen:,} = before start {sums.before_start:,} + ignored {sums.ignored:,}"
        f" + could not be read {sums.quarantined:,} + handled {sums.handled:,}"
        + (f" + still to be read {sums.pending:,}" if sums.pending else ""),
        f"handled {sums.handled:,} = waiting for a person {sums.waiting:,} + finished {sums.finished:,}",
        f"found in the mailboxes {sums.located:,}",
        verdict,
    )
    return textwrap.indent("\n".join(rows), "  ")


def sums_json(sums: Sums) -> dict[str, Any]:
    names = ("seen", "before_start", "ignored", "quarantined", "waiting", "finished", "pending", "located")
    known: dict[str, Any] = {name: getattr(sums, name) for name in names}
    return {**known, "handled": sums.handled, "balanced": sums.balanced}
