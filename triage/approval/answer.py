"""What a person answered to a proposal: read from new text alone, by fixed tables, no model.

Yes-words may have a greeting, please, thanks and the person's own name around them. Any other text is
the next draft. A yes with more words is asked about, never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triage.approval import words
from triage.approval.answer_kinds import (
    Answer,
    Command,
    Done,
    Give,
    Internal,
    Later,
    NextDraft,
    No,
    Nothing,
    Refile,
    Undo,
    WhichMeant,
    Yes,
)
from triage.approval.words import Phrase
from triage.approval.written import Token, meaningful, own_text, tokens_of

SHORT: Final = 20
"""Words up to which a text with a yes or a no in it is asked about; a longer one is plainly a text."""

_LONGEST: Final = 6


class _Means(StrEnum):
    NAME = "name"
    YES = "yes"
    NO = "no"
    NOT = "not"
    ALL = "all"
    NUMBER = "number"
    UNCLEAR = "unclear"
    AROUND = "around"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Span:
    """A phrase found: what it means, its words, and whether a question mark follows."""

    means: _Means
    phrase: Phrase
    clause: int
    asked: bool = False


_TABLES: Final = (
    (_Means.YES, words.YES),
    (_Means.NO, words.NO),
    (_Means.ALL, words.ALL),
    (_Means.NOT, words.NOT),
    (_Means.UNCLEAR, words.UNCLEAR),
    (_Means.AROUND, words.COURTESY | words.SPOKEN_MARKS),
)


def read_answer(new_text: str, own_names: Collection[str] = (), intents: Collection[str] = ()) -> Answer:
    """The answer in the new plain text of a reply.

    ``own_names`` (the answering person's names, the firm's, lines of its signature) may stand around
    the word; ``intents`` are the owner's, for ``#refund_request``.
    """
    text = own_text(new_text)
    names = _phrases(own_names)
    lines = [line for line in text.splitlines() if meaningful(line)]
    content = [line for line in lines if not _is_around(line, names)]
    if not content:
        return Nothing()
    return (
        _marked(content, text, names, intents)
        or _keyword(content, names, text)
        or _by_tables(content, names, text)
    )


# ---------------------------------------------------------------- marked explicitly


def _marked(
    content: Sequence[str], text: str, names: frozenset[Phrase], intents: Collection[str]
) -> Answer | None:
    first = content[0].strip().lstrip("*_>").strip()
    found = _after_hash(first)
    if found is not None:
        return _filed(found, content[1:], names, intents, text)
    head, colon, tail = first.partition(":")
    said = words.phrase(head)
    if colon and said in words.INTERN:
        return Internal(note="\n".join([tail.strip(), *content[1:]]).strip())
    if colon and said in words.EDIT:
        rest = text.partition(first)[2]
        return NextDraft(text=(tail.strip() + rest).strip()) if (tail + rest).strip() else Nothing()
    return None


def _after_hash(line: str) -> str | None:
    """What follows ``#``, ``＃``, ``/`` or their dictated names; None where the line has none of them."""
    if line[:1] in ("#", "＃", "/"):
        return line[1:].strip()
    first, _, rest = line.partition(" ")
    if words.phrase(first) in words.HASH_SPOKEN and rest.strip():
        return rest.strip()
    return None


def _filed(
    found: str, rest: Sequence[str], names: frozenset[Phrase], intents: Collection[str], text: str
) -> Answer:
    said = [token.text for token in tokens_of(found.replace("_", " "))]
    said = _without_around(said, names)
    area = next((name for name, known in words.AREAS.items() if tuple(said) in known), None)
    intent = next((name for name in intents if words.phrase(name.replace("_", " ")) == tuple(said)), None)
    if area is None and intent is None:
        starts = any(tuple(said[:1]) in known for known in words.AREAS.values())
        return WhichMeant(text=text) if starts else Command()
    if rest:
        return WhichMeant(text=text)
    return Refile(intent=intent) if intent is not None else Refile(area=area or "")


def _without_around(said: Sequence[str], names: frozenset[Phrase]) -> list[str]:
    kept = _spans([Token(text=one, clause=0) for one in said], names)
    return [word for span in kept if span.means not in (_Means.AROUND, _Means.NAME) for word in span.phrase]


# ---------------------------------------------------------------- later, done, undo, stop


def _keyword(content: Sequence[str], names: frozenset[Phrase], text: str) -> Answer | None:
    said = [token.text for token in tokens_of(content[0])]
    said = _strip_around(said, names)
    if len(content) == 1 and tuple(said) in words.UNDO:
        return Undo()
    if len(content) == 1 and tuple(said) in words.STOP:
        return Command()
    later = _starts(said, words.LATER)
    if later and len(content) == 1:
        until = _until(_strip_around(said[later:], names))
        if until is not None:
            return until
    if len(content) == 1 and tuple(said) in words.TAKE:
        return Give()
    given = _starts(said, words.ASSIGN)
    if given and len(content) == 1 and 0 < len(said) - given <= 3:
        return Give(who=" ".join(said[given:]))
    if _starts(said, words.DONE):
        return _done(content, said, text)
    why = _bracketed(content[0])
    if len(content) == 1 and why and _starts(said, words.NO):
        return No(why=why)
    return None


def _strip_around(said: list[str], names: frozenset[Phrase]) -> list[str]:
    """Without courtesy and names at both ends."""
    around = words.COURTESY | words.SPOKEN_MARKS | names
    changed = True
    while changed and said:
        changed = False
        for length in range(min(_LONGEST, len(said)), 0, -1):
            if tuple(said[:length]) in around:
                said, changed = said[length:], True
                break
            if tuple(said[-length:]) in around:
                said, changed = said[:-length], True
                break
    return said


def _starts(said: Sequence[str], phrases: frozenset[Phrase]) -> int:
    """How many words of the longest phrase stand at the start; 0 where none does."""
    for length in range(min(_LONGEST, len(said)), 0, -1):
        if tuple(said[:length]) in phrases:
            return length
    return 0


def _until(said: list[str]) -> Later | None:
    """``2d``, ``2 days``, ``tomorrow``, ``until friday``; nothing at all is a day; None for other words."""
    while said and (skip := _starts(said, words.BEFORE_DAY)) and len(said) > skip:
        said = said[skip:]
    if not said:
        return Later()
    if tuple(said) in words.TOMORROW:
        return Later(hours=24)
    for number, names in enumerate(words.WEEKDAYS):
        if tuple(said) in names:
            return Later(weekday=number)
    found = re.fullmatch(r"(\d{1,3}) ?([^\W\d]*)", " ".join(said))
    if found is None or int(found[1]) == 0:
        return None
    unit = (found[2],) if found[2] else ("d",)
    for table, hours in ((words.DAYS, 24), (words.HOURS, 1), (words.WEEKS, 168)):
        if unit in table:
            return Later(hours=min(int(found[1]) * hours, 90 * 24))
    return None


def _done(content: Sequence[str], said: Sequence[str], text: str) -> Answer:
    """*done* closes without a mail: alone, with a bracketed note, or with how it was settled. Anything
    longer may be a text for the customer that begins with *done*, so it is asked."""
    length = _starts(said, words.DONE)
    note = _bracketed(content[0])
    if note:
        return Done(note=note) if len(content) == 1 else WhichMeant(text=text)
    rest = said[length:]
    more = "\n".join(content[1:])
    if not rest:
        return Done(note=more) if len(content) <= 2 and len(more) <= 120 else WhichMeant(text=text)
    settled = any(_contains(rest, how) for how in words.DONE_HOW)
    if len(content) == 1 and len(rest) <= 8 and settled:
        return Done(note=" ".join(content[0].split()[length:]))
    return WhichMeant(text=text)


def _bracketed(line: str) -> str:
    """The note in ``done (I phoned)`` or ``no: wrong price``; empty without one."""
    found = re.fullmatch(r"[\W_]*[^\W_]+(?: [^\W_]+)?\s*(?:\((.+?)\)[\s.!]*|:\s*(.+))", line)
    return next((one.strip() for one in found.groups() if one), "") if found else ""


def _contains(said: Sequence[str], phrase: Phrase) -> bool:
    return any(tuple(said[start : start + len(phrase)]) == phrase for start in range(len(said)))


# ---------------------------------------------------------------- yes, no, and everything else


def _by_tables(content: Sequence[str], names: frozenset[Phrase], text: str) -> Answer:
    spans = _spans(tokens_of("\n".join(content)), names)
    found = Counter(span.means for span in spans)
    if not found[_Means.OTHER]:
        return _only_known(spans, found, text)
    if _is_asked_about(spans, found):
        return WhichMeant(text=text)
    return NextDraft(text=text_for_them(text, names))


def _only_known(spans: Sequence[_Span], found: Counter[_Means], text: str) -> Answer:
    """Every word is in a table: the meaning follows, or it is asked."""
    doubtful = found[_Means.NOT] or found[_Means.UNCLEAR] or any(span.asked for span in spans)
    if doubtful or (found[_Means.YES] and found[_Means.NO]):
        return WhichMeant(text=text)
    numbers = tuple(span.phrase[0] for span in spans if span.means is _Means.NUMBER)
    if found[_Means.YES]:
        return Yes(include_all=bool(found[_Means.ALL]), numbers=numbers)
    if numbers:
        return WhichMeant(text=text)
    if found[_Means.NO]:
        return WhichMeant(text=text) if found[_Means.ALL] else No()
    return Yes(include_all=True) if found[_Means.ALL] else Nothing()


def _is_asked_about(spans: Sequence[_Span], found: Counter[_Means]) -> bool:
    """A yes or no that opens the text, or stands in it as a sentence of its own while the text is short."""
    said = [span for span in spans if span.means not in (_Means.AROUND, _Means.NAME)]
    count = sum(len(span.phrase) for span in spans)
    first = said[0]
    if first.means in (_Means.YES, _Means.NO, _Means.ALL):
        return first.phrase in words.STRONG or first.means is _Means.NO or count <= 6
    if count > SHORT:
        return False
    if said[-1].means is _Means.YES and count <= SHORT // 2:
        return True
    if found[_Means.NOT] and found[_Means.YES] and count <= 6:
        return True
    clauses: dict[int, set[_Means]] = {}
    for span in said:
        clauses.setdefault(span.clause, set()).add(span.means)
    return any(means <= {_Means.YES, _Means.NO, _Means.ALL} for means in clauses.values())


def _spans(tokens: Sequence[Token], names: frozenset[Phrase]) -> list[_Span]:
    """The longest known phrase at each place. The person's own name wins over a word that looks like it
    (somebody is called Jo)."""
    tables = ((_Means.NAME, names), *_TABLES)
    spans: list[_Span] = []
    place = 0
    while place < len(tokens):
        means, length = _longest(tokens, place, tables)
        taken = tokens[place : place + length]
        if means is _Means.OTHER:
            means = _bare(spans, taken[0])
        phrase = tuple(token.text for token in taken)
        spans.append(_Span(means, phrase, taken[0].clause, asked=any(token.asked for token in taken)))
        place += length
    return spans


def _longest(
    tokens: Sequence[Token], place: int, tables: Sequence[tuple[_Means, frozenset[Phrase]]]
) -> tuple[_Means, int]:
    for length in range(min(_LONGEST, len(tokens) - place), 0, -1):
        taken = tokens[place : place + length]
        if length > 1 and len({token.line for token in taken}) > 1:
            continue
        phrase = tuple(token.text for token in taken)
        for means, table in tables:
            if phrase in table:
                return means, length
    return _Means.OTHER, 1


def _bare(before: Sequence[_Span], token: Token) -> _Means:
    """A figure after a yes is what was typed to confirm; a currency belongs to it."""
    follows = bool(before) and before[-1].means in (_Means.YES, _Means.NUMBER, _Means.AROUND)
    if follows and re.fullmatch(r"\d[\d.,'\u202f]*", token.text):
        return _Means.NUMBER
    if before and before[-1].means is _Means.NUMBER and (token.text,) in words.CURRENCY:
        return _Means.AROUND
    if (token.text,) in words.CURRENCY and follows:
        return _Means.AROUND
    return _Means.OTHER


# ---------------------------------------------------------------- around the words


def text_for_them(text: str, names: frozenset[Phrase] = frozenset()) -> str:
    """Somebody's own text without salutation, closing and name: the firm's frame has its own."""
    lines = text.strip().splitlines()
    while lines and (not lines[0].strip() or _is_salutation(lines[0], names)):
        del lines[0]
    lines[:1] = [_after_salutation(line) for line in lines[:1]]
    while lines and (not meaningful(lines[-1]) or _is_around(lines[-1], names)):
        del lines[-1]
    return "\n".join(lines).strip() or text.strip()


def _is_salutation(line: str, names: frozenset[Phrase]) -> bool:
    said = [token.text for token in tokens_of(line)]
    if not said or len(said) > 6 or not _starts(said, words.GREETINGS):
        return False
    return line.rstrip()[-1:] in ",:!" or _is_around(line, names)


_SPOKEN_TO: Final = re.compile(r"\s*([^,:!.?\d]{2,50})[,:!]\s+(?=\w)")


def _after_salutation(line: str) -> str:
    """``Dear Mary, I am sorry.`` is a salutation and a sentence: the sentence, begun as sentences are."""
    found = _SPOKEN_TO.match(line)
    said = [token.text for token in tokens_of(found[1])] if found else []
    if (
        found is None
        or (len(said) == 1 and said[0] not in _ALONE)
        or len(said) > 5
        or not _starts(said, words.GREETINGS)
    ):
        return line
    rest = line[found.end() :]
    return rest if said[0] in _GERMAN_GREETING else rest[0].upper() + rest[1:]


_ALONE: Final = frozenset(
    {"hello", "hi", "hey", "hallo", "moin", "servus", "bonjour", "bonsoir", "salut", "hola", "olá", "ola"}
    | {"buongiorno", "buonasera", "salve", "ciao", "hoi"}
)
"""Greetings that need no name. ``Caro, mas bom`` is a price."""

_GERMAN_GREETING: Final = frozenset({"hallo", "moin", "servus", "guten", "liebe", "lieber", "sehr"})
"""After these a sentence goes on with a small letter, as it does in the frame's own ``Guten Tag …,``."""


def _is_around(line: str, names: frozenset[Phrase]) -> bool:
    """A line that is only greeting, thanks, name or initials."""
    spans = _spans(tokens_of(line), names)
    return all(span.means in (_Means.AROUND, _Means.NAME) for span in spans)


def _phrases(own_names: Collection[str]) -> frozenset[Phrase]:
    """Each name whole, its parts, and its initials."""
    found: set[Phrase] = set()
    for name in own_names:
        parts = words.phrase(name)
        initials = "".join(part[0] for part in parts)
        found |= {parts, (initials,), *((part,) for part in parts if len(part) > 1)}
        if 1 < len(parts) < 5:
            found |= {(parts[0], parts[-1][0]), (parts[0][0], *parts[1:]), tuple(initials)}
    return frozenset(found - {()})
