"""Rules out of parsed TOML: every problem at once, examples run, clashes found."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import re2

from triage.core.errors import OwnerError, Problem
from triage.intent.facts import IntentInput
from triage.intent.intents import Intents, unknown_word
from triage.intent.predicates import PREDICATES, Predicate, Values
from triage.intent.ruleset import Condition, Rule, RuleSet, compile_rules, fold_pattern, holds, pattern_hits
from triage.mail.message import Kind

_LONG_PATTERN: Final = 2_000
"""Longer ones, and those with counted repeats, may grow too large for RE2: they are built to see."""

_TEXT_PREDICATES: Final = (
    "subject_matches",
    "text_matches",
    "says",
    "language",
    "words_at_most",
    "weekday",
    "between",
    "is_reply",
)
_HOURS: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d")
_TAG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_RULE_KEYS: Final = (
    "id",
    "version",
    "about",
    "trigger",
    "when",
    "unless",
    "then",
    "yes",
    "no",
    "in_charge",
    "on",
)
_THEN_KEYS: Final = ("intent", "weight", "decide", "escalate", "tag")
_EXAMPLE_KEYS: Final = (
    "subject",
    "text",
    "from",
    "kind",
    "headers",
    "attachments",
    "language",
    "is_reply",
    "replies_to",
    "customer",
    "vendor",
    "staff",
    "calendar",
    "attachment_text",
    "to",
    "customer_code",
    "received",
)


def read_rules(
    files: Sequence[tuple[str, Mapping[str, object]]], intents: Intents, version: str = ""
) -> RuleSet:
    """Parsed TOML files (name, table) as one rule set. Raises OwnerError with every problem at once.

    Checked: keys, predicates, patterns, intents, examples present and true, deciding rules that clash.
    """
    problems: list[Problem] = []
    rules: list[Rule] = []
    for name, table in files:
        for key in table:
            if key != "rule":
                problems.append(unknown_word(f"{name}: {key}", "unknown table", key, ("rule",)))
        block = table.get("rule", [])
        for number, body in enumerate(block if isinstance(block, list) else [], start=1):
            _read_into(rules, problems, name, number, body, intents)
    problems += _doubles(rules)
    if not problems:
        ruleset = compile_rules(rules, version)
        problems += check_examples(ruleset) + _clashes(ruleset)
    if problems:
        raise OwnerError(*problems)
    return ruleset


def _read_into(
    rules: list[Rule], problems: list[Problem], name: str, number: int, body: object, intents: Intents
) -> None:
    if not isinstance(body, Mapping):
        problems.append(Problem(where=f"{name}: rule {number}", what="is not a table"))
        return
    where = f"{name}: rule {body.get('id', number)}"
    found = _rule_problems(where, body, intents)
    problems += found
    if not found:
        rules.append(_rule(where, body))


def _rule_problems(where: str, body: Mapping[str, Any], intents: Intents) -> list[Problem]:
    problems = [
        unknown_word(f"{where}.{key}", "unknown key", key, _RULE_KEYS)
        for key in body
        if key not in _RULE_KEYS
    ]
    problems += [
        Problem(where=f"{where}.{key}", what="is missing")
        for key in ("id", "version", "about", "when", "then")
        if not body.get(key)
    ]
    if body.get("trigger", "arrival") not in ("arrival",):
        problems.append(
            unknown_word(f"{where}.trigger", "unknown trigger", str(body["trigger"]), ("arrival",))
        )
    for part in ("when", "unless"):
        problems += _condition_problems(f"{where}.{part}", body.get(part, {}))
    problems += _then_problems(f"{where}.then", body.get("then", {}), intents, body.get("when", {}))
    problems += _example_problems(where, body)
    return problems


def _condition_problems(where: str, block: object) -> list[Problem]:
    if not isinstance(block, Mapping):
        return [Problem(where=where, what="is not a table", found=str(block))]
    problems: list[Problem] = []
    for name, values in block.items():
        predicate = PREDICATES.get(name)
        if predicate is None:
            problems.append(unknown_word(f"{where}.{name}", "unknown predicate", name, PREDICATES))
        else:
            problems += _value_problems(f"{where}.{name}", predicate, _values(values))
    return problems


def _value_problems(where: str, predicate: Predicate, values: Values) -> list[Problem]:
    if not values:
        return [Problem(where=where, what="has no value")]
    match predicate.takes:
        case "pattern":
            return [problem for value in values for problem in _pattern_problems(where, value)]
        case "yes/no":
            wrong = [] if values in (("true",), ("false",)) else list(values)
            return [
                Problem(where=where, what="is not yes or no", found=value, allowed="true, false")
                for value in wrong
            ]
        case "hours":
            return [
                Problem(where=where, what="is no part of a day", found=v, allowed='"17:00-08:00"')
                for v in values
                if not _HOURS.fullmatch(v)
            ]
        case "number":
            return [Problem(where=where, what="is not a number", found=v) for v in values if not v.isdigit()]
        case _:
            known = predicate.allowed
            return [
                unknown_word(where, "unknown value", v, known) for v in values if known and v not in known
            ]


def _pattern_problems(where: str, pattern: str) -> list[Problem]:
    options, folded = re2.Options(), fold_pattern(pattern)
    options.log_errors = False
    try:
        if "{" not in folded and len(folded) < _LONG_PATTERN:
            re2.Set.SearchSet(options).Add(folded)  # reads it, and builds nothing: all are built together
            return []
    except re2.error:
        pass  # said better below
    try:
        re2.compile(folded, options)
    except re2.error as error:
        reason = error.args[0] if error.args else "not understood"
        said = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        return [
            Problem(where=where, what=f"bad pattern: {said}", found=pattern, mend="RE2 has no look-around.")
        ]
    return []


def _then_problems(where: str, then: object, intents: Intents, when: object) -> list[Problem]:
    if not isinstance(then, Mapping):
        return [Problem(where=where, what="is not a table", found=str(then))]
    problems = [
        unknown_word(f"{where}.{key}", "unknown action", key, _THEN_KEYS)
        for key in then
        if key not in _THEN_KEYS
    ]
    intent = then.get("intent", "")
    if intent and intent not in intents:
        problems.append(unknown_word(f"{where}.intent", "unknown intent", str(intent), intents))
    if not intent and not then.get("escalate") and not then.get("tag"):
        problems.append(
            Problem(where=where, what="does nothing", mend="Name an intent or a tag, or say escalate = true.")
        )
    if "tag" in then and not (isinstance(then["tag"], str) and _TAG.fullmatch(then["tag"])):
        mend = "Small letters, figures and hyphens, at most forty: it becomes a keyword of the mailbox."
        problems.append(Problem(where=f"{where}.tag", what="no tag", found=repr(then["tag"])[:80], mend=mend))
    if not isinstance(then.get("weight", 1.0), int | float):
        problems.append(Problem(where=f"{where}.weight", what="is not a number", found=repr(then["weight"])))
    if then.get("decide") and isinstance(when, Mapping) and all(key in _TEXT_PREDICATES for key in when):
        mend = (
            "Words alone are evidence: add a header, sender, kind, attachment or thread, or leave decide out."
        )
        problems.append(
            Problem(where=f"{where}.decide", what="a rule over text alone may not decide", mend=mend)
        )
    return problems


def _example_problems(where: str, body: Mapping[str, Any]) -> list[Problem]:
    problems = [
        Problem(where=f"{where}.{key}", what="no example", mend="Add at least one.")
        for key in ("yes", "no")
        if not body.get(key)
    ]
    for key in ("yes", "no"):
        for example in body.get(key, ()):
            names = example if isinstance(example, Mapping) else {}
            problems += [
                unknown_word(f"{where}.{key}", "unknown key in an example", n, _EXAMPLE_KEYS)
                for n in names
                if n not in _EXAMPLE_KEYS
            ]
    return problems


def _values(value: object) -> Values:
    if isinstance(value, bool):
        return ("true",) if value else ("false",)
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return (str(value),)


def _conditions(block: Mapping[str, object]) -> tuple[Condition, ...]:
    return tuple(Condition(name=name, values=_values(values)) for name, values in block.items())


def _rule(where: str, body: Mapping[str, Any]) -> Rule:
    then = body["then"]
    return Rule(
        id=str(body["id"]),
        version=int(body["version"]),
        about=str(body["about"]),
        source=where,
        when=_conditions(body["when"]),
        unless=_conditions(body.get("unless", {})),
        trigger=body.get("trigger", "arrival"),
        intent=then.get("intent", ""),
        weight=float(then.get("weight", 1.0)),
        decide=bool(then.get("decide", False)),
        escalate=bool(then.get("escalate", False)),
        tag=str(then.get("tag", "")),
        in_charge=str(body.get("in_charge", "")),
        yes=tuple(_example(each) for each in body["yes"]),
        no=tuple(_example(each) for each in body["no"]),
    )


def _example(body: Mapping[str, Any] | str) -> IntentInput:
    if isinstance(body, str):
        return IntentInput(text=body)
    headers = tuple((str(k).lower(), str(v)) for k, v in body.get("headers", {}).items())
    attachments = tuple((str(name).lower(), _type_of(str(name))) for name in body.get("attachments", ()))
    return IntentInput(
        subject=str(body.get("subject", "")),
        text=str(body.get("text", "")),
        sender=str(body.get("from", "")),
        recipients=tuple(str(each) for each in body.get("to", ())),
        kind=Kind(body.get("kind", "human")),
        headers=headers,
        attachments=attachments,
        attachment_text=str(body.get("attachment_text", "")),
        language=str(body.get("language", "")),
        is_reply=bool(body.get("is_reply", False)),
        replies_to=str(body.get("replies_to", "")),
        customer=bool(body.get("customer", False)),
        vendor=bool(body.get("vendor", False)),
        staff=bool(body.get("staff", False)),
        calendar=bool(body.get("calendar", False)),
        customer_code=str(body.get("customer_code", "")),
        received=received if isinstance(received := body.get("received"), datetime) else None,
    )


def _type_of(name: str) -> str:
    endings = {".pdf": "application/pdf", ".xml": "application/xml", ".ics": "text/calendar"}
    return next(
        (kind for ending, kind in endings.items() if name.lower().endswith(ending)),
        "application/octet-stream",
    )


def check_examples(rules: RuleSet) -> list[Problem]:
    """Each yes example must make its rule fire, each no example must not."""
    problems: list[Problem] = []
    for rule in rules.rules:
        for wanted, mails in ((True, rule.yes), (False, rule.no)):
            for mail in mails:
                if holds(rule, mail, pattern_hits(rules, mail)) != wanted:
                    what = "a yes example does not fire" if wanted else "a no example fires"
                    problems.append(
                        Problem(where=rule.source, what=what, found=f"{mail.subject} | {mail.text}"[:120])
                    )
    return problems


def _doubles(rules: Sequence[Rule]) -> list[Problem]:
    seen: dict[str, Rule] = {}
    problems = []
    for rule in rules:
        if rule.id in seen:
            problems.append(
                Problem(where=rule.source, what="the id is taken", found=rule.id, mend=seen[rule.id].source)
            )
        seen.setdefault(rule.id, rule)
    return problems


def _clashes(rules: RuleSet) -> list[Problem]:
    """Two deciding rules for different intents that provably fire together: one asks all that the
    other asks, or an example of one fires the other."""
    deciding = [rule for rule in rules.rules if rule.decide]
    problems = []
    for one, two in itertools.combinations(deciding, 2):
        if one.intent != two.intent and (_implies(one, two) or _implies(two, one) or _meet(rules, one, two)):
            what = f"decides {one.intent}, but rule {two.id} decides {two.intent} on the same mail"
            problems.append(
                Problem(where=one.source, what=what, mend=f"Add an unless to one of them ({two.source}).")
            )
    return problems


def _implies(one: Rule, two: Rule) -> bool:
    """Every mail that fires ``one`` fires ``two``: ``one`` asks all that ``two`` asks, as strictly."""
    asked = {condition.name: set(condition.values) for condition in one.when}
    excluded = {condition.name: set(condition.values) for condition in one.unless}
    stricter = all(c.name in asked and asked[c.name] <= set(c.values) for c in two.when)
    return stricter and all(c.name in excluded and set(c.values) <= excluded[c.name] for c in two.unless)


def _meet(rules: RuleSet, one: Rule, two: Rule) -> bool:
    def both(mail: IntentInput) -> bool:
        hits = pattern_hits(rules, mail)
        return holds(one, mail, hits) and holds(two, mail, hits)

    return any(both(mail) for mail in (*one.yes, *two.yes))
