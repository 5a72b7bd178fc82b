"""Whose bank account is it? IBANs in a mail against those that this sender named before.

Nothing is trusted because it was seen: an account that came in place of a known one stays doubted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stdnum import iban as iban_number

from triage.intent.words import fold
from triage.mail.free_mail import FREE_MAIL

_START: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ \u00a0]?\d{2}")
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_LONGEST: Final = 34
_SHORTEST: Final = 15
_MOST: Final = 200
"""Places of one text that are tried: a table of article numbers is no list of accounts."""


class Bank(StrEnum):
    """What is to be said first. The words are in ``drafting.known_words``."""

    RECORDED = "bank_recorded"
    KNOWN = "bank_known"
    IN_MAILS = "bank_in_mails"
    FIRST = "bank_first"
    OTHER = "bank_other"
    DOUBTED_AGAIN = "bank_doubted"
    TOLD = "bank_told"
    LOOK_ALIKE = "bank_look_alike"
    REPLY_TO = "bank_reply_to"
    UNPROVEN = "bank_unproven"


WARNINGS: Final = frozenset({Bank.OTHER, Bank.DOUBTED_AGAIN, Bank.TOLD, Bank.LOOK_ALIKE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One account as this sender named it before: in how many mails, how many of them invoices."""

    iban: str
    times: int
    doubted: bool
    invoices: int = 0
    since: date | None = None
    """It stands in the vendor's record since then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of the check: which one, and what stands in it."""

    what: Bank
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """``doubted``: these accounts are not to be paid before somebody called. ``warns``: told at once, and
    no answer is prepared."""

    lines: tuple[Line, ...] = ()
    ibans: tuple[str, ...] = ()
    doubted: frozenset[str] = frozenset()

    @property
    def warns(self) -> bool:
        return any(line.what in WARNINGS for line in self.lines)


def ibans_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Every valid IBAN (form of its country and check digits), compact, in order of appearance."""
    return tuple(dict.fromkeys(one for text in texts for one in _in_text(_INVISIBLE.sub("", text))))


def _in_text(text: str) -> Iterator[str]:
    for number, start in enumerate(_START.finditer(text)):
        if number >= _MOST:
            return
        found = _at(text[start.start() : start.start() + 2 * _LONGEST])
        if found:
            yield found


def _at(text: str) -> str | None:
    """The IBAN that begins here: letters and figures with single separators between, longest first."""
    compact, separated = "", False
    for letter in text:
        if letter.isascii() and letter.isalnum():
            compact, separated = compact + letter.upper(), False
        elif letter in " \u00a0-.\n\t" and not separated:
            separated = True
        else:
            break
    for length in range(min(len(compact), _LONGEST), _SHORTEST - 1, -1):
        if iban_number.is_valid(compact[:length]):
            return compact[:length]
    return None


def sender_of(addr_spec: str) -> str:
    """Who names an account: the domain, or the whole address where strangers share the domain."""
    address = addr_spec.lower()
    domain = address.rpartition("@")[2]
    return address if domain in FREE_MAIL else domain


def check(
    found: Sequence[str],
    seen: Sequence[Seen],
    *,
    told: Sequence[str] = (),
    look_alike: str = "",
    reply_to: str = "",
    proven: bool = True,
    is_invoice: bool = False,
) -> Checked:
    """What to say first about the accounts in one mail. ``told``: words that announce new bank details;
    ``look_alike``: the known domain that the sender's resembles; ``reply_to``: where answers would go
    instead. An account in any old mail's footer is worth a line only if it is not the known one."""
    known = {one.iban: one for one in seen if not one.doubted}
    before = {one.iban: one.times for one in seen if one.doubted}
    other = [one for one in found if known and one not in known]
    lines = list(_about(found, known, before, other, is_invoice or bool(told)))
    if told:
        lines.insert(0, Line(what=Bank.TOLD, values=(("words", ", ".join(told)),)))
    if look_alike and (found or told or is_invoice):
        lines.append(Line(what=Bank.LOOK_ALIKE, values=(("domain", look_alike),)))
    if lines and reply_to:
        lines.append(Line(what=Bank.REPLY_TO, values=(("address", reply_to),)))
    if lines and not proven:
        lines.append(Line(what=Bank.UNPROVEN))
    suspect = frozenset(found) if told or look_alike else frozenset(other) | (frozenset(found) & set(before))
    return Checked(lines=tuple(lines), ibans=tuple(found), doubted=suspect - set(known))


def _about(
    found: Sequence[str], known: dict[str, Seen], before: dict[str, int], other: Sequence[str], wanted: bool
) -> Iterator[Line]:
    for one in other:
        yield Line(what=Bank.OTHER, values=(("iban", shown(one)), ("known", ", ".join(map(shown, known)))))
    for one in found:
        if one in other:
            continue
        if one in known and wanted:
            yield _as_before(known[one])
        elif one in before:
            yield Line(what=Bank.DOUBTED_AGAIN, values=(("iban", shown(one)), ("times", str(before[one]))))
        elif one not in known and wanted:
            yield Line(what=Bank.FIRST, values=(("iban", shown(one)),))


def _as_before(seen: Seen) -> Line:
    if seen.since is not None:
        return Line(what=Bank.RECORDED, values=(("iban", shown(seen.iban)), ("day", seen.since.isoformat())))
    if seen.invoices:
        return Line(what=Bank.KNOWN, values=(("iban", shown(seen.iban)), ("times", str(seen.invoices))))
    return Line(what=Bank.IN_MAILS, values=(("iban", shown(seen.iban)), ("times", str(seen.times))))


def shown(compact: str) -> str:
    """In groups of four, as it stands on paper."""
    return " ".join(compact[at : at + 4] for at in range(0, len(compact), 4))


# ---------------------------------------------------------------- look-alikes

_CONFUSED: Final = (
    ("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("-", ""),
)  # fmt: skip


def resembles(domain: str, known: Collection[str]) -> str:
    """The known domain that this one could be taken for, or empty: letters that look alike, one letter
    more, less or other, another ending, our name inside a longer one."""
    domain = domain.lower()
    if not domain or domain in known:
        return ""
    for one in known:
        if domain.endswith(f".{one}") or one.endswith(f".{domain}"):
            continue  # whoever has vendor.example also has mail.vendor.example
        if _close(domain, one):
            return one
    return ""


def _close(domain: str, known: str) -> bool:
    name, _, ending = domain.partition(".")
    wanted, _, known_ending = known.partition(".")
    if len(wanted) < 4:
        return False
    if _skeleton(name) == _skeleton(wanted):
        return True
    if ending != known_ending:
        return False
    return _one_apart(name, wanted) or (len(wanted) >= 6 and wanted in name.split("-"))


def _skeleton(name: str) -> str:
    if name.startswith("xn--"):
        try:
            name = name.encode("ascii").decode("idna")
        except UnicodeError:
            return name
    folded = fold(name)
    for odd, plain in _CONFUSED:
        folded = folded.replace(odd, plain)
    return folded


def _one_apart(one: str, two: str) -> bool:
    """Equal but for one letter added, dropped, changed, or two neighbours swapped."""
    shorter = min(len(one), len(two))
    if abs(len(one) - len(two)) > 1 or shorter < 4:
        return False
    start = next((at for at in range(shorter) if one[at] != two[at]), shorter)
    left, right = one[start:], two[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    return left[1:] == right if len(left) > len(right) else left == right[1:]
