"""`triage log CASE`: the events of one case as a story."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from triage.cli.desk import case_number, opened
from triage.core.errors import OwnerError, Problem
from triage.ledger_journal import EventRow

_WORDS: Final = {
    "taken": "{actor} wrote “{subject}”: {verdict} ({why})",
    "filed": "{actor} wrote “{subject}”: filed as {intent}, nobody asked",
    "proposed": "asked {to}, with a draft ({source}) {again}",
    "escalated": "asked {to} to look {again}",
    "approved": "{actor} said yes; it leaves at {hold_until}",
    "rejected": "{actor} said no {why}",
    "rewritten": "{actor} wrote another text",
    "refiled": "{actor} filed it under {area} ({intent})",
    "done": "{actor} closed it without a mail {note}",
    "later": "{actor} wants to see it again at {until}",
    "released": "the hold ended: it goes out",
    "reply_done": "the answer left, to {to}",
    "answered_by_hand": "{actor} answered by hand; {stopped} draft(s) stopped",
    "refused": "an answer of {who} did nothing: {why}",
    "came_back": "our mail came back: {told}",
    "draft_supersede": "the draft is no longer the answer: withdrawn",
    "draft_answer": "the draft is no longer needed: withdrawn",
    "tag_done": "tagged {name}",
    "draft_done": "a copy of the draft lies in Drafts",
    "undraft_done": "our copy in Drafts was removed",
    "propose_done": "the proposal left, to {to}",
    "answered_done": "their mail is marked as answered",
    "notice_done": "a notice left, to {to}",
    "dead": "could not be sent: {why}",
    "deferred": "not yet: {why}",
    "unknown": "may or may not have left: {why}",
    "receipt": "told {actor}: {text}",
    "undone": "{actor} stopped it",
    "internal_note": "{actor} noted, for us alone: {note}",
    "empty_answer": "{actor} answered without a word: nothing happened",
    "first_yes": "{actor} said yes; {second} is asked for the second one",
    "second_asked": "{actor} said yes; it concerns money, so they are asked once more",
    "not_released": "it did not go out: {why}",
    "acknowledged": "they were told that it arrived",
    "left_by_itself": "answer A{pair} leaves by itself, as the owner allowed",
    "learned": "learned as answer A{pair}",
    "unlearned": "{actor} had answer A{pair} forgotten",
    "command": "{actor} wrote {line}: {result}",
    "woken": "it came back from being put off",
    "target_over": "nobody answered within the time the firm sets itself",
    "draft_release": "the draft is on its way",
    "bug": "a bug of ours: {error}",
}
_MOMENTS: Final = ("hold_until", "until")


def run(chosen: argparse.Namespace) -> int:
    number = case_number(chosen.case)
    with opened(chosen.dir) as (_, store), store.reading() as tx:
        case = tx.cases.case(number)
        if case is None:
            raise OwnerError(Problem(where=f"#{number}", what="there is no such case"))
        events = tx.journal.events(case_no=number)
    if chosen.json:
        for event in events:
            line = {**asdict(event), "at": event.at.isoformat(), "data": dict(event.data)}
            print(json.dumps(line, ensure_ascii=False))
        return 0
    about = "(confidential)" if case.confidential else case.subject
    print(f"#{case.case_no} {case.contact_name or case.contact}: {about}  [{case.state}, {case.intent}]")
    for event in events:
        print(f"  {event.at:%Y-%m-%d %H:%M:%S}  {told(event)}")
    return 0


def told(event: EventRow) -> str:
    """One event in words; one without words shows what it holds."""
    words = _WORDS.get(event.kind)
    if words is None:
        return f"{event.kind}: " + ", ".join(f"{key} {value}" for key, value in event.data.items())
    known = {"actor": event.actor, "verdict": _verdict(event.data), **event.data}
    return words.format_map(_Known(known)).strip()


def _verdict(data: Mapping[str, Any]) -> str:
    """What it was taken for; a guess is called one."""
    sure = f"{str(data.get('intent', '')).replace('_', ' ')}, {float(data.get('confidence', 0)):.0%} sure"
    return f"not sure, perhaps {sure}" if data.get("unsure") else sure


class _Known(dict[str, Any]):
    """A format mapping where what is not known stays empty, and lists read as lists."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        super().__init__({key: _plain(key, value) for key, value in known.items()})

    def __missing__(self, key: str) -> str:
        return ""


def _plain(key: str, value: Any) -> Any:
    if key in _MOMENTS and value:
        return f"{datetime.fromisoformat(str(value)):%H:%M:%S on %Y-%m-%d}"
    return ", ".join(map(str, value)) if isinstance(value, list) else value
