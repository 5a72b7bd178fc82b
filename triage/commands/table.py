"""One entry a verb: usage, examples, who may, and the function that reads its arguments.

Words per language are in ``verbs``, what people read in ``said``. Help and the receipts derive from here.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from triage.approval.words import phrase, table
from triage.commands import requests as ask
from triage.commands.arguments import (
    Args,
    Known,
    address,
    answer_number,
    area_of,
    case_number,
    draft_number,
    intent_of,
    is_word,
    person_of,
    span,
)
from triage.commands.requests import Request, Wrong
from triage.commands.verbs import (
    ACKNOWLEDGE,
    BACK,
    DEPUTY,
    LEARN,
    OFF,
    REPLIES,
    ROLLBACK,
    RULES,
    STATES,
    VERBS,
    every_word,
)

Read = Callable[[Args, Known], Request | Wrong]
MAX_NOTE: Final = 500


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


# ---------------------------------------------------------------- the functions


def _alone(request: Request) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        return Wrong(reason="too_many", found=" ".join(args)) if args else request

    return read


def _help(args: Args, known: Known) -> Request | Wrong:
    if not args:
        return ask.Help()
    if is_word(args, _every()):
        return ask.Help(every=True)
    verb = verb_of(args[0].lstrip("#＃/")) if len(args) == 1 else None
    return ask.Help(topic=verb) if verb else Wrong(reason="no_topic", found=" ".join(args))


def _every() -> frozenset[tuple[str, ...]]:
    return table("all|everything|alle|alles|tout|tous|todo|todos|todas|tudo|tutto|tutti")


def _list(args: Args, known: Known) -> Request | Wrong:
    if not args:
        return ask.ListCases()
    area, intent, person = area_of(args), intent_of(args, known), person_of(args, known)
    if area:
        return ask.ListCases(area=area)
    if intent:
        return ask.ListCases(intent=intent)
    if person:
        return ask.ListCases(person=person)
    said = phrase(" ".join(args))
    state = next((name for name, words in STATES.items() if said in words), None)
    return ask.ListCases(state=state) if state else Wrong(reason="no_filter", found=" ".join(args))


def _case(make: Callable[[int, str], Request], *, note: bool = False) -> Read:
    """A case number first; then nothing, or a note."""

    def read(args: Args, known: Known) -> Request | Wrong:
        number = case_number(args[0]) if args else None
        if number is None:
            return Wrong(reason="no_case", found=" ".join(args))
        rest = " ".join(args[1:]).strip()
        if rest and not note:
            return Wrong(reason="too_many", found=rest)
        return make(number, rest.strip("() ")[:MAX_NOTE])

    return read


def _draft(make: Callable[[int], Request]) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        number = draft_number(args[0]) if args else None
        if number is None:
            return Wrong(reason="no_draft", found=" ".join(args))
        return make(number) if len(args) == 1 else Wrong(reason="too_many", found=" ".join(args[1:]))

    return read


def _tag(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0]) if args else None
    if number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    filed = _filed(args[1:], known)
    if filed is None:
        return Wrong(reason="no_area", found=" ".join(args[1:]))
    return ask.Tag(case_no=number, area=filed[0], intent=filed[1])


def _teach(args: Args, known: Known) -> Request | Wrong:
    filed = _filed(args, known)
    if filed is None:
        return Wrong(reason="no_area", found=" ".join(args))
    return ask.Teach(area=filed[0], intent=filed[1])


def _filed(args: Args, known: Known) -> tuple[str, str] | None:
    """(area, intent); the intent is empty where only the area was named."""
    intent = intent_of(args, known)
    if intent:
        return known.intents[intent], intent
    area = area_of(args)
    return (area, "") if area else None


def _assign(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0]) if args else None
    if number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    if len(args) == 1 or is_word(args[1:], table("me|mir|moi|mim|mij")):
        return ask.Assign(case_no=number)
    person = person_of(args[1:], known)
    if person is None:
        return Wrong(reason="no_person", found=" ".join(args[1:]))
    return ask.Assign(case_no=number, person=person)


def _snooze(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0]) if args else None
    if number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    found = span(args[1:], known)
    if found is None:
        return Wrong(reason="no_span", found=" ".join(args[1:]))
    return ask.Snooze(case_no=number, hours=found[0], until=found[1])


def _merge(args: Args, known: Known) -> Request | Wrong:
    numbers = [number for one in args if (number := case_number(one)) is not None]
    if len(numbers) != 2 or len(args) > 3 or numbers[0] == numbers[1]:
        return Wrong(reason="two_cases", found=" ".join(args))
    return ask.Merge(case_no=numbers[0], into=numbers[1])


def _pause(args: Args, known: Known) -> Request | Wrong:
    if args and is_word(args[:1], REPLIES):
        args = args[1:]
    found = span(args, known)
    if found is None:
        return Wrong(reason="no_span", found=" ".join(args))
    return ask.Pause(hours=found[0], until=found[1])


def _retry(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0].lstrip("mM")) if args else None
    if number is None or len(args) > 1:
        return Wrong(reason="no_number", found=" ".join(args))
    return ask.Retry(number=number)


def _address(make: Callable[[str], Request]) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        found = address(args[0]) if args else None
        if found is None or len(args) > 1:
            return Wrong(reason="no_address", found=" ".join(args))
        return make(found.lower())

    return read


def _report(args: Args, known: Known) -> Request | Wrong:
    found = span(args, known) if args else (7 * 24, None)
    if found is None or found[1] is not None:
        return Wrong(reason="no_span", found=" ".join(args))
    return ask.Report(days=max(1, found[0] // 24))


def _away(args: Args, known: Known) -> Request | Wrong:
    if is_word(args, BACK):
        return ask.Away(back=True)
    cut = next((place for place, one in enumerate(args) if phrase(one) in DEPUTY), len(args))
    deputy = person_of(args[cut + 1 :], known) if cut < len(args) else ""
    if deputy is None:
        return Wrong(reason="no_person", found=" ".join(args[cut + 1 :]))
    found = span(args[:cut], known)
    if not args or found is None:
        return Wrong(reason="no_span", found=" ".join(args[:cut]))
    return ask.Away(hours=found[0], until=found[1], deputy=deputy)


def _model(args: Args, known: Known) -> Request | Wrong:
    if not args:
        return ask.OwnModel()
    for action, words in (("rollback", ROLLBACK), ("learn", LEARN)):
        if is_word(args, words):
            return ask.OwnModel(action=action)
    return Wrong(reason="too_many", found=" ".join(args))


def _test(args: Args, known: Known) -> Request | Wrong:
    if args and not is_word(args, RULES):
        return Wrong(reason="too_many", found=" ".join(args))
    return ask.TestRules()


def _mode(mode: str) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        if not args:
            return ask.SetMode(mode=mode)
        filed = _filed(args, known)
        if filed is None:
            return Wrong(reason="no_area", found=" ".join(args))
        return ask.SetMode(mode=mode, area="" if filed[1] else filed[0], intent=filed[1])

    return read


def _unlearn(args: Args, known: Known) -> Request | Wrong:
    number = answer_number(args[0]) if args else None
    if number is None or len(args) > 1:
        return Wrong(reason="no_answer", found=" ".join(args))
    return ask.Unlearn(pair_id=number)


def _auto(args: Args, known: Known) -> Request | Wrong:
    """``A17``, ``A17 off``, ``receipt``, ``receipt off``; nothing: how it stands."""
    off = bool(args) and is_word(args[-1:], OFF)
    what = args[:-1] if off else args
    if not what:
        return Wrong(reason="no_answer", found=" ".join(args)) if off else ask.Auto()
    if is_word(what, ACKNOWLEDGE):
        return ask.Auto(acknowledge=True, off=off)
    number = answer_number(what[0]) if len(what) == 1 else None
    if number is None:
        return Wrong(reason="no_answer", found=" ".join(what))
    return ask.Auto(pair_id=number, off=off)


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
        _entry("status", "", ("", ""), read, _alone(ask.Status()), common=True),
        _entry(
            "list",
            "[AREA | INTENT | NAME | mine | snoozed | held | unreadable]",
            ("", "billing"),
            read,
            _list,
            Kind.AREA,
            Kind.PERSON,
            common=True,
        ),
        _entry("show", "CASE", number, read, _case(lambda n, _: ask.Show(case_no=n)), Kind.CASE, common=True),
        _entry("why", "CASE", number, read, _case(lambda n, _: ask.Why(case_no=n)), Kind.CASE),
        _entry(
            "tag", "CASE AREA|INTENT", ("1042 billing", "1057 support"), change, _tag, Kind.CASE, Kind.AREA
        ),
        _entry(
            "assign",
            "CASE [NAME]",
            ("1042 sam", "1042"),
            change,
            _assign,
            Kind.CASE,
            Kind.PERSON,
            common=True,
        ),
        _entry(
            "close",
            "CASE [NOTE]",
            number,
            change,
            _case(lambda n, note: ask.Close(case_no=n, note=note), note=True),
            Kind.CASE,
            common=True,
        ),
        _entry(
            "done",
            "CASE [(NOTE)]",
            ("1042 (I phoned)", "1057"),
            change,
            _case(lambda n, note: ask.Done(case_no=n, note=note), note=True),
            Kind.CASE,
        ),
        _entry("reopen", "CASE", number, change, _case(lambda n, _: ask.Reopen(case_no=n)), Kind.CASE),
        _entry(
            "snooze",
            "CASE [TIME]",
            ("1042 3d", "1057 until monday"),
            change,
            _snooze,
            Kind.CASE,
            Kind.SPAN,
        ),
        _entry("merge", "CASE CASE", ("1057 1042", "1060 1042"), change, _merge, Kind.CASE),
        _entry("ignore", "CASE", number, change, _case(lambda n, _: ask.Ignore(case_no=n)), Kind.CASE),
        _entry("undo", "DRAFT", ("D7", "D12"), change, _draft(lambda n: ask.Undo(draft_id=n)), Kind.DRAFT),
        _entry(
            "approve", "DRAFT", ("D7", "D12"), change, _draft(lambda n: ask.Approve(draft_id=n)), Kind.DRAFT
        ),
        _entry(
            "reject", "DRAFT", ("D7", "D12"), change, _draft(lambda n: ask.Reject(draft_id=n)), Kind.DRAFT
        ),
        _entry("stop", "", ("", ""), change, _alone(ask.Stop())),
        _entry("pause", "[replies] [TIME]", ("2h", "replies until monday"), change, _pause, Kind.SPAN),
        _entry("retry", "NUMBER", ("17", "23"), change, _retry, Kind.CASE),
        _entry("teach", "AREA|INTENT", ("support", "billing"), change, _teach, Kind.AREA),
        _entry(
            "away",
            "TIME [deputy NAME] | back",
            ("until 24 aug deputy jana", "back"),
            change,
            _away,
            Kind.SPAN,
            Kind.PERSON,
        ),
        _entry("report", "[TIME]", ("", "30d"), read, _report, Kind.SPAN),
        _entry(
            "export",
            "ADDRESS",
            ("bella@example.com", "tom@example.org"),
            read,
            _address(lambda one: ask.Export(address=one)),
            Kind.ADDRESS,
        ),
        _entry("access", "", ("", ""), owner, _alone(ask.Access())),
        _entry("resume", "", ("", ""), owner, _alone(ask.Resume())),
        _entry("look", "[AREA|INTENT]", ("", "billing"), owner, _mode("look"), Kind.AREA),
        _entry("drafts", "[AREA|INTENT]", ("", "billing"), owner, _mode("drafts"), Kind.AREA),
        _entry("live", "[AREA|INTENT]", ("", "support"), owner, _mode("live"), Kind.AREA),
        _entry("model", "[rollback | learn]", ("", "rollback"), owner, _model),
        _entry("test", "rules", ("rules", "rules"), owner, _test),
        _entry(
            "forget",
            "ADDRESS",
            ("bella@example.com", "tom@example.org"),
            owner,
            _address(lambda one: ask.Forget(address=one)),
            Kind.ADDRESS,
        ),
        _entry("unlearn", "ANSWER", ("A17", "A23"), change, _unlearn, Kind.ANSWER),
        _entry("auto", "[ANSWER|receipt] [off]", ("A17", "A17 off"), owner, _auto, Kind.ANSWER),
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
