"""What a person typed into a form, apart from what the form itself writes around it.

A form's mail is mostly labels: a classifier that reads them sees the same mail every time, and a name typed
into a field is the only name there is. Labels in seven languages; a label of no table is part of the matter
(``Room: 4 x 5 m``), and so is everything below the label of the message until the next known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from triage.mail.form_words import FOOTER, GENERIC_SUBJECT, LABELS, Role

_LABELLED: Final = re.compile(
    r"[\W_]{0,6}(?P<label>[^:=|\t\n]{2,40}?)[\s*_]{0,4}(?:[:=|]|\t)\s*(?P<value>.*)"
)
_BARE: Final = re.compile(r"[\W_]{0,6}(?P<label>[^\W\d_][^:=|\t\n]{1,38}?)[\W_]{0,4}")
_NAME: Final = re.compile(r"[^\W\d_][\w .'’-]{1,58}")
_SPACES: Final = re.compile(r"\s+")
ENOUGH: Final = 2
"""Known labels from which a text is taken for a filled-in form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form as it was filled in. ``words`` is what the person wants to say, ``name`` may be empty."""

    words: str
    name: str = ""
    subject: str = ""


class _In(Enum):
    """Where a line without a label belongs."""

    BEFORE = auto()
    MATTER = auto()
    PARTICULARS = auto()


def filled(text: str) -> Filled | None:
    """None where the text is no filled-in form, or holds nothing but particulars."""
    names: dict[Role, str] = {}
    matter: list[str] = []
    subject, known, place, wanted = "", 0, _In.BEFORE, None
    for line in text.splitlines()[:2000]:
        if FOOTER.match(line.strip()):
            break
        role, label, value = _field(line)
        if role is None:
            if wanted is not None and line.strip():  # the value stands below its label
                role, value, wanted = wanted, line.strip(), None
                names.setdefault(role, value)
                continue
            if place is _In.MATTER or (label and known):
                matter.append(line)
            continue
        known, wanted = known + 1, None
        place = _In.MATTER if role is Role.MESSAGE else _In.PARTICULARS
        if role is Role.MESSAGE:
            matter += [value] if value else []
        elif role is Role.SUBJECT:
            subject = value
        elif role in (Role.NAME, Role.FIRST, Role.LAST):
            if value:
                names.setdefault(role, value)
            else:
                wanted = role
    words = "\n".join(matter).strip()
    if known < ENOUGH or not words:
        return None
    return Filled(words=words, name=_name(names), subject=subject)


def own_subject(subject: str, form: Filled) -> str:
    """What the person called the matter; a subject that only says that a form was sent is none."""
    return form.subject or ("" if GENERIC_SUBJECT.search(subject) else subject)


def _field(line: str) -> tuple[Role | None, str, str]:
    """(role of a known label, the label as it stands, the value); a label alone on its line counts."""
    found = _LABELLED.fullmatch(line)
    if found is not None:
        label = _plain(found["label"])
        return _role(label), label, found["value"].strip()
    bare = _BARE.fullmatch(line)
    role = _role(_plain(bare["label"])) if bare is not None else None
    return role, "", ""


def _plain(label: str) -> str:
    return _SPACES.sub(" ", label).strip(" *_.-()").casefold()


def _role(label: str) -> Role | None:
    return LABELS.get(label) or LABELS.get(_without_owner(label))


_OWNERS: Final = (
    *("your ", "ihre ", "ihr ", "deine ", "dein ", "votre ", "vos ", "su ", "tu ", "il tuo ", "la tua "),
    *("il suo ", "la sua ", "uw ", "je ", "jouw ", "o seu ", "a sua ", "seu ", "sua "),
)


def _without_owner(label: str) -> str:
    """``Your message`` reads ``message``."""
    for owner in _OWNERS:
        if label.startswith(owner):
            return label[len(owner) :]
    return label


def _name(names: dict[Role, str]) -> str:
    parts: Sequence[str] = (names.get(Role.FIRST, ""), names.get(Role.LAST, ""))
    whole = names.get(Role.NAME, "")
    if names.get(Role.FIRST) and whole and not names.get(Role.LAST):  # French: Prénom, Nom
        parts, whole = (names[Role.FIRST], whole), ""
    name = _joined([whole]) or _joined(parts)
    return name if _NAME.fullmatch(name) else ""


def _joined(parts: Iterable[str]) -> str:
    return _SPACES.sub(" ", " ".join(part for part in parts if part)).strip()
