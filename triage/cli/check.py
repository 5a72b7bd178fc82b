"""`triage check`: config, secrets, rules, intents, templates and model. All problems at once."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, TypeVar

from triage import config as settings
from triage.adapters.classifier import MODEL, Classifier
from triage.adapters.content import load_intents, load_rules
from triage.adapters.model import load
from triage.adapters.press import press_of, seller_of
from triage.adapters.replies import load_templates
from triage.app import credentials
from triage.config import Config, Person
from triage.config_checklists import strangers
from triage.core.errors import OwnerError, Problem
from triage.desk.people import named
from triage.desk.policy import in_charge
from triage.intent.intents import NO_AREA, Intent, unknown_word

T = TypeVar("T")
NOBODY: Final = ""


@dataclass(slots=True, kw_only=True)
class Looked:
    """What was found: problems stop, notes do not; ``lines`` say what is in order."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def read(self, what: Callable[[], T]) -> T | None:
        """Its value, or None and its problems on the list."""
        try:
            return what()
        except OwnerError as error:
            self.problems += [one for one in error.problems if one not in self.problems]
            return None


def run(chosen: argparse.Namespace) -> int:
    looked = look(chosen.dir, datetime.now(UTC).date())
    if looked.problems:
        raise OwnerError(*looked.problems)
    for line in looked.lines:
        print(f"ok    {line}")
    for note in looked.notes:
        print(f"look  {note}")
    return 0


def look(root: Path, today: date) -> Looked:
    """Everything that can be said without speaking to a server."""
    looked = Looked()
    config = looked.read(lambda: settings.load(root / "config.toml"))
    if config is not None:
        looked.lines.append(f"config: {config.firm.name}, {config.firm.address} ({config.desk.mode})")
        _secrets(config, looked)
        _books(config, looked)
    intents = looked.read(lambda: load_intents(root))
    if intents is not None:
        _content(root, intents, config, looked)
        if config is not None:
            looked.problems += charges(config, intents, today)
    return looked


def _books(config: Config, looked: Looked) -> None:
    """Who bills and how, where the firm does so here: wrong bank details would stand on every invoice."""
    if config.books == "own" and looked.read(lambda: press_of(config)) is not None:
        seller = seller_of(config)
        account = seller.bank.iban if seller.bank is not None else "no account"
        numbers = f"{config.invoices.numbers}, the first one taken here {config.invoices.next_number}"
        looked.lines.append(f"books: {seller.name}, {account}; {numbers}")


def _secrets(config: Config, looked: Looked) -> None:
    """Secret files must be there and private. The service's environment is not known here."""
    for where, part in (("mailbox", config.mailbox), ("submit", config.submit)):
        reference = part.token or part.password
        if reference is None:
            continue
        if reference.env:
            looked.notes.append(f"{where}: the secret comes from the environment variable {reference.env}")
            continue
        given = credentials(config, part.username, part.password, part.token)
        looked.read(given.bearer if part.token else given.password)


def _content(root: Path, intents: Mapping[str, Intent], config: Config | None, looked: Looked) -> None:
    rules = looked.read(lambda: load_rules(root, intents))
    if rules is not None and config is not None:
        looked.problems += [
            unknown_word(f"{rule.source}.in_charge", "is nobody under people", rule.in_charge, names)
            for names in [[one.name for one in config.people]]
            for rule in rules.rules
            if rule.in_charge and named(config.people, rule.in_charge) is None
        ]
    if rules is not None:
        examples = sum(len(rule.yes) + len(rule.no) for rule in rules.rules)
        looked.lines.append(f"rules: {len(rules.rules)}, each of their {examples} examples holds")
    language = config.firm.language if config else "en"
    templates = looked.read(lambda: load_templates(root, language, intents))
    if templates is not None:
        lacking = [one.name for one in intents.values() if one.reply and not templates.has(one.name)]
        looked.problems += [_no_template(name) for name in lacking]
        looked.lines.append(f"replies: {sum(map(templates.has, intents))} of {len(intents)} intents have one")
    if rules is not None:
        _model(root, intents, looked, semantic=config.model.semantic if config else True)


def _no_template(name: str) -> Problem:
    return Problem(
        where=f"intents.toml: intent.{name}.reply",
        what="there is no such template",
        found=f"replies/{name}/ is missing",
        mend="Write it, or take the line out: then nothing is prepared for this intent.",
    )


def _model(root: Path, intents: Mapping[str, Intent], looked: Looked, *, semantic: bool) -> None:
    """That it loads, which it is, and which intents it never saw."""
    classifier = Classifier(root, semantic=semantic)
    refused = [note for note in classifier.notes if "is not used" in note]
    if refused:
        looked.problems.append(_no_model(refused[0]))
        return
    looked.lines.append(f"model: {classifier.version}")
    looked.notes += [f"model: {note}" for note in classifier.notes]
    labels = set(load(root / "models", MODEL).labels)
    unseen = sorted(set(intents) - labels)
    if unseen:
        looked.notes.append(f"model: it has no examples of {', '.join(unseen)}; add some, then triage train")
    if strange := sorted(labels - set(intents)):
        looked.notes.append(f"model: it knows {', '.join(strange)}, which intents.toml no longer names")


def _no_model(note: str) -> Problem:
    mend = "Copy the starter's models/ again, or make one: triage train --dir DIR."
    return Problem(where="models", what=note.partition("; the rules")[0], mend=mend)


def charges(config: Config, intents: Mapping[str, Intent], today: date) -> list[Problem]:
    """Words under people and modes that name nothing, and intents with nobody in charge."""
    known = {*intents, *(intent.area for intent in intents.values())}
    problems = [
        unknown_word(f"people.{place}.in_charge", "is no area and no intent", word, known)
        for place, person in enumerate(config.people)
        for word in person.in_charge
        if word not in known
    ]
    problems += [
        unknown_word(f"desk.modes.{word}", "is no area and no intent", word, known)
        for word in config.desk.modes
        if word not in known
    ]
    problems += strangers(config.checklists, intents)
    return [*problems, *_deputies(config), *_nobody(config.people, intents, today)]


def _deputies(config: Config) -> Iterator[Problem]:
    for place, person in enumerate(config.people):
        if person.deputy and named(config.people, person.deputy) in (None, person):
            listed = [one.address for one in config.people if one is not person]
            yield unknown_word(f"people.{place}.deputy", "is nobody else under people", person.deputy, listed)


def _nobody(people: tuple[Person, ...], intents: Mapping[str, Intent], today: date) -> Iterator[Problem]:
    """An intent of no area is nobody's desk: the owner gets it. Access that has ended counts for nothing."""
    charged = {one.address: one.in_charge for one in people if one.until is None or one.until >= today}
    for intent in intents.values():
        if intent.area == NO_AREA or in_charge(charged, intent.name, intent.area, NOBODY) != NOBODY:
            continue
        yield Problem(
            where=f"intents.toml: intent.{intent.name}",
            what="nobody is in charge of it",
            mend=f'Put "{intent.area}" or "{intent.name}" under in_charge of one of the people.',
        )
