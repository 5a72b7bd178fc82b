"""The story: reads ``story/story.toml`` and turns its templates into mail for today.

A template is a mail as people would write it down: readable UTF-8 headers, a blank line, the text.
``{{...}}`` is filled in: ``day -3 en`` (18 November), ``dmy -3`` (18.11.2026), ``weekday +2 de``,
``date -1`` (RFC 5322), ``id NAME``, ``reply-id NAME``, ``reply-subject NAME``, ``quote NAME``,
``pdf NAME``, ``code`` (a guess) and ``serial``.
"""

from __future__ import annotations

import base64
import re
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.header import Header
from email.utils import format_datetime, formataddr, getaddresses
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from triage.demo import mta, pdf

FOLDER: Final = Path(__file__).parent / "story"
_SLOT: Final = re.compile(r"\{\{([a-z-]+)(?: ([^}]+))?\}\}")
_ADDRESS_FIELDS: Final = ("from", "to", "cc", "reply-to", "sender")
_CHARSET: Final = re.compile(r'charset="?([\w.-]+)', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One of the firm's people and how they say yes."""

    name: str
    address: str
    roles: tuple[str, ...]
    in_charge: tuple[str, ...]
    language: str
    amount_limit: int
    yes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What somebody says, once, to the first proposal whose subject names ``about``."""

    about: str
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One mail of the story; ``story.toml`` explains the fields."""

    name: str
    template: str
    to: str
    author: str
    login: str | None = None
    vouched: bool = True
    results: str | None = None
    refused: bool = False
    after: str | None = None
    path: str | None = None
    later: int = 0
    really: str | None = None

    @property
    def reverse_path(self) -> str:
        return "" if self.path == "<>" else (self.path or self.author)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    firm: Mapping[str, Any]
    people: tuple[Player, ...]
    cues: tuple[Cue, ...]
    scenes: tuple[Scene, ...]
    seller: Mapping[str, Any] = field(default_factory=dict)
    invoices: Mapping[str, Any] = field(default_factory=dict)
    folder: Path = FOLDER

    @property
    def shared(self) -> str:
        return str(self.firm["address"])

    @property
    def staff(self) -> tuple[str, ...]:
        return tuple(one.address for one in self.people)

    @property
    def customers(self) -> tuple[str, ...]:
        """Who writes from outside and has a mailbox here (automatic senders and forgers have none)."""
        own = mta.domain_of(self.shared)
        honest = (one for one in self.scenes if one.vouched and one.path is None and one.results is None)
        return tuple(dict.fromkeys(one.author for one in honest if mta.domain_of(one.author) != own))

    @property
    def logins(self) -> tuple[str, ...]:
        """Addresses of ours that only submit (the website's form)."""
        return tuple({one.login for one in self.scenes if one.login} - set(self.staff))

    @property
    def vouched(self) -> frozenset[str]:
        """Domains whose mail passes DMARC at our host."""
        own = mta.domain_of(self.shared)
        return frozenset(mta.domain_of(one.author) for one in self.scenes if one.vouched) - {own}


@dataclass(slots=True, kw_only=True)
class Told:
    """What has happened so far: the Message-ID of each scene, and the octets of the answer to it."""

    now: datetime
    ids: dict[str, str] = field(default_factory=dict)
    answers: dict[str, bytes] = field(default_factory=dict)


def load_story(folder: Path = FOLDER) -> Story:
    """Read the story. Raises OSError, KeyError or TOMLDecodeError: it is ours, so that is a bug."""
    table = tomllib.loads((folder / "story.toml").read_text("utf-8"))
    shared = table["firm"]["address"]
    return Story(
        firm=table["firm"],
        people=tuple(_player(one) for one in table["people"]),
        cues=tuple(Cue(about=one["about"], say=one["say"].strip()) for one in table["answer"]),
        scenes=tuple(_scene(folder, one, shared) for one in table["mail"]),
        seller=table["seller"],
        invoices=table["invoices"],
        folder=folder,
    )


def _player(found: Mapping[str, Any]) -> Player:
    lists = {key: tuple(found[key]) for key in ("roles", "in_charge")}
    return Player(**{**found, **lists})


def _scene(folder: Path, found: Mapping[str, Any], shared: str) -> Scene:
    template = (folder / f"{found['name']}.eml").read_text("utf-8")
    [(_, author), *_] = getaddresses([mta.header(template.encode(), "from")])
    return Scene(**{"to": shared, "template": template, "author": author.rstrip(">"), **found})


# ---------------------------------------------------------------- filling in


def written(scene: Scene, told: Told, folder: Path = FOLDER) -> bytes:
    """The mail as it goes over the wire: slots filled, headers encoded, CRLF. Its id is noted."""
    number = len(told.ids) + 1
    own_id = f"<{scene.name}.{told.now:%y%m%d%H%M%S}@{mta.domain_of(scene.author)}>"
    told.ids.setdefault(scene.name, own_id)
    text = _SLOT.sub(partial(_filled, told=told, folder=folder, number=number), scene.template)
    head, _, body = text.partition("\n\n")
    fields = _unfolded(head)
    fields += _missing({name.lower() for name, _ in fields}, scene, told)
    lines = [f"{name}: {_encoded(name, value)}" for name, value in fields]
    raw = "\n".join(lines).encode("utf-8") + b"\n\n" + body.encode(_charset(fields), "replace")
    return raw.replace(b"\n", b"\r\n")


def _unfolded(head: str) -> list[tuple[str, str]]:
    pairs = (line.partition(":") for line in head.splitlines())
    return [(name, value.strip()) for name, _, value in pairs]


def _missing(there: set[str], scene: Scene, told: Told) -> list[tuple[str, str]]:
    """What every mail program adds by itself."""
    wanted = {
        "To": scene.to,
        "Date": format_datetime(told.now),
        "Message-ID": told.ids[scene.name],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return [(name, value) for name, value in wanted.items() if name.lower() not in there]


def _encoded(name: str, value: str) -> str:
    if value.isascii():
        return value
    if name.lower() in _ADDRESS_FIELDS:
        return ", ".join(formataddr(one, "utf-8") for one in getaddresses([value]))
    return Header(value, "utf-8", header_name=name).encode(linesep="\n")


def _charset(fields: list[tuple[str, str]]) -> str:
    found = next((_CHARSET.search(value) for name, value in fields if name.lower() == "content-type"), None)
    try:
        "".encode(found[1] if found else "utf-8")
    except LookupError:
        return "utf-8"
    return found[1] if found else "utf-8"


def _filled(slot: re.Match[str], *, told: Told, folder: Path, number: int) -> str:
    word, argument = slot[1], slot[2] or ""
    match word:
        case "id":
            return told.ids.get(argument, f"<{argument}@never.example>")
        case "reply-id":
            return _answer(told, argument, "message-id") or told.ids.get(argument, "")
        case "reply-subject":
            return _answer(told, argument, "subject") or "your mail"
        case "quote":
            return _quoted(told.answers.get(argument, b""))
        case "pdf":
            return _pdf(folder / f"{argument}.txt", told)
        case "code":
            return "0123456789abcdef"
        case "serial":
            return f"{number}.{told.now:%y%m%d%H%M%S}"
        case _:
            return day_words(word, argument, told.now)


def day_words(word: str, argument: str, now: datetime) -> str:
    """``date``, ``day``, ``dmy`` or ``weekday`` so many days from now, in a language."""
    days, _, language = argument.partition(" ")
    day = now + timedelta(days=int(days or 0))
    match word:
        case "date":
            return format_datetime(day)
        case "dmy":
            return f"{day:%d.%m.%Y}"
        case "weekday":
            return calendar()["weekdays"][language][day.weekday()]
        case "day":
            between = {"de": ". ", "es": " de ", "pt": " de "}.get(language, " ")
            return f"{day.day}{between}{calendar()['months'][language][day.month - 1]}"
    raise KeyError(word)


@cache
def calendar() -> Mapping[str, Mapping[str, list[str]]]:
    """Months and weekdays by language."""
    return tomllib.loads((FOLDER / "calendar.toml").read_text("utf-8"))


def _answer(told: Told, name: str, wanted: str) -> str:
    return mta.header(told.answers.get(name, b""), wanted)


def _quoted(raw: bytes) -> str:
    """The text of an answer as a mail program quotes it."""
    if not raw:
        return ""
    body = raw[len(mta.head(raw)) :].decode("utf-8", "replace").strip()
    who = mta.header(raw, "from")
    return "\n".join(
        [f"On {mta.header(raw, 'date')}, {who} wrote:", *(f"> {one}" for one in body.splitlines())]
    )


def _pdf(path: Path, told: Told) -> str:
    lines = _SLOT.sub(partial(_filled, told=told, folder=path.parent, number=0), path.read_text("utf-8"))
    return textwrap.fill(base64.b64encode(pdf.one_page(lines.splitlines())).decode(), 76)
