"""`triage doctor --approvals`: what proves a colleague's mail here, and what a forger can do.

Kept in the store and used by the daemon for each mail; where nothing can be proved, answers by mail stay off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Protocol

from triage.approval.proofs import Proofs
from triage.cli import doctor_forged, doctor_people
from triage.cli.finding import Finding, look
from triage.config import Config
from triage.core.errors import Transient
from triage.ledger import Store
from triage.pipeline import proofs
from triage.ports import MailboxSession, Submitter

SMTP: Final = 25


class Dns(Protocol):
    def txt(self, name: str) -> bytes | None: ...
    def mx(self, domain: str) -> Sequence[str]: ...


def findings(
    config: Config,
    store: Store,
    session: MailboxSession,
    submitter: Submitter,
    *,
    outside: str,
    wait: float,
    patience: float,
    dns: Dns,
) -> Iterator[Finding]:
    """``outside``: ``HOST`` or ``HOST:PORT`` where a forged mail is handed in; else the domain's MX."""

    def resolver(name: bytes) -> bytes | None:
        return dns.txt(name.decode("ascii", "replace"))

    if not config.authentication.authserv_id and not config.authentication.dkim:
        yield look(
            "approvals", "neither trusted results nor DKIM are looked at", "authentication.dkim = true"
        )
    exchanger = _exchanger(config, outside, dns)
    for found in doctor_forged.findings(
        session, submitter, config, store.secret(), exchanger=exchanger, resolver=resolver, patience=patience
    ):
        if isinstance(found, Finding):
            yield found
            continue
        with store.begin() as tx:
            proofs.keep(tx, joined(proofs.learned(tx), found))
    desk = doctor_people.Desk(
        config=config, store=store, session=session, submitter=submitter, resolver=resolver
    )
    yield from doctor_people.findings(desk, wait)


def joined(before: Proofs, now: Proofs) -> Proofs:
    """A run that could hand nothing in from outside takes nothing back of what an earlier one has shown."""
    if now.tested:
        return replace(now, people=before.people)
    return replace(before, forgeable=tuple(sorted({*before.forgeable, *now.forgeable})))


def _exchanger(config: Config, outside: str, dns: Dns) -> tuple[str, int] | None:
    if outside:
        host, _, port = outside.partition(":")
        return host, int(port) if port.isdigit() else SMTP
    try:
        hosts = dns.mx(config.firm.address.rpartition("@")[2])
    except Transient:
        return None
    return (hosts[0], SMTP) if hosts else None
