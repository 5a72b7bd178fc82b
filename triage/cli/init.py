"""`triage init DIR`: asks little, tests the login, writes the folder, draws the start line.

Everything is made in a folder beside DIR and moved into place at the end: what fails leaves nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from triage import config as settings
from triage.adapters.store.engine import SqlStore, open_store
from triage.app import build, mailbox_account, store_url, submitter
from triage.cli.answers import TRIES, Answers, ask, ask_login, filled, read_answers
from triage.cli.init_config import config_text, secret_reference
from triage.config import Config
from triage.core.errors import OwnerError, Permanent, Problem, Transient
from triage.pipeline import ingest
from triage.pipeline.perform import special_mailbox
from triage.ports import SpecialUse
from triage.starter_root import CONTENT, starter_root

EXAMPLE: Final = "config.example.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The start line in one mailbox, and how many mails lie before it."""

    mailbox: str
    before: int


def run(chosen: argparse.Namespace) -> int:
    target: Path = chosen.dir
    _refuse_what_is_there(target)
    answers = _against(read_answers(chosen.answers) if chosen.answers else ask())
    for left in reversed(range(TRIES)):
        try:
            drawn = make(target, answers, offline=chosen.offline)
            break
        except (OwnerError, Transient, Permanent) as error:
            if chosen.answers or not left:
                raise
            print(f"\n{error}\nNothing was written. Once more:\n")
            answers = _against(ask_login(answers))
    _told(target, drawn, offline=chosen.offline)
    return 0


def make(target: Path, answers: Answers, *, offline: bool) -> list[Drawn]:
    """The folder, whole or not at all. Raises OwnerError, Transient or Permanent."""
    with _staged(target) as folder:
        config = write_folder(folder, answers)
        if offline:
            return []
        _try_mailbox(config)
        _try_submit(config)
        return draw_start_line(config)


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    """A private folder beside the target; what is in it at the end is moved there."""
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".triage-init-", dir=target.absolute().parent) as name:
        yield Path(name)
        target.mkdir(mode=0o700, exist_ok=True)
        for made in sorted(Path(name).iterdir(), key=lambda one: one.name == "config.toml"):
            os.rename(made, target / made.name)


def write_folder(folder: Path, answers: Answers) -> Config:
    """Starter content, the secret and ``config.toml``; checked as the daemon checks it."""
    text = config_text(answers, datetime.now().astimezone().date())
    try:
        settings.parse(tomllib.loads(text), root=folder)
    except tomllib.TOMLDecodeError as error:
        raise OwnerError(Problem(where="answers", what="hold what no file can", found=str(error))) from None
    for name in CONTENT:
        shutil.copytree(starter_root() / name, folder / name)
    shutil.copy(starter_root() / EXAMPLE, folder / EXAMPLE)
    if secret_reference(answers) == ("file", "password"):
        secret = folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(f"{answers.password}\n", encoding="utf-8")
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return settings.load(folder / "config.toml")


def draw_start_line(config: Config) -> list[Drawn]:
    """Make the store. What lies in the watched mailboxes and in Sent now is before the start."""
    quick = config.model.model_copy(update={"semantic": False})  # nothing is classified here
    app = build(config.model_copy(update={"model": quick}))
    try:
        assert isinstance(app.store, SqlStore)
        session = mailbox_account(config, app.store).connect()
        try:
            with app.store.begin() as tx:
                ingest.start_line(tx, app.edges)
            sent = special_mailbox(session, config, SpecialUse.SENT)
            places = [(name, False) for name in config.mailbox.watch] + ([(sent, True)] if sent else [])
            for name, is_sent in places:
                ingest.ingest(app.edges, session, name, sent=is_sent)
            return [Drawn(mailbox=name, before=session.status(name).exists) for name, _ in places]
        finally:
            session.close()
    finally:
        app.close()


def _try_mailbox(config: Config) -> None:
    """A login, or the Maildir read. The store is made already: a Maildir's uids are minted in it."""
    config.state.mkdir(mode=0o700, exist_ok=True)
    store = open_store(store_url(config))
    try:
        mailbox_account(config, store).connect().close()
    finally:
        store.close()


def _try_submit(config: Config) -> None:
    submit = submitter(config)
    try:
        refused = submit.try_login()
    finally:
        submit.close()
    if refused is not None:
        where = f"submit ({config.submit.host}:{config.submit.port})"
        found = f"{refused.code} {refused.text}".removeprefix("0 ")
        what = f"the login for sending does not work (at {refused.phase})"
        mend = "Check server, port, user name and password."
        raise OwnerError(Problem(where=where, what=what, found=found, mend=mend))


def _refuse_what_is_there(target: Path) -> None:
    """A folder may be there already; nothing of what `init` makes may be in it."""
    wanted = ("config.toml", "password", "state", EXAMPLE, *CONTENT)
    there = [name for name in wanted if (target / name).exists()]
    if there or (target.exists() and not target.is_dir()):
        raise OwnerError(
            Problem(
                where=str(target),
                what="is in use already",
                found=", ".join(there) or "a file",
                mend="Take another folder, or edit the config.toml that is there and run `triage check`.",
            )
        )


def _against(answers: Answers) -> Answers:
    """Paths that were given are meant from here, while the configuration reads them from its folder."""

    def absolute(path: str) -> str:
        return str(Path(path).expanduser().absolute()) if path else ""

    return replace(
        filled(answers),
        maildir=absolute(answers.maildir),
        ca_file=absolute(answers.ca_file),
        password_file=absolute(answers.password_file),
    )


def _told(target: Path, drawn: list[Drawn], *, offline: bool) -> None:
    for one in drawn:
        print(f"{one.mailbox}: {one.before} mails lie before the start line; none of them will be touched.")
    if offline:
        print("The login was not tested. The start line is drawn when the daemon first sees the mailbox.")
    print(f"{target} is ready. Next:")
    print(f"  triage doctor {target}    what works, and the setting that mends the rest")
    print(
        f"  triage study {target}     if you agree: learns your firm's words from old mail, on this machine"
    )
    print(f"  triage run {target}       the daemon; it only looks, until you set another mode")
