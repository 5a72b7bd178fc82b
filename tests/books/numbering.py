"""Numbers under fire: many approved invoices, eight threads, kill -9 at every commit point.

    python -m tests.books.numbering ROOT      one worker: releases and renders until nothing is left

``run`` starts workers one after the other, each armed to die at a point, until every invoice is issued.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from tests.pipeline.books import PEOPLE, SELLER
from tests.pipeline.desk import SETTINGS, StillClock
from triage import config as settings
from triage.adapters.invoice_read import embedded_xml, read_invoice
from triage.adapters.press import press_of
from triage.adapters.second_ledger import FileLedger
from triage.adapters.store.engine import open_store, sqlite_url
from triage.books.invoice import Address, Kind
from triage.books.numbers import gaps
from triage.books.records import Customer, Product
from triage.core.faultpoints import armed
from triage.core.ids import hash_code, new_code
from triage.core.lifecycle import DraftEvent
from triage.ledger_books import InvoiceState
from triage.ledger_outbox import EffectKind
from triage.pipeline import dispatch, documents, release
from triage.pipeline.bookkeeping import Wish, drafted, matter, new_invoice
from triage.pipeline.edges import Edges
from triage.pipeline.perform_books import BooksPerformer
from triage.pipeline.quoted import supplied

THREADS = 8
POINTS = (
    "t3b_numbered",
    "t3b_writing",
    "t3b_committed",
    "t4_claiming",
    "t4_claimed",
    "t4_spoken",
    "t5_settling",
    "t5_committed",
    "t5_done",
)
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True)
class Found:
    approved: int
    issued: int
    kills: int
    missed: tuple[str, ...]
    gaps: tuple[str, ...]
    twice: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def clean(self) -> bool:
        return self.issued == self.approved and not (self.gaps or self.twice or self.wrong)


@contextmanager
def opened(root: Path) -> Iterator[Edges]:
    """Edges enough for T3b and the press: nothing is read, classified or sent."""
    found = {**SETTINGS, "books": "own", "seller": SELLER, "invoices": {"next_number": 1}, "people": PEOPLE}
    found["desk"] = {**SETTINGS["desk"], "hold_minutes": 0, "money_a_day": 0}
    config = settings.parse(found, root=root)
    store, press, second = (
        open_store(sqlite_url(root / "triage.db")),
        press_of(config),
        FileLedger(root / "2nd"),
    )
    edges = Edges(
        account="shared", config=config, store=store, second=second, clock=StillClock(), parser=cast(Any, None),
        classifier=cast(Any, None), authenticate=cast(Any, None), templates=cast(Any, None), intents={},
        wake=lambda name: None, press=press, fault=armed(os.environ.get("TRIAGE_FAULT", "")),
    )  # fmt: skip
    try:
        yield edges
    finally:
        press.close()
        second.close()
        store.close()


def prepare(root: Path, count: int) -> None:
    """So many invoices, each approved and held by a used code, as after a person's yes."""
    with opened(root) as edges:
        with edges.store.begin() as tx:
            tx.books.put_customer(
                Customer(key="ruiz", name="Ruiz GmbH", business=True, emails=("bella@ruiz.example",), language="de",
                         address=Address(country="DE", city="München", postcode="80331", street="Weg 1"))
            )  # fmt: skip
            tx.books.put_product(Product(code="CHAIR", name="Chair", price=_money("120"), kind=Kind.GOODS))
        for number in range(count):
            with edges.store.begin() as tx:
                _approved(edges, tx, number)


def _money(text: str) -> Any:
    from decimal import Decimal

    return Decimal(text)


def _approved(edges: Edges, tx: Any, number: int) -> None:
    customer, nora = tx.books.customer("ruiz"), edges.config.people[1]
    draft = supplied(
        edges, drafted(edges, tx, customer, [Wish(code="CHAIR", quantity=_money(str(number + 1)))])
    )
    case_no = matter(edges, tx, customer, "x", nora, "invoice_query")
    invoice_id = new_invoice(edges, tx, customer, draft, case_no, nora)
    check = tx.outbox.effect_by_key(f"check:invoice:{invoice_id}:0")
    documents.checked(edges, tx, check, {"pages": b"%PDF-"})
    tx.outbox.settle(
        replace(check, state=_sending(tx, check)), dispatch.EffectEvent.DONE, now=edges.clock.now()
    )
    row = tx.books.invoice_by_id(invoice_id)
    proposed = tx.drafts.draft(row.draft_id)
    code, now = hash_code(new_code()), edges.clock.now()
    tx.drafts.add_approval(draft=proposed, approver=nora.address, purpose="send", code_hash=code,
                           expires_at=now + timedelta(hours=1), now=now)  # fmt: skip
    digest = proposed.digest_for(nora.address, "send")
    assert tx.drafts.use_approval(
        code_hash=code, approver=nora.address, digest=digest, by_message=None, now=now
    )
    tx.drafts.move_draft(proposed, DraftEvent.APPROVE, hold_until=now)
    tx.journal.put_due("release", str(proposed.draft_id), now)


def _sending(tx: Any, effect: Any) -> Any:
    import sqlalchemy as sa

    from triage.adapters.store import schema as t
    from triage.core.lifecycle import EffectState

    tx.flush()
    tx.conn.execute(sa.update(t.effect).where(t.effect.c.key == effect.key).values(state=EffectState.SENDING))
    return EffectState.SENDING


# ---------------------------------------------------------------- one worker


def work(root: Path) -> None:
    """Eight threads: half of them release what is held, half render what is numbered."""
    with opened(root) as edges:
        dispatch.recover(edges)
        edges.clock.pass_by(days=1)  # type: ignore[attr-defined]
        failed: list[BaseException] = []
        threads = [
            threading.Thread(target=_loop, args=(edges, place % 2 == 0, failed)) for place in range(THREADS)
        ]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        if failed:
            raise failed[0]


def _loop(edges: Edges, releases: bool, failed: list[BaseException]) -> None:
    assert edges.press is not None
    performer = BooksPerformer(edges=edges, press=edges.press)
    try:
        while not _done(edges):
            if releases:
                release.fire_due(edges)
            if not dispatch.dispatch(edges, performer, threading.current_thread().name):
                edges.clock.pass_by(seconds=1)  # type: ignore[attr-defined]  # what was put off comes again
                time.sleep(0.01)
    except Exception as error:  # the whole worker must say so
        failed.append(error)


def _done(edges: Edges) -> bool:
    with edges.store.reading() as tx:
        held = any(one.kind == "release" for one in tx.journal.take_due(edges.clock.now(), 1000))
        waiting = tx.outbox.effect_counts()
    left = sum(
        n for (kind, state), n in waiting.items() if kind == "render" and state not in ("sent", "dead")
    )
    return not held and not left


# ---------------------------------------------------------------- many of them


def run(root: Path, count: int, faults: Iterable[str]) -> Found:
    """``faults`` such as ``t3b_numbered:3``; the last worker runs unarmed."""
    prepare(root, count)
    kills, missed = 0, []
    for fault in (*faults, ""):
        code = subprocess.run(
            [sys.executable, "-m", "tests.books.numbering", str(root)],
            cwd=ROOT, env={**os.environ, "TRIAGE_FAULT": fault}, check=False,
        ).returncode  # fmt: skip
        if fault and code == -9:
            kills += 1
        elif fault:
            missed.append(fault)
        elif code:
            raise RuntimeError(f"the last worker ended with {code}")
    return judge(root, count, kills, tuple(missed))


def judge(root: Path, count: int, kills: int, missed: tuple[str, ...]) -> Found:
    store = open_store(sqlite_url(root / "triage.db"))
    try:
        with store.reading() as tx:
            numbers = list(tx.books.invoice_numbers())
            rows = [tx.books.invoice(one) for one in numbers]
            wrong = []
            for row in rows:
                assert row is not None
                pdf = tx.books.invoice_file(row.invoice_id, "pdf")
                if row.state is not InvoiceState.ISSUED or not pdf:
                    wrong.append(f"{row.number}: {row.state}")
                elif read_invoice(embedded_xml(pdf)).number != row.number:
                    wrong.append(f"{row.number}: another number in its file")
            queued = Counter(one.draft_id for one in tx.outbox.effects(("queued",), limit=100_000)
                             if one.kind is EffectKind.REPLY)  # fmt: skip
            wrong += [f"draft {draft}: {n} mails" for draft, n in queued.items() if n != 1]
    finally:
        store.close()
    twice = tuple(one for one, n in Counter(numbers).items() if n > 1)
    issued = len(numbers)
    return Found(
        approved=count, issued=issued, kills=kills, missed=missed, twice=twice, wrong=tuple(wrong),
        gaps=tuple(gaps("INV-{year}-{n:04}", numbers)),
    )  # fmt: skip


if __name__ == "__main__":
    work(Path(sys.argv[1]))
