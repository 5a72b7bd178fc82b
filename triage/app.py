"""Wiring: the one place that names concrete classes."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from triage.adapters.authentication import authenticate
from triage.adapters.ballast import Ballast
from triage.adapters.classifier import Classifier
from triage.adapters.clock import OffsetClock, SystemClock
from triage.adapters.consent import open_consent
from triage.adapters.credentials import EnvCredentials, FileCredentials
from triage.adapters.holidays import public_holidays
from triage.adapters.imap import ImapAccount, ImapSettings
from triage.adapters.invoice_installed import require_installed
from triage.adapters.learner import Learner
from triage.adapters.lessons import Lessons
from triage.adapters.lock import OneDaemon
from triage.adapters.maildir import MaildirAccount
from triage.adapters.meaning import ClassifierMeaning, known_words
from triage.adapters.memory import Recollection
from triage.adapters.parserpool import Bounds, ParserPool
from triage.adapters.press import InvoicePress, press_of
from triage.adapters.replies import load_templates
from triage.adapters.resolver import DnsResolver
from triage.adapters.second_ledger import FileLedger
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url
from triage.adapters.store.uids import SqlUids
from triage.adapters.teacher import Teacher
from triage.adapters.trial import trial_of
from triage.approval.proofs import Proofs
from triage.books.invoice import Draft
from triage.books.seen import SeenPaper
from triage.books.totals import Totals
from triage.config import Config, SecretReference
from triage.config_checklists import strangers
from triage.core.errors import OwnerError, Problem
from triage.core.faultpoints import armed, nothing
from triage.ledger import Store
from triage.mail.message import Authentication, File, Message
from triage.pipeline import dispatch, proofs
from triage.pipeline.edges import Edges, Pace
from triage.ports import Clock, Credentials, MailboxAccount
from triage.schedule import Daemon, Observer

if TYPE_CHECKING:
    from triage.adapters.invoice_pdf import Renderer

log = logging.getLogger("triage")


@dataclass(slots=True, kw_only=True)
class App:
    """One desk, wired. ``start`` and ``stop`` the daemon; ``quiet`` waits until nothing is left to do."""

    config: Config
    store: Store
    edges: Edges
    daemon: Daemon
    closing: ExitStack

    def start(self) -> None:
        if isinstance(self.store, SqlStore) and self.store.is_sqlite:
            dispatch.recover(self.edges)
        self.daemon.start()

    def quiet(self, timeout: float) -> bool:
        return self.daemon.quiet(timeout)

    @property
    def trouble(self) -> str:
        return self.daemon.trouble

    def stop(self) -> None:
        self.daemon.stop()
        self.close()

    def close(self) -> None:
        self.closing.close()


def build(config: Config, *, observer: Observer | None = None) -> App:
    """Open everything that a desk needs. Raises OwnerError with every problem found."""
    state = config.state
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    url = store_url(config)
    with ExitStack() as opened:  # closed again where a later step fails
        if url.startswith("sqlite"):
            opened.callback(OneDaemon(state / "lock").close)
        store = open_store(url)
        opened.callback(store.close)
        second = FileLedger(state / "second-ledger")
        opened.callback(second.close)
        parser = ParserPool(firm=config.known_of_us(), bounds=Bounds(workers=config.model.workers))
        opened.callback(parser.close)
        classifier = Classifier(config.root, semantic=config.model.semantic)
        if wrong := strangers(config.checklists, classifier.content.intents):
            raise OwnerError(*wrong)
        for note in classifier.notes:
            log.warning("%s", note)
        press, no_press = books(config)
        if press is not None:
            opened.callback(press.close)
        woken: list[Daemon] = []
        ballast = Ballast(state)
        opened.callback(ballast.close)
        edges = Edges(
            account="shared",
            config=config,
            store=store,
            second=second,
            clock=clock(config),
            parser=parser,
            classifier=classifier,
            authenticate=authenticator(config, store),
            templates=load_templates(config.root, config.firm.language, classifier.content.intents),
            intents=dict(classifier.content.intents),
            wake=lambda name: woken[0].wake(name) if woken else None,
            pace=pace(config),
            is_holiday=public_holidays(config.firm.region),
            recall=Recollection(store, ClassifierMeaning(classifier=classifier)).recall,
            files_of=parser.files,
            pages_of=invoice_pages(parser),
            trial=lambda: trial_of(classifier, config.root),
            lessons=Lessons(classifier, config.desk.wrong_in_100),
            known_words=known_words(config.root),
            consent=open_consent(config.root / "models", ClassifierMeaning(classifier=classifier)),
            press=press,
            no_press=no_press,
            totalled=totals_of if press is not None else None,
            papers=papers(config, parser),
            orders=parser.orders if config.books != "off" else None,
            draft_page=draft_page(config),
            room=lambda: ballast.nearly_full(config.mailbox.max_size),
            fault=armed(os.environ.get("TRIAGE_FAULT", "")) if config.test else nothing,
        )
        account = mailbox_account(config, store)
        learner = Learner(
            store, edges.clock, Teacher(), config.root, tuple(edges.intents), semantic=config.model.semantic
        )
        opened.callback(learner.close)
        daemon = Daemon(edges, account, submitter(config), observer, learner)
        woken.append(daemon)
        closing = opened.pop_all()
    return App(config=config, store=store, edges=edges, daemon=daemon, closing=closing)


def books(config: Config) -> tuple[InvoicePress | None, tuple[Problem, ...]]:
    """The press, or why there is none. A wrong [seller] refuses the start; a missing extra only refuses
    the commands, with the line that installs it."""
    if config.books != "own":
        return None, ()
    try:
        require_installed()
    except OwnerError as error:
        return None, error.problems
    return press_of(config), ()


def invoice_pages(parser: ParserPool) -> Callable[[bytes], Sequence[File]]:
    """The renderer is made when the first XML invoice comes."""
    try:
        require_installed()
    except OwnerError:
        return lambda raw: ()
    made: list[Renderer] = []

    def pages(raw: bytes) -> Sequence[File]:
        if b"xml" not in raw and b"XML" not in raw:
            return ()
        from triage.adapters.invoice_page import pages_of
        from triage.adapters.invoice_pdf import Renderer

        if not made:
            made.append(Renderer())
        return pages_of(parser.invoices, made[0], raw)

    return pages


def totals_of(draft: Draft, day: date) -> Totals:
    from triage.adapters.invoice_file import totals_of as found  # lxml and the rules are loaded at first use

    return found(draft, day)


def papers(config: Config, parser: ParserPool) -> Callable[[Message, bytes], Sequence[SeenPaper]] | None:
    """Reads the firm's own quotes and invoices, where it makes them in a program of its own."""
    if config.books != "handover":
        return None
    from triage.adapters.papers import papers_of

    return lambda message, raw: papers_of(parser.files, message, raw)


def draft_page(config: Config) -> Callable[[Sequence[str]], bytes] | None:
    if config.books == "off":
        return None
    try:
        require_installed()
    except OwnerError:
        return None
    from triage.adapters.invoice_pdf import Renderer

    renderer = Renderer()
    return lambda lines: renderer.words_pdf(lines, marked=True)


def clock(config: Config) -> Clock:
    return OffsetClock(config.state / "clock-offset") if config.test else SystemClock()


def pace(config: Config) -> Pace:
    return Pace(grace=timedelta(minutes=config.submit.grace_minutes))


def store_url(config: Config) -> str:
    """SQLite beside the daemon, or what the referenced secret says (postgresql+psycopg://…)."""
    if config.store.url is None:
        return sqlite_url(config.state / "triage.db")
    return secret(config.store.url, config.root)


def mailbox_account(config: Config, store: SqlStore) -> MailboxAccount:
    mailbox = config.mailbox
    if mailbox.backend == "maildir":
        return MaildirAccount("shared", config.root / mailbox.path, SqlUids(store, "shared"))
    settings = ImapSettings(
        name="shared",
        host=mailbox.host,
        port=mailbox.port,
        tls=mailbox.tls,
        ca_file=_path(mailbox.ca_file, config.root),
        timeout=mailbox.timeout,
    )
    return ImapAccount(settings, credentials(config, mailbox.username, mailbox.password, mailbox.token))


def submitter(config: Config) -> SmtpSubmitter:
    submit = config.submit
    settings = SmtpSettings(
        host=submit.host,
        port=submit.port,
        tls=submit.tls,
        ca_file=_path(submit.ca_file, config.root),
        timeout=submit.timeout,
        local_hostname=config.firm.address.rpartition("@")[2],
    )
    login = credentials(config, submit.username, submit.password, submit.token) if submit.username else None
    return SmtpSubmitter(settings, login)


def credentials(
    config: Config, username: str, password: SecretReference | None, token: SecretReference | None
) -> Credentials:
    """Asked at each connect: environment or file, never a literal."""
    reference, is_bearer = (token, True) if token is not None else (password, False)
    if reference is None:
        raise OwnerError(Problem(where="password", what="is required and missing"))
    if reference.env:
        return EnvCredentials(user=username, variable=reference.env, is_bearer=is_bearer)
    return FileCredentials(user=username, path=config.root / reference.file, is_bearer=is_bearer)


def secret(reference: SecretReference, root: Path) -> str:
    if reference.env:
        found = os.environ.get(reference.env, "")
        if not found:
            problem = Problem(where=f"environment {reference.env}", what="is not set")
            raise OwnerError(problem)
        return found
    return (root / reference.file).read_text(encoding="utf-8").strip()


def authenticator(config: Config, store: Store) -> Callable[[bytes, Message], Authentication]:
    """Found once for each mail, at triage; DNS is asked only for mail that claims a listed person, and what
    doctor has learned is read anew for each of them."""
    dns = DnsResolver()

    def resolver(name: bytes) -> bytes | None:
        return dns.txt(name.decode("ascii", "replace"))

    def found(raw: bytes, message: Message) -> Authentication:
        return authenticate(raw, message, config=config, resolver=resolver, proofs=_learned(message))

    def _learned(message: Message) -> Proofs:
        if config.person(message.author.addr_spec) is None:
            return Proofs()
        with store.reading() as tx:
            return proofs.learned(tx)

    return found


def _path(name: str, root: Path) -> str | None:
    return str(root / name) if name else None
