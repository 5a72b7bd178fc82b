"""Rows about the text: reply stripping, forwards, threads, calendar."""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

from icalendar import Calendar
from mail_sets import Row, Tally, fold, load, missing_words, raw_files

from triage.adapters.calendar import parse_calendar
from triage.adapters.htmltext import html_to_text
from triage.adapters.mime import read
from triage.mail.forward import unwrap
from triage.mail.message import Message, Segment, SegmentKind
from triage.mail.segments import reply_of, segment

LEFT_OUT = ("unquotemail_talonlike", "unquotemail_talonlike_failing")
"""Their expected files look like snapshots of their own output: told apart, not in the headline."""


def replies(root: Path) -> list[Row]:
    exact, other, lost, emptied, words = Tally(), Tally(), [], [], 0
    for line in (root / "reply_cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        text = html_to_text(case["input"]) if case["kind"] == "html" else case["input"].replace("\r\n", "\n")
        found = _answer(segment(text), keep=case["policy"] == "keep")
        name = f"{case['source']}/{case['id']}"
        good, missing, empty = _judge(case["expect"], found)
        (other if case["source"] in LEFT_OUT else exact).count(good, f"{name}: {found[:120]!r}")
        if case["source"] in LEFT_OUT:
            continue
        if missing:
            words += sum(missing.values())
            lost.append(f"{name}: {dict(list(missing.items())[:8])}")
        if empty:
            emptied.append(name)
    return [
        exact.row("reply stripping, exact", 0.92),
        Row("words of the true answer lost", "0", str(words), words == 0, lost),
        Row("answers emptied", "0", str(len(emptied)), not emptied, emptied),
        other.row("the same on snapshots of another library (not in the headline)", None),
    ]


def _answer(segments: tuple[Segment, ...], *, keep: bool) -> str:
    kinds = {SegmentKind.REPLY, SegmentKind.FORWARD} | ({SegmentKind.SIGNATURE} if keep else set())
    return "".join(one.text for one in segments if one.kind in kinds) if keep else reply_of(segments)


def _judge(expect: dict[str, Any], found: str) -> tuple[bool, Counter[str], bool]:
    """Right, the words lost, and whether an answer came out empty."""
    if "exact" in expect:
        return _against(expect["exact"], found)
    if "exact_html" in expect:
        return _against(html_to_text(expect["exact_html"]), found)
    if "text_nows" in expect:
        wanted, got = re.sub(r"\s", "", expect["text_nows"]), re.sub(r"\s", "", found)
        lost = Counter() if wanted in got else missing_words(wanted, got)
        return wanted == got, lost, bool(wanted) and not got
    wanted, unwanted = expect.get("contains", []), expect.get("not_contains", [])
    folded = fold(found)
    lost = sum((missing_words(fold(one), folded) for one in wanted if fold(one) not in folded), Counter())
    good = (
        not lost
        and all(fold(one) in folded for one in wanted)
        and not any(fold(one) in folded for one in unwanted)
    )
    return good, lost, bool(wanted) and not folded


def _words(text: str) -> str:
    """Words only: a rule of dashes or a quote mark is none."""
    return " ".join(WORD.findall(text))


def _against(expected: str, found: str) -> tuple[bool, Counter[str], bool]:
    wanted, got = fold(expected), fold(found)
    lost = missing_words(_words(wanted), _words(got))
    return wanted == got, lost, bool(wanted) and not got


WORD = re.compile(r"\w+")
MARK = re.compile(
    r"(?im)^\W*(?:forwarded message|begin forwarded message|weitergeleitete nachricht|message transféré)"
)


def forwards(root: Path) -> list[Row]:
    """Inline ones that the cases want kept, and every attached message of every mail."""
    tally = Tally()
    for line in (root / "reply_cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        wanted = case["expect"].get("exact", "")
        if MARK.search(wanted):
            segments = segment(case["input"])
            got = unwrap(segments)
            kept = fold(wanted) == fold(reply_of(segments))
            tally.count(kept and bool(got) and bool(got[0].sender) and bool(got[0].subject), case["id"])
    for path in raw_files(root):
        message = read(path.read_bytes())
        if isinstance(message, Message) and "multipart/report" not in message.header("content-type"):
            attached = [
                one for one in message.attachments if one.content_type == "message/rfc822" and one.size
            ]
            attached = [] if message.bounce else attached
            unwrapped = [one for one in message.forwarded if one.type == "attached"]
            if attached:
                tally.count(
                    len(unwrapped) == len(attached), f"{path.name}: {len(unwrapped)} of {len(attached)}"
                )
    return [tally.row("forwards kept and unwrapped", 1.0)]


def calendars(root: Path) -> list[Row]:
    fields, files = Tally(), Tally()
    folder = root / "nextcloud_imip"
    for name, facts in load(folder / "expected.json").items():
        message = read((folder / name).read_bytes())
        assert isinstance(message, Message)
        event = message.calendar[0] if message.calendar else None
        for fact, value in facts.items():
            fields.count(
                event is not None and _same_event(fact, value, event, message), f"{name}: {fact} {event}"
            )
    for path in sorted((root / "icalendar_ics").rglob("*.ics")):
        found, refused = parse_calendar(path.read_bytes())
        expected = _uids(path.read_bytes())
        got = None if refused is not None else sorted(event.uid for event in found)
        files.count(got == expected, f"{path.name}: {refused} {got} {expected}")
    return [fields.row("iMIP fields", 1.0), files.row(".ics files parse to the same events, or refuse", 1.0)]


def _uids(raw: bytes) -> list[str] | None:
    """The uids of a file's events as the set's own library, whose tests these files are, reads them; None
    where it refuses the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = Calendar.from_ical(raw, multiple=True)
        except (ValueError, IndexError, KeyError):
            return None
    kinds = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")
    return sorted(str(part.get("UID", "")) for one in read for part in one.walk() if part.name in kinds)


def _same_event(fact: str, value: Any, event: Any, message: Message) -> bool:
    match fact:
        case "method" | "uid" | "summary":
            return bool(getattr(event, fact) == value)
        case "dtstart":
            return re.sub(r"[-:]", "", event.start).startswith(value)
        case "tzid":
            return bool(event.zone == value)
        case "organizer":
            return value in event.organizer
        case "attendees":
            return len(event.attendees) == value
        case "text":
            return fold(value) in fold(message.text)
    return bool(message.calendar) == value
