"""What we know around a mail, in the words of whoever reads the proposal. Facts in, sentences out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from triage.drafting.book_words import book_say
from triage.drafting.intent_words import quoted
from triage.drafting.known_words import phrase

Facts = Mapping[str, Any]

_DAY: Final = {"en": "%d %b", "de": "%d.%m.", "nl": "%d-%m"}
_MONTH: Final = "%m/%Y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """``warnings`` stand above all else; ``tone`` joins the reasons; the rest stands below the choices."""

    warnings: tuple[str, ...] = ()
    tone: tuple[str, ...] = ()
    thread: tuple[str, ...] = ()
    known: str = ""
    says: tuple[str, ...] = ()
    recalled: str = ""
    """Which answer given before this is like, and how to have it forgotten."""


def context_of(facts: Facts, language: str, zone: str) -> Context:
    """``facts`` is what ``pipeline.known`` gathered; anything may be missing (older drafts)."""
    return Context(
        warnings=tuple(phrase(language, one["what"], one["values"]) for one in facts.get("bank", ())),
        tone=tuple(_tone(facts, language)),
        thread=tuple(_thread(facts.get("thread", ()), language, zone)),
        known=_with_owed(_known(facts.get("contact"), language, zone), facts.get("owed", ()), language),
        says=tuple(
            f"{phrase(language, 'says', {'name': name})}: {text}" for name, text in facts.get("says", ())
        ),
        recalled=_recalled(facts.get("recalled"), language, zone),
    )


def _tone(facts: Facts, language: str) -> Sequence[str]:
    heard = [
        phrase(language, one["sign"], {"words": ", ".join(quoted(word, language) for word in one["words"])})
        for one in facts.get("signs", ())
    ]
    if facts.get("vip"):
        heard.append(phrase(language, "vip"))
    waited = int(facts.get("waited", 0))
    return [*heard, phrase(language, "waited", {"times": waited})] if waited > 1 else heard


def _thread(thread: Sequence[Facts], language: str, zone: str) -> Sequence[str]:
    return [
        f"{phrase(language, 'before')} {_day(one['at'], language, zone)} "
        f"{one['who'] or phrase(language, 'us')}: {one['text'] or phrase(language, 'by_hand')}"
        for one in thread
    ]


def _known(contact: Facts | None, language: str, zone: str) -> str:
    """One sentence: since when, how much, what is open."""
    if contact is None:
        return ""
    if not contact.get("since"):
        return phrase(language, "new")
    since = datetime.fromisoformat(contact["since"]).astimezone(ZoneInfo(zone))
    parts = [
        phrase(language, "since", {"month": since.strftime(_MONTH)}),
        phrase(language, "last", {"day": _day(contact["last"], language, zone)}),
        phrase(language, "mails", {"count": contact["mails"]}),
        phrase(language, "cases", {"count": contact["cases"]}),
    ]
    if contact["open"]:
        named = ", ".join(f"#{number} {subject}" for number, subject in contact["open"])
        parts.append(phrase(language, "open", {"cases": named}))
    return "; ".join(parts)


def _with_owed(known: str, owed: Sequence[str], language: str) -> str:
    found = book_say("owed", language, found=", ".join(owed)) if owed else ""
    return "; ".join(one for one in (known, found) if one)


def _recalled(found: Facts | None, language: str, zone: str) -> str:
    if not found:
        return ""
    day = datetime.fromisoformat(found["at"]).astimezone(ZoneInfo(zone)).strftime(_MONTH)
    likeness = f"{found['likeness']:.0%}"
    values = {"likeness": likeness, "case": found["case"], "day": day, "pair": found["pair"]}
    return phrase(language, "likeness", values)


def _day(iso: str, language: str, zone: str) -> str:
    at = datetime.fromisoformat(iso).astimezone(ZoneInfo(zone))
    return at.strftime(_DAY.get(language, "%d/%m"))
