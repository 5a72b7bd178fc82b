"""`triage learn sent --since 2024`: the answers of the years before Triage become its memory. Reads only."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date

from triage.adapters.classifier import Classifier
from triage.adapters.meaning import ClassifierMeaning, known_words
from triage.adapters.memory import Recollection
from triage.adapters.mime import read
from triage.app import mailbox_account
from triage.cli.desk import opened
from triage.core.errors import OwnerError, Problem
from triage.pipeline import learn_sent
from triage.pipeline.perform import special_mailbox
from triage.ports import SpecialUse


def run(chosen: argparse.Namespace) -> int:
    since = _since(chosen.since)
    with opened(chosen.dir) as (config, store):
        classifier = Classifier(config.root, semantic=config.model.semantic)
        firm = config.known_of_us()
        desk = learn_sent.Desk(
            config=config,
            store=store,
            known_words=known_words(config.root),
            classifier=classifier,
            intents=classifier.content.intents,
            read=lambda raw: read(raw, firm=firm),
        )
        session = mailbox_account(config, store).connect()
        try:
            sent = special_mailbox(session, config, SpecialUse.SENT)
            if sent is None:
                raise OwnerError(
                    Problem(where="mailbox.sent", what="the server does not say which mailbox this is")
                )
            there = {one.name for one in session.mailboxes()} | {"INBOX"}
            archive = [name for name in there if name.casefold() in ("archive", "archiv", "archives")]
            places = [*config.mailbox.watch, *archive]
            counts = learn_sent.learn(desk, session, sent, places, since)
        finally:
            session.close()
        Recollection(store, ClassifierMeaning(classifier=classifier)).recall(
            "ready", intent="", language="en"
        )
    _tell(counts)
    return 0


def _since(text: str) -> date:
    """``2024``, ``2024-06`` or a whole day."""
    parts = text.split("-")
    try:
        year, month, day = (int(one) for one in [*parts, *["1"] * (3 - len(parts))])
        return date(year, month, day)
    except ValueError:
        problem = Problem(where="--since", what="is no year or day", found=text, allowed="2024 or 2024-06-30")
        raise OwnerError(problem) from None


def _tell(counts: Counter[str]) -> None:
    print(f"{sum(counts.values())} mails in Sent: {counts['learned']} answers learned.")
    for why, count in counts.most_common():
        if why != "learned":
            print(f"  {count:>6}  {why}")
    print("A learned answer is proposed like any other; #unlearn with its number takes it back.")
