"""One entry a verb: usage, examples, who may, and the function that reads its arguments.

Words per language are in ``verbs``, what people read in ``said``. Help and the receipts derive from here.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from triage.approval.words import phrase, table
from triage.commands import requests as ask
from triage.commands.arguments import Args, Known, is_word
from triage.commands.readers import (
    Read,
    read_address,
    read_alone,
    read_assign,
    read_auto,
    read_away,
    read_case,
    read_draft,
    read_ignore,
    read_list,
    read_merge,
    read_mode,
    read_model,
    read_pause,
    read_report,
    read_retry,
    read_route,
    read_snooze,
    read_split,
    read_tag,
    read_teach,
    read_test,
    read_unlearn,
)
from triage.commands.requests import Request, Wrong
from triage.commands.verbs import VERBS, every_word


class Who(StrEnum):
    """``READ`` changes nothing; ``CHANGE`` reaches nobody outside; ``OWNER`` is the owner's alone;
    ``MONEY`` is for the bookkeeper and the owner."""

    READ = "read"
    CHANGE = "change"
    OWNER = "owner"
    MONEY = "money"


class Kind(StrEnum):
    """What an argument may be: tells a slip in a command from ordinary words behind a ``#``."""

    CASE = "case"
    DRAFT = "draft"
    AREA = "area"
    PERSON = "person"
    SPAN = "span"
    ADDRESS = "address"
    ANSWER = "answer"
    VERB = "verb"
    DOCUMENT = "document"
    """A number of a quote or an invoice, a product code, an amount."""
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """``usage`` and ``examples`` are written with the English verb left out."""

    verb: str
    usage: str
    examples: tuple[str, str]
    who: Who
    read: Read
    takes: frozenset[Kind] = frozenset()
    common: bool = False


def _help(args: Args, known: Known) -> Request | Wrong:
    if not args:
        return ask.Help()
    if is_word(args, _every()):
        return ask.Help(every=True)
    verb = verb_of(args[0].lstrip("#＃/")) if len(args) == 1 else None
    return ask.Help(topic=verb) if verb else Wrong(reason="no_topic", found=" ".join(args))


def _every() -> frozenset[tuple[str, ...]]:
    return table("all|everything|alle|alles|tout|tous|todo|todos|todas|tudo|tutto|tutti")


# ---------------------------------------------------------------- the table


def _entry(
    verb: str,
    usage: str,
    examples: tuple[str, str],
    who: Who,
    read: Read,
    *takes: Kind,
    common: bool = False,
) -> Command:
    return Command(
        verb=verb, usage=usage, examples=examples, who=who, read=read, takes=frozenset(takes), common=common
    )


@cache
def commands() -> Mapping[str, Command]:
    """Every verb that works, in the order of ``#help all``."""
    read, change, owner = Who.READ, Who.CHANGE, Who.OWNER
    number = ("1042", "1057")
    entries = (
        _entry("help", "[all | VERB]", ("", "snooze"), read, _help, Kind.VERB, common=True),
        _entry("status", "", ("", ""), read, read_alone(ask.Status()), common=True),
        _entry(
            "list",
            "[AREA | INTENT | NAME | mine | snoozed | held | unreadable]",
            ("", "billing"),
            read,
            read_list,
            Kind.AREA,
            Kind.PERSON,
            common=True,
        ),
        _entry(
            "show", "CASE", number, read, read_case(lambda n, _: ask.Show(case_no=n)), Kind.CASE, common=True
        ),
        _entry("why", "CASE", number, read, read_case(lambda n, _: ask.Why(case_no=n)), Kind.CASE),
        _entry(
            "tag",
            "CASE AREA|INTENT",
            ("1042 billing", "1057 support"),
            change,
            read_tag,
            Kind.CASE,
            Kind.AREA,
        ),
        _entry(
            "assign",
            "CASE [NAME]",
            ("1042 sam", "1042"),
            change,
            read_assign,
            Kind.CASE,
            Kind.PERSON,
            common=True,
        ),
        _entry(
            "close",
            "CASE [NOTE]",
            number,
            change,
            read_case(lambda n, note: ask.Close(case_no=n, note=note), note=True),
            Kind.CASE,
            common=True,
        ),
        _entry(
            "done",
            "CASE [(NOTE)]",
            ("1042 (I phoned)", "1057"),
            change,
            read_case(lambda n, note: ask.Done(case_no=n, note=note), note=True),
            Kind.CASE,
        ),
        _entry("reopen", "CASE", number, change, read_case(lambda n, _: ask.Reopen(case_no=n)), Kind.CASE),
        _entry(
            "snooze",
            "CASE [TIME]",
            ("1042 3d", "1057 until monday"),
            change,
            read_snooze,
            Kind.CASE,
            Kind.SPAN,
        ),
        _entry("merge", "CASE CASE", ("1057 1042", "1060 1042"), change, read_merge, Kind.CASE),
        _entry("split", "CASE [MAIL]", ("1042", "1042 2"), change, read_split, Kind.CASE),
        _entry("ignore", "CASE | MAIL", ("1042", "M17"), change, read_ignore, Kind.CASE, Kind.MAIL),
        _entry(
            "route",
            "CASE|MAIL NAME",
            ("1042 sam", "M17 jana"),
            change,
            read_route,
            Kind.CASE,
            Kind.MAIL,
            Kind.PERSON,
        ),
        _entry(
            "for",
            "ADDRESS",
            ("bella@example.com", "tom@example.org"),
            change,
            read_address(lambda one: ask.For(address=one)),
            Kind.ADDRESS,
        ),
        _entry(
            "undo", "DRAFT", ("D7", "D12"), change, read_draft(lambda n: ask.Undo(draft_id=n)), Kind.DRAFT
        ),
        _entry(
            "approve",
            "DRAFT",
            ("D7", "D12"),
            change,
            read_draft(lambda n: ask.Approve(draft_id=n)),
            Kind.DRAFT,
        ),
        _entry(
            "reject", "DRAFT", ("D7", "D12"), change, read_draft(lambda n: ask.Reject(draft_id=n)), Kind.DRAFT
        ),
        _entry(
            "edit", "DRAFT", ("D7", "D12"), change, read_draft(lambda n: ask.Edit(draft_id=n)), Kind.DRAFT
        ),
        _entry("stop", "", ("", ""), change, read_alone(ask.Stop())),
        _entry("pause", "[replies] [TIME]", ("2h", "replies until monday"), change, read_pause, Kind.SPAN),
        _entry("retry", "MAIL | DRAFT", ("M17", "D7"), change, read_retry, Kind.MAIL, Kind.DRAFT),
        _entry("teach", "AREA|INTENT", ("support", "billing"), change, read_teach, Kind.AREA),
        _entry(
            "away",
            "TIME [deputy NAME] | back",
            ("until 24 aug deputy jana", "back"),
            change,
            read_away,
            Kind.SPAN,
            Kind.PERSON,
        ),
        _entry("report", "[TIME]", ("", "30d"), read, read_report, Kind.SPAN),
        _entry(
            "export",
            "ADDRESS",
            ("bella@example.com", "tom@example.org"),
            read,
            read_address(lambda one: ask.Export(address=one)),
            Kind.ADDRESS,
        ),
        _entry("access", "", ("", ""), owner, read_alone(ask.Access())),
        _entry("resume", "", ("", ""), owner, read_alone(ask.Resume())),
        _entry("look", "[AREA|INTENT]", ("", "billing"), owner, read_mode("look"), Kind.AREA),
        _entry("drafts", "[AREA|INTENT]", ("", "billing"), owner, read_mode("drafts"), Kind.AREA),
        _entry("live", "[AREA|INTENT]", ("", "support"), owner, read_mode("live"), Kind.AREA),
        _entry("model", "[rollback | learn]", ("", "rollback"), owner, read_model),
        _entry("test", "rules", ("rules", "rules"), owner, read_test),
        _entry(
            "forget",
            "ADDRESS",
            ("bella@example.com", "tom@example.org"),
            owner,
            read_address(lambda one: ask.Forget(address=one)),
            Kind.ADDRESS,
        ),
        _entry("unlearn", "ANSWER", ("A17", "A23"), owner, read_unlearn, Kind.ANSWER),
        _entry("auto", "[ANSWER|receipt] [off]", ("A17", "A17 off"), owner, read_auto, Kind.ANSWER),
    )
    from triage.commands.books import entries as of_the_books  # they are built from what stands above

    return {one.verb: one for one in (*entries, *of_the_books())}


@cache
def _by_word() -> Mapping[str, str]:
    return {" ".join(phrase(word)): verb for verb in VERBS for word in every_word(verb)}


def verb_of(word: str) -> str | None:
    """The verb that a word of any language names, where it is one that works."""
    verb = _by_word().get(" ".join(phrase(word)))
    return verb if verb in commands() else None


def nearest(word: str) -> str | None:
    """The verb whose word is most like this one."""
    known = [one for one, verb in _by_word().items() if verb in commands()]
    found = difflib.get_close_matches(" ".join(phrase(word)), known, n=1, cutoff=0.7)
    return _by_word()[found[0]] if found else None
