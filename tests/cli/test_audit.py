"""`triage audit verify`: decisions, their proofs and what left agree; whatever changes is found."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.approval.matrix import HOST, Cell, code_of, raw_mail, records
from tests.cli.folder import write_folder
from tests.pipeline.firm import ask, open_firm, pass_hold
from triage.adapters.authentication import authenticate
from triage.adapters.store import schema as t
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url
from triage.cli import main
from triage.cli.audit import verifies_still
from triage.ledger_journal import EventRow
from triage.pipeline import audit, digest


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, EventRow]:
    """One answer that was approved with a DKIM signature, and left: a copy of the store, the seal that the
    digest shows, and the decision."""
    root = tmp_path_factory.mktemp("whole")
    with open_firm(root, authentication={"authserv_id": HOST, "dkim": True}) as desk:
        config = desk.edges.config
        desk.edges = replace(
            desk.edges,
            authenticate=lambda raw, message: authenticate(raw, message, config=config, resolver=records),
        )
        proposal = ask(desk)
        cell = Cell(sender="exact", results="pass", signed="good", code="right")
        desk.write(raw_mail(cell, proposal, code_of(proposal), 1))
        pass_hold(desk)
        with desk.store.reading() as tx:
            lines = digest.body(desk.edges, tx)
        [approved] = desk.happened("approved")
        with (
            closing(sqlite3.connect(root / "triage.db")) as here,
            closing(sqlite3.connect(root / "copy.db")) as there,
        ):
            here.backup(there)
    seal = next(one for one in lines if one.startswith("Decisions kept")).split()[-1]
    return root / "copy.db", seal, approved


@pytest.fixture
def store(whole: tuple[Path, str, EventRow], tmp_path: Path) -> Iterator[SqlStore]:
    shutil.copy(whole[0], tmp_path / "triage.db")
    opened = open_store(sqlite_url(tmp_path / "triage.db"))
    yield opened
    opened.close()


def found(store: SqlStore, head: str = "") -> audit.Audit:
    with store.reading() as tx:
        return audit.verify(tx, verifies_still, head=head)


def change(store: SqlStore, table: sa.Table, *where: sa.ColumnElement[bool], **values: object) -> None:
    with store.engine.begin() as conn:
        assert conn.execute(sa.update(table).where(*where).values(**values)).rowcount > 0


def test_all_agrees(store: SqlStore, whole: tuple[Path, str, EventRow]) -> None:
    """The key is in the chain, so the signature is checked again without DNS."""
    seen = found(store)
    assert seen.wrong == ()
    assert (seen.sent, seen.rechecked) == (1, 1)
    assert seen.proofs >= 1
    approved = whole[2]
    assert approved.data["level"] == "A"
    assert approved.data["key_text"].startswith("v=DKIM1")
    assert len(approved.data["approvals"]) == 1


def tamper_octets(store: SqlStore) -> None:
    with store.engine.begin() as conn:
        key = conn.execute(sa.select(t.approval.c.used_by_message)).scalar_one()
        octets = zlib.decompress(
            conn.execute(sa.select(t.raw.c.octets).where(t.raw.c.message_key == key)).scalar_one()
        )
        changed = zlib.compress(octets.replace(b"yes", b"no "))
        conn.execute(sa.update(t.raw).where(t.raw.c.message_key == key).values(octets=changed))


def lose_octets(store: SqlStore) -> None:
    with store.engine.begin() as conn:
        conn.execute(sa.delete(t.raw))


def change_event(store: SqlStore) -> None:
    change(store, t.event, t.event.c.kind == "approved", actor="Mallory")


def lose_link(store: SqlStore) -> None:
    with store.engine.begin() as conn:
        first = conn.execute(sa.select(sa.func.min(t.chain.c.id))).scalar_one()
        conn.execute(sa.delete(t.chain).where(t.chain.c.id == first))


def other_text(store: SqlStore) -> None:
    change(store, t.revision, frozen=b"To: bella@ruiz.example\r\n\r\nAnother text\r\n")


def other_recipient(store: SqlStore) -> None:
    change(store, t.revision, recipients=["mallory@evil.example"])


def never_approved(store: SqlStore) -> None:
    change(store, t.approval, state="void")


def other_octets_left(store: SqlStore) -> None:
    change(store, t.effect, t.effect.c.kind == "reply", octets=b"To: x\r\n\r\ny\r\n")


def another_approval(store: SqlStore) -> None:
    change(store, t.approval, digest="0" * 64)


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (tamper_octets, "another one now"),
        (lose_octets, "is gone"),
        (change_event, "was changed after"),
        (lose_link, "chain breaks"),
        (other_text, "not what was approved"),
        (other_recipient, "not what was approved"),
        (never_approved, "nobody approved it"),
        (other_octets_left, "handed to the relay"),
        (another_approval, "not among the decisions"),
    ],
)
def test_each_change_is_found(store: SqlStore, tamper: Callable[[SqlStore], None], said: str) -> None:
    """Somebody with the store in hand changes one thing."""
    tamper(store)
    assert any(said in one for one in found(store).wrong), found(store).wrong


def test_the_digests_seal_shows_that_the_end_is_missing(
    store: SqlStore, whole: tuple[Path, str, EventRow]
) -> None:
    """A store that lost its last decisions is whole in itself; the owner's mail knows better."""
    seal = whole[1]
    assert found(store, seal).wrong == ()
    with store.engine.begin() as conn:
        last = conn.execute(sa.select(sa.func.max(t.chain.c.id))).scalar_one()
        conn.execute(sa.delete(t.chain).where(t.chain.c.id == last))
    assert found(store).wrong == ()
    assert found(store, seal).wrong != ()
    assert found(store, "%").wrong != ()


def test_the_command_says_it_and_its_status(
    whole: tuple[Path, str, EventRow], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For people, and as one JSON value for programs."""
    here = {"backend": "maildir", "path": "Maildir"}
    folder = write_folder(tmp_path / "owner", here, {"host": "127.0.0.1", "tls": "none"})
    (folder / "state").mkdir(exist_ok=True)
    shutil.copy(whole[0], folder / "state" / "triage.db")
    assert main(["audit", "verify", str(folder), "--head", whole[1]]) == 0
    assert capsys.readouterr().out.endswith("All agree.\n")
    with closing(sqlite3.connect(folder / "state" / "triage.db")) as conn, conn:
        conn.execute("update approval set state = 'void'")
    assert main(["audit", "verify", "--json", str(folder)]) == 1
    assert not json.loads(capsys.readouterr().out)["agrees"]
