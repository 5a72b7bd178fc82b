"""`triage rules explain FILE`: every rule that fires for a message, and the ones that nearly did."""

from __future__ import annotations

import argparse

from triage.adapters.content import load_content
from triage.cli.reading import read_file
from triage.intent.facts import IntentInput
from triage.intent.ruleset import Told, explain
from triage.starter_root import starter_root


def run(chosen: argparse.Namespace) -> int:
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
