"""What follows a verb: one function a form, from words to a request or to the reason why it is none."""

from __future__ import annotations

from collections.abc import Callable
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
    mail_number,
    person_of,
    span,
)
from triage.commands.requests import Request, Wrong
from triage.commands.verbs import ACKNOWLEDGE, BACK, DEPUTY, LEARN, OFF, REPLIES, ROLLBACK, RULES, STATES

Read = Callable[[Args, Known], Request | Wrong]
MAX_NOTE: Final = 500


def read_alone(request: Request) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        return Wrong(reason="too_many", found=" ".join(args)) if args else request

    return read


def read_list(args: Args, known: Known) -> Request | Wrong:
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


def read_case(make: Callable[[int, str], Request], *, note: bool = False) -> Read:
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


def read_draft(make: Callable[[int], Request]) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        number = draft_number(args[0]) if args else None
        if number is None:
            return Wrong(reason="no_draft", found=" ".join(args))
        return make(number) if len(args) == 1 else Wrong(reason="too_many", found=" ".join(args[1:]))

    return read


def read_tag(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0]) if args else None
    if number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    filed = _filed(args[1:], known)
    if filed is None:
        return Wrong(reason="no_area", found=" ".join(args[1:]))
    return ask.Tag(case_no=number, area=filed[0], intent=filed[1])


def read_teach(args: Args, known: Known) -> Request | Wrong:
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


def read_assign(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0]) if args else None
    if number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    if len(args) == 1 or is_word(args[1:], table("me|mir|moi|mim|mij")):
        return ask.Assign(case_no=number)
    person = person_of(args[1:], known)
    if person is None:
        return Wrong(reason="no_person", found=" ".join(args[1:]))
    return ask.Assign(case_no=number, person=person)


def read_snooze(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0]) if args else None
    if number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    found = span(args[1:], known)
    if found is None:
        return Wrong(reason="no_span", found=" ".join(args[1:]))
    return ask.Snooze(case_no=number, hours=found[0], until=found[1])


def read_merge(args: Args, known: Known) -> Request | Wrong:
    numbers = [number for one in args if (number := case_number(one)) is not None]
    if len(numbers) != 2 or len(args) > 3 or numbers[0] == numbers[1]:
        return Wrong(reason="two_cases", found=" ".join(args))
    return ask.Merge(case_no=numbers[0], into=numbers[1])


def read_pause(args: Args, known: Known) -> Request | Wrong:
    if args and is_word(args[:1], REPLIES):
        args = args[1:]
    found = span(args, known)
    if found is None:
        return Wrong(reason="no_span", found=" ".join(args))
    return ask.Pause(hours=found[0], until=found[1])


def read_retry(args: Args, known: Known) -> Request | Wrong:
    """``M17``, ``17`` (a mail) or ``D7`` (an answer that could not be sent)."""
    draft = draft_number(args[0]) if len(args) == 1 else None
    if draft is not None:
        return ask.Retry(draft_id=draft)
    mail = (mail_number(args[0]) or case_number(args[0])) if len(args) == 1 else None
    return ask.Retry(mail=mail) if mail else Wrong(reason="no_number", found=" ".join(args))


def read_ignore(args: Args, known: Known) -> Request | Wrong:
    mail = mail_number(args[0]) if len(args) == 1 else None
    return ask.Ignore(mail=mail) if mail else read_case(lambda n, _: ask.Ignore(case_no=n))(args, known)


def read_route(args: Args, known: Known) -> Request | Wrong:
    mail = mail_number(args[0]) if args else None
    number = case_number(args[0]) if args else None
    if mail is None and number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    person = person_of(args[1:], known)
    if person is None:
        return Wrong(reason="no_person", found=" ".join(args[1:]) or "–")
    return ask.Route(case_no=number or 0, mail=mail or 0, person=person)


def read_split(args: Args, known: Known) -> Request | Wrong:
    number = case_number(args[0]) if args else None
    if number is None:
        return Wrong(reason="no_case", found=" ".join(args))
    mail = args[1] if len(args) == 2 else "0"
    if len(args) > 2 or not mail.isdigit() or len(mail) > 4:
        return Wrong(reason="too_many", found=" ".join(args[1:]))
    return ask.Split(case_no=number, mail=int(mail))


def read_unlearn(args: Args, known: Known) -> Request | Wrong:
    number = answer_number(args[0]) if len(args) == 1 else None
    return ask.Unlearn(pair_id=number) if number else Wrong(reason="no_answer", found=" ".join(args))


def read_address(make: Callable[[str], Request]) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        found = address(args[0]) if args else None
        if found is None or len(args) > 1:
            return Wrong(reason="no_address", found=" ".join(args))
        return make(found.lower())

    return read


def read_report(args: Args, known: Known) -> Request | Wrong:
    found = span(args, known) if args else (7 * 24, None)
    if found is None or found[1] is not None:
        return Wrong(reason="no_span", found=" ".join(args))
    return ask.Report(days=max(1, found[0] // 24))


def read_away(args: Args, known: Known) -> Request | Wrong:
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


def read_mode(mode: str) -> Read:
    def read(args: Args, known: Known) -> Request | Wrong:
        if not args:
            return ask.SetMode(mode=mode)
        filed = _filed(args, known)
        if filed is None:
            return Wrong(reason="no_area", found=" ".join(args))
        return ask.SetMode(mode=mode, area="" if filed[1] else filed[0], intent=filed[1])

    return read


def read_model(args: Args, known: Known) -> Request | Wrong:
    if not args:
        return ask.OwnModel()
    for action, words in (("rollback", ROLLBACK), ("learn", LEARN)):
        if is_word(args, words):
            return ask.OwnModel(action=action)
    return Wrong(reason="too_many", found=" ".join(args))


def read_test(args: Args, known: Known) -> Request | Wrong:
    if args and not is_word(args, RULES):
        return Wrong(reason="too_many", found=" ".join(args))
    return ask.TestRules()


def read_auto(args: Args, known: Known) -> Request | Wrong:
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
