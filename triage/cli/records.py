"""`triage books import customers FILE` and `triage books export customers`: master records as CSV.

An import is a dry run until `--write` is given: it says what was understood, what is new, what would change,
and every problem by row and column. With a problem nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from triage import config as settings
from triage.adapters.store.engine import open_store
from triage.app import store_url
from triage.books.records import Customer, Product, twins
from triage.books.table import Imported, read_customers, read_products
from triage.books.table_out import customers_csv, products_csv
from triage.core.errors import OwnerError, Permanent, Problem
from triage.ledger import Store, Tx
from triage.ledger_journal import NewEvent

SHOWN = 20


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml")
    store = open_store(store_url(config), create=False)
    try:
        if chosen.action == "export":
            return _export(store, chosen, comma=config.firm.language != "en")
        return _import(store, chosen)
    finally:
        store.close()


# ---------------------------------------------------------------- in


def _import(store: Store, chosen: argparse.Namespace) -> int:
    octets = _octets(chosen.file)
    found: Imported[Customer] | Imported[Product]
    found = read_customers(octets) if chosen.what == "customers" else read_products(octets)
    with store.reading() as tx:
        problems = [*found.problems, *_clashes(tx, found.records)]
        records = [_kept(tx, one) for one in found.records]
        new, changed, same = _compared(tx, records)
    _say(found, new, changed, same)
    for problem in problems:
        print(f"wrong: {problem}", file=sys.stderr)
    if problems:
        print(f"{len(problems)} problems: nothing was written.", file=sys.stderr)
        return 1
    if not chosen.write:
        print("Nothing was written: this was a dry run. With --write it is done.")
        return 0
    with store.begin() as tx:
        _write(tx, records)
    print(f"Written: {new} new, {changed} changed.")
    return 0


def _say(found: Imported[Customer] | Imported[Product], new: int, changed: int, same: int) -> None:
    print(f"Read as {found.dialect}.")
    if found.unknown:
        print(f"Columns not taken: {', '.join(found.unknown)}.")
    print(f"{len(found.records)} records: {new} new, {changed} changed, {same} as they are.")
    customers = [one for one in found.records if isinstance(one, Customer)]
    pairs = twins(customers)
    for pair in pairs[:SHOWN]:
        print(f"Probably the same: {pair.one} and {pair.other} ({pair.because.value}).")
        print(f"  To put them together, write: #customer merge {pair.other} {pair.one}")
    if len(pairs) > SHOWN:
        print(f"... and {len(pairs) - SHOWN} more pairs.")


def _compared(tx: Tx, records: Sequence[Customer | Product]) -> tuple[int, int, int]:
    known = [_known(tx, one) for one in records]
    new = sum(one is None for one in known)
    same = sum(one == record for one, record in zip(known, records, strict=True))
    return new, len(records) - new - same, same


def _kept(tx: Tx, record: Customer | Product) -> Customer | Product:
    """What no column can hold stays as it is: discount steps, the marks of a builder and an authority."""
    known = _known(tx, record)
    if isinstance(record, Customer) and isinstance(known, Customer):
        return replace(
            record, discounts=known.discounts, construction=known.construction, public=known.public
        )
    return record


def _known(tx: Tx, record: Customer | Product) -> Customer | Product | None:
    if isinstance(record, Customer):
        return tx.books.customer(record.key)
    return tx.books.product(record.code)


def _clashes(tx: Tx, records: Sequence[Customer | Product]) -> Iterator[Problem]:
    """An address belongs to one customer: with two, mail would be billed to the wrong one."""
    owner: dict[str, str] = {}
    for record in records:
        if not isinstance(record, Customer):
            continue
        for address in record.emails:
            known = tx.books.customer_of(address)
            other = owner.setdefault(address.lower(), record.key)
            if other == record.key and known is not None and known.key != record.key:
                other = known.key
            if other != record.key:
                yield Problem(where=record.key, what=f"has an address of {other}", found=address)


def _write(tx: Tx, records: Sequence[Customer | Product]) -> None:
    for record in records:
        if isinstance(record, Customer):
            tx.books.put_customer(record)
        else:
            tx.books.put_product(record)
    data = {"count": len(records), "what": type(records[0]).__name__.lower() if records else ""}
    happened = NewEvent(kind="records_imported", actor="command line", data=data, decision=True)
    tx.journal.happened(happened, now=datetime.now(UTC))


def _octets(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise Permanent(f"{path}: {error.strerror}") from None


# ---------------------------------------------------------------- out


def _export(store: Store, chosen: argparse.Namespace, *, comma: bool) -> int:
    with store.reading() as tx:
        if chosen.what == "customers":
            octets, count = customers_csv(tx.books.customers(), comma=comma), len(tx.books.customers())
        else:
            octets, count = products_csv(tx.books.products(), comma=comma), len(tx.books.products())
    out: Path = chosen.out or Path(f"{chosen.what}.csv")
    if out.exists():
        raise OwnerError(Problem(where=str(out), what="is there already", mend="Name another with --out."))
    out.write_bytes(octets)
    print(f"{count} {chosen.what} written to {out}.")
    return 0
