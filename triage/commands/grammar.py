"""Which mails of staff are commands: whole lines, in the subject of a new mail or at the top of a text.

A line that merely begins with ``#`` or ``/`` is no command: the verb must be one of ours (or plainly a
slip of one) and what follows must be what that verb takes.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from triage.approval.words import COURTESY, HASH_SPOKEN, STOP, phrase, table
from triage.commands import arguments as arg
from triage.commands.arguments import Args, Known
from triage.commands.records import NEW
from triage.commands.requests import Request, Stop, Wrong
from triage.commands.table import Command, Kind, Who, commands, nearest, verb_of

MAX_LINES: Final = 50
TOO_WRONG: Final = 3
"""After so many wrong lines nothing more is read: it was probably no list of commands."""

_REPLY: Final = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|odp|rif|ris|res|r|rv|ref|réf|ynt)(?:\s?[\[(]\d{1,3}[\])]|\^\d{1,3})?\s*[:：]\s*",
    re.IGNORECASE,
)
_LIST_TAG: Final = re.compile(r"\s*\[(?!#)[^\]]{1,40}\]\s*")
_MARKED: Final = re.compile(
    r"([#＃/])(\s?)([^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*)(?=$|[\s:.!,])[:.!,]?\s*(.*)", re.DOTALL
)
_PROSE: Final = table(
    "the|a|an|of|for|to|me|my|our|your|his|her|their|is|are|was|were|be|and|or|not|with|from|on",
    "in|at|this|that|it",
    "der|die|das|den|dem|des|ein|eine|einen|und|oder|mit|für|von|zu|im|am|ist|sind|war|nicht|mein",
    "unser|ihr|sein",
    "le|la|les|un|une|du|de|et|ou|avec|pour|est|sont|pas|mon|notre|votre|el|los|las|una|y|o|con|por|es|son",
    "os|as|um|uma|e|com|para|são|não|il|lo|gli|i|uno|di|da|per|sono|het|een|van|voor|met|en|niet|zijn",
)


_DOCUMENT: Final = re.compile(r"[A-Za-z0-9]+-[A-Za-z0-9._/-]+|-?\d[\d.,]*|(?=.*\d)[A-Za-z0-9]{4,34}")
_QUOTES: Final = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it was written, and what it asks for."""

    text: str
    verb: str
    """Empty where it is none of ours."""

    request: Request | Wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A mail of commands. ``stopped``: lines after the third wrong one, not read."""

    lines: tuple[Line, ...]
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyLink:
    """A bare or dictated verb: answered with the ready link, not done."""

    verb: str
    line: str


Found = Lines | ReadyLink | None


def find_commands(
    subject: str, new_text: str, known: Known, *, is_reply: bool, own_names: Collection[str] = ()
) -> Found:
    """The commands of one mail, or None: an ordinary mail. ``is_reply``: it answers another one, so its
    subject was written by somebody before."""
    text = new_text.strip()
    if not is_reply:
        title = without_prefixes(subject)
        alone = _is_empty(text, own_names)
        found = _subject(title, known, alone=alone)
        if found is not None:
            return found
    return _top_lines(text, known, own_names, alone=is_reply or not subject.strip())


def without_prefixes(subject: str) -> str:
    """Without list tags and any stack of ``Re:``, ``AW:``, ``SV:``; a forward keeps its mark."""
    while found := _REPLY.match(subject) or _LIST_TAG.match(subject):
        subject = subject[found.end() :]
    return " ".join(subject.split())


# ---------------------------------------------------------------- subject and text


def _subject(title: str, known: Known, *, alone: bool) -> Found:
    if phrase(title) in STOP:
        return Lines(lines=(Line(text=title, verb="stop", request=Stop()),))
    line = _line(title, known, alone=alone, spaced=True)
    if line is not None:
        return Lines(lines=(line,))
    return _bare(title, known) if alone else None


def _top_lines(text: str, known: Known, own_names: Collection[str], *, alone: bool) -> Found:
    rows = [row.strip() for row in text.splitlines()[: MAX_LINES + 1]]
    while rows and (not rows[0] or phrase(rows[0]) in COURTESY):
        del rows[0]
    if not rows:
        return None
    rest = _is_empty("\n".join(rows[1:]), own_names)
    if rest and phrase(rows[0]) in STOP:
        return Lines(lines=(Line(text=rows[0], verb="stop", request=Stop()),))
    first = _line(rows[0], known, alone=rest, spaced=rest)
    if first is None:
        return _bare(rows[0], known) if rest and alone else None
    return _block(rows, known, own_names)


def _block(rows: list[str], known: Known, own_names: Collection[str]) -> Lines:
    """From a first line that is a command to a blank line, ``--``, thanks or a name."""
    lines: list[Line] = []
    wrong = 0
    for place, row in enumerate(rows):
        if _ends(row, own_names):
            break
        lines.append(_read(row, known))
        wrong += isinstance(lines[-1].request, Wrong)
        if wrong == TOO_WRONG:
            rest = [one for one in rows[place + 1 :] if one]
            return Lines(lines=tuple(lines), stopped=tuple(rest))
    return Lines(lines=tuple(lines))


def _ends(row: str, own_names: Collection[str]) -> bool:
    said = phrase(row.strip(" .,!"))
    names = {phrase(one) for name in own_names for one in (name, *name.split())}
    return not row or row.startswith("--") or said in COURTESY or said in names


def _is_empty(text: str, own_names: Collection[str]) -> bool:
    """Nothing but thanks, names and marks."""
    return all(_ends(row.strip(), own_names) or not any(map(str.isalnum, row)) for row in text.splitlines())


# ---------------------------------------------------------------- one line


def _line(text: str, known: Known, *, alone: bool, spaced: bool) -> Line | None:
    """The line where it is meant as a command. ``alone``: nothing else stands in the mail."""
    found = _MARKED.fullmatch(text)
    if found is None or (found[2] and (not spaced or found[1] == "/")):
        return None
    line = _read(text, known)
    if not isinstance(line.request, Wrong):
        return line
    args = _args(found[4])
    verb = verb_of(found[3])
    if verb is not None:
        return line if _is_slip(commands()[verb], args, known, alone=alone) else None
    near = nearest(found[3])
    if near is not None and args and _nearly(commands()[near], args, known, alone=alone):
        return line
    return line if alone and not args else None


def _nearly(command: Command, args: Args, known: Known, *, alone: bool) -> bool:
    """What follows a misspelt verb is what the right one takes; where nothing else stands in the mail, a
    slip there too is still an order, and is answered rather than filed as somebody's matter."""
    return not isinstance(command.read(args, known), Wrong) or (
        alone and _is_slip(command, args, known, alone=False)
    )


def _is_slip(command: Command, args: Args, known: Known, *, alone: bool) -> bool:
    """Wrong, but plainly meant: nothing behind the verb, or at least one thing of a kind that it takes,
    and no words as in a sentence. In a mail with nothing else in it one word is a slip, whatever it is
    (``#snooze abc``), and where the verb is one of the books' a name or two: ``#product chair``."""
    most = 14 if Kind.DOCUMENT in command.takes else 6
    if len(args) > most or any(phrase(word) in _PROSE for word in args if not word.isupper()):
        return False
    if command.who is Who.MONEY and args and phrase(args[0]) in NEW:
        return True  # the fields of a new record, written below instead of behind it
    if alone and len(args) <= (3 if command.who is Who.MONEY else 1):
        return True
    takes = command.takes if len(args) == 1 else command.takes - {Kind.VERB}
    return not args or any(_kind(word, known) & takes for word in args)


def _kind(word: str, known: Known) -> frozenset[Kind]:
    number = arg.case_number(word)
    found = {
        Kind.CASE: number is not None and number > 999,
        Kind.DRAFT: arg.draft_number(word) is not None,
        Kind.AREA: arg.area_of((word,)) is not None or arg.intent_of((word,), known) is not None,
        Kind.PERSON: arg.person_of((word,), known) is not None,
        Kind.SPAN: not word.isdigit() and arg.span((word,), known) is not None,
        Kind.ADDRESS: arg.address(word) is not None,
        Kind.VERB: nearest(word) is not None,
        Kind.DOCUMENT: _DOCUMENT.fullmatch(word) is not None,
        Kind.MAIL: arg.mail_number(word) is not None,
        Kind.ANSWER: arg.answer_number(word) is not None,
    }
    return frozenset(kind for kind, yes in found.items() if yes)


def _read(row: str, known: Known) -> Line:
    """What a line of a block asks for."""
    found = _MARKED.fullmatch(row)
    if found is None:
        return Line(text=row, verb="", request=Wrong(reason="no_mark", found=row[:60]))
    verb = verb_of(found[3])
    if verb is None:
        return Line(text=row, verb="", request=Wrong(reason="no_verb", found=found[3]))
    return Line(text=row, verb=verb, request=commands()[verb].read(_args(found[4]), known))


def _args(text: str) -> Args:
    """Words, with quotes of any shape around several; trailing courtesy and a full stop are none."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    try:
        words = shlex.split(plain.replace("'", "\\'"), posix=True)
    except ValueError:
        words = plain.replace('"', " ").split()
    words = [word for word in words if word]
    if words:
        words[-1] = words[-1].rstrip(".!,;") or words[-1]
    return arg.without_courtesy(tuple(words))


def _bare(title: str, known: Known) -> ReadyLink | None:
    """``status``, ``help invoice``, ``hashtag hilfe``: a verb of ours without its mark."""
    words = title.split()
    if words and phrase(words[0]) in HASH_SPOKEN:
        words = words[1:]
    if not words or len(words) > 6:
        return None
    verb = verb_of(words[0])
    if verb is None:
        return None
    args = _args(" ".join(words[1:]))
    if isinstance(commands()[verb].read(args, known), Wrong):
        return None
    return ReadyLink(verb=verb, line=" ".join((f"#{words[0].casefold()}", *args)))
