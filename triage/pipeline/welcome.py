"""One mail to each new person before they are asked anything: whose mailbox it is, and the five answers.

With the morning's digest of a desk that is live for anything; the words are the owner's (``replies/staff``).
"""

from __future__ import annotations

from typing import Final

from triage.commands.verbs import LANGUAGES, VERBS
from triage.config import Mode, Person
from triage.ledger import Tx
from triage.pipeline import modes, notices
from triage.pipeline.edges import Edges

TEMPLATE: Final = "staff/welcome"


def welcome(edges: Edges, tx: Tx) -> None:
    """Whoever is listed now and was not yet. A firm that took the template away says nothing."""
    if not _is_live(edges, tx):
        return
    for person in edges.config.people:
        if tx.journal.setting(f"welcomed:{person.address}") is None:
            tx.journal.put_setting(f"welcomed:{person.address}", edges.clock.now().isoformat())
            _greet(edges, tx, person)


def _is_live(edges: Edges, tx: Tx) -> bool:
    return any(modes.mode_for(edges, tx, one.name, one.area) is Mode.LIVE for one in edges.intents.values())


def _greet(edges: Edges, tx: Tx, person: Person) -> None:
    firm = edges.config.firm
    line = f"#{VERBS['help'][LANGUAGES.index(person.language)]}"
    facts = {
        "firm": {"name": firm.name, "address": firm.address},
        "person": {"name": person.name},
        "owner": {"name": edges.config.owner.name},
        "help": f"{line}: {notices.command_link(edges, line)}",
    }
    text = edges.templates.render(TEMPLATE, person.language, facts)
    if text is not None and not text.missing:
        key = f"welcome:{person.address}"
        notices.notice(edges, tx, key, person, text.subject, f"{text.body}\n")
