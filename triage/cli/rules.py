"""`triage rules explain FILE`: which rules fire, and why, condition by condition. `triage rules test`: what
the rules as they lie in the folder now would change of the mail of the last 30 days."""

from __future__ import annotations

import argparse

from triage import config as settings
from triage.adapters.classifier import Classifier
from triage.adapters.content import load_content
from triage.adapters.lessons import Lessons
from triage.adapters.store.engine import open_store
from triage.adapters.trial import trial_of
from triage.app import clock, store_url
from triage.cli.reading import read_file
from triage.core.errors import OwnerError, Problem
from triage.intent.facts import IntentInput
from triage.intent.ruleset import Told, explain
from triage.pipeline.rules_test import DAYS, difference, lines
from triage.starter_root import starter_root

SHOWN = 200


def run(chosen: argparse.Namespace) -> int:
    return _test(chosen) if chosen.action == "test" else _explain(chosen)


def _test(chosen: argparse.Namespace) -> int:
    """Against the store, while the daemon runs or not; nothing is written."""
    if chosen.dir is None:
        raise OwnerError(
            Problem(where="--dir", what="is required: the folder with config.toml, rules and the store")
        )
    config = settings.load(chosen.dir / "config.toml")
    classifier = Classifier(config.root, semantic=config.model.semantic)
    store = open_store(store_url(config), create=False)
    try:
        with store.reading() as tx:
            Lessons(classifier, config.desk.wrong_in_100).refresh(tx)
            found = difference(tx, trial_of(classifier, config.root), clock(config).now())
    finally:
        store.close()
    renamed = len(found.renamed)
    print(f"{len(found.changed)} of {found.mails} mails of the last {DAYS} days: other rules fire")
    print(f"{renamed} would be called something else")
    for line in lines(found, SHOWN):
        print(line)
    return 0


def _explain(chosen: argparse.Namespace) -> int:
    if chosen.file is None:
        raise OwnerError(Problem(where="triage rules explain", what="needs a FILE"))
    message = read_file(chosen.file, chosen.dir)
    rules = load_content(chosen.dir or starter_root()).rules
    told = explain(rules, IntentInput.of(message))
    fired = [one for one in told if one.fired]
    print(f"{len(fired)} of {len(told)} rules fire")
    for one in fired:
        print("\n".join(_lines(one)))
    near = [one for one in told if not one.fired and any(answer for _, answer in one.answers)]
    if near:
        print("\nnot quite:")
    for one in near:
        print("\n".join(_lines(one)))
    return 0


def _lines(told: Told) -> list[str]:
    rule = told.rule
    effect = (
        "asks a person to look"
        if rule.escalate
        else f"{'decides' if rule.decide else 'speaks for'} {rule.intent}"
    )
    head = f"  {rule.id}: {rule.about} ({effect}; {rule.source})"
    return [head, *(f"    {'yes' if answer else 'no ':<3}  {words}" for words, answer in told.answers)]
