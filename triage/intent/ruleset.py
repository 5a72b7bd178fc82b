"""Rules: when, then, examples. Structure may decide; words are evidence.

A rule *decides* only where it asks about structure (header, kind, sender, thread, attachment):
rules over text alone were 74 to 90 % precise on strangers' mail, so their weight is log-odds that
``combine`` adds and caps. Every rule carries yes and no examples, which ``rule_reading`` runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import re2

from triage.intent.facts import IntentInput
from triage.intent.predicates import FIELDS, PREDICATES, PatternHits, Predicate, Values
from triage.intent.words import fold

LONGEST_MATCHED: Final = 4_000
"""Characters of folded text that patterns look at."""

_ESCAPES: Final = re.compile(r"\\.?|[^\\]+", re.DOTALL)
_MOST_PATTERN_MEMORY: Final = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One question with its values; the values are alternatives."""

    name: str
    values: Values

    @property
    def predicate(self) -> Predicate:
        return PREDICATES[self.name]

    def in_words(self) -> str:
        return self.predicate.say(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """All of ``when`` and none of ``unless`` must hold; then the mail speaks for ``intent``.

    ``weight`` is log-odds; a rule with ``decide`` settles the intent, one with ``escalate`` only says
    that a person must look.
    """

    id: str
    version: int
    about: str
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...] = ()
    trigger: str = "arrival"
    intent: str = ""
    weight: float = 1.0
    decide: bool = False
    escalate: bool = False
    tag: str = ""
    """A tag that the mail gets beside that of its intent."""
    in_charge: str = ""
    yes: tuple[IntentInput, ...] = ()
    no: tuple[IntentInput, ...] = ()
    source: str = ""

    def in_words(self) -> str:
        asked = " and ".join(condition.in_words() for condition in self.when)
        denied = "".join(f", unless {condition.in_words()}" for condition in self.unless)
        return f"{asked}{denied}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """All patterns of all rules on one field, matched in one pass."""

    field: str
    patterns: tuple[str, ...]
    matcher: Any
    """An ``re2.Set``; the package ships no type for it."""

    def found(self, text: str) -> frozenset[str]:
        return frozenset(
            self.patterns[index] for index in self.matcher.Match(text.encode("utf-8", "replace")) or ()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    rules: tuple[Rule, ...] = ()
    patterns: tuple[Patterns, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What ``explain`` says about one rule: whether it fired, and each condition with its answer."""

    rule: Rule
    fired: bool
    answers: tuple[tuple[str, bool], ...] = field(default=())


def fired(rules: RuleSet, mail: IntentInput) -> tuple[Rule, ...]:
    """The rules that hold for this mail, in file order."""
    hits = pattern_hits(rules, mail)
    return tuple(rule for rule in rules.rules if holds(rule, mail, hits))


def explain(rules: RuleSet, mail: IntentInput) -> tuple[Told, ...]:
    """Every rule with each of its conditions and the answer (``triage rules explain``)."""
    hits = pattern_hits(rules, mail)
    return tuple(_told(rule, mail, hits) for rule in rules.rules)


def difference(
    old: RuleSet, new: RuleSet, mails: Iterable[IntentInput]
) -> tuple[tuple[IntentInput, tuple[str, ...], tuple[str, ...]], ...]:
    """The mails for which other rules fire than before (``triage rules test``): mail, gone ids, new ids."""
    found = []
    for mail in mails:
        before = {rule.id for rule in fired(old, mail)}
        after = {rule.id for rule in fired(new, mail)}
        if before != after:
            found.append((mail, tuple(sorted(before - after)), tuple(sorted(after - before))))
    return tuple(found)


def pattern_hits(rules: RuleSet, mail: IntentInput) -> PatternHits:
    texts = _texts(mail)
    return {each.field: each.found(texts[each.field]) for each in rules.patterns if texts[each.field]}


def _texts(mail: IntentInput) -> Mapping[str, str]:
    subject = fold(mail.subject)
    text = fold(mail.text[:LONGEST_MATCHED])
    return {
        "subject": subject,
        "text": text,
        "any": f"{subject}\n{text}",
        "attachment_text": fold(mail.attachment_text[:LONGEST_MATCHED]),
    }


def holds(rule: Rule, mail: IntentInput, hits: PatternHits) -> bool:
    for condition in rule.when:
        if not condition.predicate.test(mail, condition.values, hits):
            return False
    return not any(_answer(condition, mail, hits) for condition in rule.unless)


def _answer(condition: Condition, mail: IntentInput, hits: PatternHits) -> bool:
    return condition.predicate.test(mail, condition.values, hits)


def _told(rule: Rule, mail: IntentInput, hits: PatternHits) -> Told:
    asked = tuple((condition.in_words(), _answer(condition, mail, hits)) for condition in rule.when)
    denied = tuple(
        (f"not: {condition.in_words()}", not _answer(condition, mail, hits)) for condition in rule.unless
    )
    return Told(rule=rule, fired=all(answer for _, answer in asked + denied), answers=asked + denied)


def fold_pattern(pattern: str) -> str:
    """A pattern as it is matched: folded like the text, but escapes such as ``\\S`` keep their case."""
    return _ESCAPES.sub(lambda part: part[0] if part[0][0] == "\\" else fold(part[0]), pattern)


def compile_rules(rules: Sequence[Rule], version: str = "") -> RuleSet:
    """Rules with every pattern gathered by field into one automaton each."""
    return RuleSet(
        rules=tuple(rules), patterns=tuple(p for f in FIELDS if (p := _patterns(f, rules))), version=version
    )


def _patterns(field_name: str, rules: Sequence[Rule]) -> Patterns | None:
    conditions = [c for rule in rules for c in rule.when + rule.unless if c.predicate.field == field_name]
    wanted = tuple(dict.fromkeys(value for condition in conditions for value in condition.values))
    if not wanted:
        return None
    options = re2.Options()
    options.max_mem = _MOST_PATTERN_MEMORY
    options.log_errors = False
    matcher = re2.Set.SearchSet(options)
    for pattern in wanted:
        matcher.Add(fold_pattern(pattern))
    matcher.Compile()
    return Patterns(field=field_name, patterns=wanted, matcher=matcher)
