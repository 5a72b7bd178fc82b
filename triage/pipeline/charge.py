"""Who is in charge of a matter."""

from __future__ import annotations

from triage.config import Person
from triage.desk.people import has_access, named
from triage.desk.policy import in_charge
from triage.intent.verdict import Verdict
from triage.pipeline.edges import Edges


def by_rule(edges: Edges, verdict: Verdict) -> Person | None:
    """Whom a rule that fired puts in charge, where that names one of us who still has access."""
    person = named(edges.config.people, verdict.in_charge) if verdict.in_charge else None
    return person if person is not None and has_access(person, edges.today) else None


def charged(edges: Edges, intent: str, area: str) -> Person:
    """Who is in charge: by intent, else by area, else the owner."""
    people = edges.config.people
    charges = {one.address: one.in_charge for one in people}
    address = in_charge(charges, intent, area, edges.config.owner.address)
    return edges.config.person(address) or edges.config.owner
