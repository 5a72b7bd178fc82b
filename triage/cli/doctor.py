"""`triage doctor`: what works, what does not, and the setting that mends it. Nothing is changed for good.

It writes one probe into Drafts and sends one mail to the firm's own address. Both carry a Message-ID of
ours, so that the daemon knows them for echoes, and both are removed again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from triage import config as settings
from triage.adapters.resolver import DnsResolver
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url
from triage.app import mailbox_account, store_url, submitter
from triage.cli import doctor_approvals
from triage.cli import doctor_machine as machine
from triage.cli import doctor_mailbox as mailbox
from triage.cli import doctor_probe as probe
from triage.cli.finding import Finding, State, broken, failed, look, ok
from triage.config import Config
from triage.core.errors import OwnerError, Permanent, Transient
from triage.ports import MailboxSession, Outcome


def run(chosen: argparse.Namespace) -> int:
    """Exit status 1 where something is broken."""
    config = settings.load(chosen.dir / "config.toml")
    counts: Counter[State] = Counter()
    made = approvals(config, chosen.outside, chosen.wait) if chosen.approvals else findings(config)
    for finding in made:
        counts[finding.state] += 1
        shown = json.dumps(asdict(finding), ensure_ascii=False) if chosen.json else str(finding)
        print(shown, flush=True)
    if not chosen.json:
        print(f"{counts[State.OK]} ok, {counts[State.LOOK]} to look at, {counts[State.BROKEN]} broken")
    return 1 if counts[State.BROKEN] else 0


def findings(config: Config, patience: float = probe.PATIENCE) -> Iterator[Finding]:
    """All findings, as they are made. ``patience``: seconds that a mail may take to arrive."""
    yield from machine.findings(config)
    with _store(config) as (store, about_store):
        yield about_store
        session = None
        for found in _login(config, store):
            if isinstance(found, Finding):
                yield found
            else:
                session = found
        try:
            if session is not None:
                yield from _guarded("mailbox", mailbox.findings(session, config, store.secret()))
            yield from _submitting(config, session, store.secret(), patience)
        finally:
            if session is not None:
                session.close()


def approvals(
    config: Config,
    outside: str = "",
    wait: float = 120,
    patience: float = probe.PATIENCE,
    dns: doctor_approvals.Dns | None = None,
) -> Iterator[Finding]:
    """What proves whose mail, learned and kept in the desk's own store."""
    config.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store(store_url(config), create=not _is_there(config))
    submit = submitter(config)
    try:
        for found in _login(config, store):
            if isinstance(found, Finding):
                yield found
                continue
            with closing(found) as session:
                made = doctor_approvals.findings(
                    config, store, session, submit, outside=outside, wait=wait, patience=patience,
                    dns=dns or DnsResolver(),
                )  # fmt: skip
                yield from _guarded("approvals", made)
    finally:
        submit.close()
        store.close()


def _is_there(config: Config) -> bool:
    return config.store.url is not None or (config.state / "triage.db").exists()


@contextmanager
def _store(config: Config) -> Iterator[tuple[SqlStore, Finding]]:
    """The desk's own store; where there is none yet, one that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="triage-doctor-") as name:
        spare = sqlite_url(Path(name) / "triage.db")
        try:
            there = _is_there(config)
            store = open_store(store_url(config) if there else spare, create=not there)
            told = (
                ok("store", "opens, at this version's schema")
                if there
                else look("store", "there is none yet")
            )
        except OwnerError as error:
            store, told = open_store(spare), failed("store", error)[0]
        try:
            yield store, told
        finally:
            store.close()


def _login(config: Config, store: SqlStore) -> Iterator[Finding | MailboxSession]:
    """One finding, and the session where there is one."""
    part = config.mailbox
    try:
        session = mailbox_account(config, store).connect()
    except (OwnerError, Transient, Permanent) as error:
        yield from failed("mailbox login", error)
        return
    if part.backend == "maildir":
        yield ok("mailbox login", f"the Maildir {part.path} can be read")
    else:
        yield ok("mailbox login", f"{part.username} at {part.host}:{part.port}{_secured(part.tls)}")
    yield session


def _submitting(
    config: Config, session: MailboxSession | None, secret: bytes, patience: float
) -> Iterator[Finding]:
    part = config.submit
    submit = submitter(config)
    try:
        if (refused := submit.try_login()) is not None:
            mend = "Check [submit]: host, port, tls, username and password."
            if refused.outcome is Outcome.TRANSIENT:
                mend = "Check [submit] host and port; if they are right, try again later."
            said = f"{refused.code} {refused.text}".removeprefix("0 ")
            yield broken("submit login", f"{part.host}:{part.port} at {refused.phase}: {said}", mend)
            return
        who = part.username or "no login"
        yield ok("submit login", f"{who} at {part.host}:{part.port}{_secured(part.tls)}")
        if session is not None:
            yield from _guarded("probe", probe.findings(session, submit, config, secret, patience))
    finally:
        submit.close()


def _guarded(about: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """A server that breaks off is a finding too."""
    try:
        yield from found
    except (OwnerError, Transient, Permanent) as error:
        yield from failed(about, error)


def _secured(tls: str) -> str:
    return ", plain: it is this machine" if tls == "none" else ", TLS, certificate checked"
