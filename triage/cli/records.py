"""`triage books import customers FILE` and `triage books export customers`: master records as CSV.

An import is a dry run until `--write` is given: it says what was understood, what is new, what would change,
and every problem by row and column. With a problem nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from triage import config as settings
from triage.adapters.store.engine import open_store
from triage.app import store_url
from triage.books.billing import OwnPrice
from triage.books.records import Customer, Vendor, twins
from triage.books.table import Imported, read_customers, read_prices, read_products, read_vendors
from triage.books.table_out import customers_csv, prices_csv, products_csv, vendors_csv
from triage.core.errors import OwnerError, Permanent, Problem
from triage.ledger import Store, Tx
from triage.ledger_journal import NewEvent

SHOWN = 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Records(Generic[T]):
    """One kind of record: read from CSV and written to it, found and put in the store."""

    read: Callable[[bytes], Imported[T]]
    csv: Callable[..., bytes]
    all: Callable[[Tx], Sequence[T]]
    known: Callable[[Tx, T], T | None]
    put: Callable[[Tx, T], None]
    clashes: Callable[[Tx, Sequence[T]], Iterator[Problem]] = lambda _, __: iter(())
    kept: Callable[[T, T], T] = lambda record, _: record
    """What no column can hold stays as it is in the record that is there."""
    told: Callable[[Sequence[T]], Iterator[str]] = lambda _: iter(())


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml")
    store = open_store(store_url(config), create=False)
    try:
        if chosen.action == "export":
            return _export(store, chosen, comma=config.firm.language != "en")
        return _import(store, chosen, KINDS[chosen.what])
    finally:
        store.close()


# ---------------------------------------------------------------- in


def _import(store: Store, chosen: argparse.Namespace, kind: Records[Any]) -> int:
    found = kind.read(_octets(chosen.file))
    with store.reading() as tx:
        known = [kind.known(tx, one) for one in found.records]
        records = [
            one if old is None else kind.kept(one, old) for one, old in zip(found.records, known, strict=True)
        ]
        problems = [*found.problems, *kind.clashes(tx, records)]
    new = sum(one is None for one in known)
    same = sum(one == record for one, record in zip(known, records, strict=True))
    changed = len(records) - new - same
    _say(found, kind, new, changed, same)
    for problem in problems:
        print(f"wrong: {problem}", file=sys.stderr)
    if problems:
        print(f"{len(problems)} problems: nothing was written.", file=sys.stderr)
        return 1
    if not chosen.write:
        print("Nothing was written: this was a dry run. With --write it is done.")
        return 0
    with store.begin() as tx:
        for record in records:
            kind.put(tx, record)
        _noted(tx, chosen.what, len(records))
    print(f"Written: {new} new, {changed} changed.")
    return 0


def _say(found: Imported[Any], kind: Records[Any], new: int, changed: int, same: int) -> None:
    print(f"Read as {found.dialect}.")
    if found.unknown:
        print(f"Columns not taken: {', '.join(found.unknown)}.")
    print(f"{len(found.records)} records: {new} new, {changed} changed, {same} as they are.")
    for line in kind.told(found.records):
        print(line)


def _noted(tx: Tx, what: str, count: int) -> None:
    data = {"count": count, "what": what}
    happened = NewEvent(kind="records_imported", actor="command line", data=data, decision=True)
    tx.journal.happened(happened, now=datetime.now(UTC))


def _octets(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise Permanent(f"{path}: {error.strerror}") from None


# ---------------------------------------------------------------- out


def _export(store: Store, chosen: argparse.Namespace, *, comma: bool) -> int:
    kind = KINDS[chosen.what]
    with store.reading() as tx:
        records = kind.all(tx)
    out: Path = chosen.out or Path(f"{chosen.what}.csv")
    if out.exists():
        raise OwnerError(Problem(where=str(out), what="is there already", mend="Name another with --out."))
    out.write_bytes(kind.csv(records, comma=comma))
    print(f"{len(records)} {chosen.what} written to {out}.")
    return 0


# ---------------------------------------------------------------- customers


def _same_firm(customers: Sequence[Customer]) -> Iterator[str]:
    pairs = twins(customers)
    for pair in pairs[:SHOWN]:
        yield f"Probably the same: {pair.one} and {pair.other} ({pair.because.value})."
        yield f"  To put them together, write: #customer merge {pair.other} {pair.one}"
    if len(pairs) > SHOWN:
        yield f"... and {len(pairs) - SHOWN} more pairs."


def _of_two_customers(tx: Tx, records: Sequence[Customer]) -> Iterator[Problem]:
    """An address belongs to one customer: with two, mail would be billed to the wrong one."""

    def owner(address: str) -> str:
        known = tx.books.customer_of(address)
        return known.key if known is not None else ""

    return _two_owners([(one.key, one.emails) for one in records], owner)


def _two_owners(
    records: Sequence[tuple[str, Sequence[str]]], known: Callable[[str], str]
) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for key, addresses in records:
        for address in addresses:
            other = owner.setdefault(address.lower(), key)
            if other == key:
                other = known(address) or key
            if other != key:
                yield Problem(where=key, what=f"has an address of {other}", found=address)


def _customer_kept(record: Customer, known: Customer) -> Customer:
    """Discount steps, the marks of a builder and an authority."""
    return replace(record, discounts=known.discounts, construction=known.construction, public=known.public)


# ---------------------------------------------------------------- vendors and prices


def _of_two_vendors(tx: Tx, records: Sequence[Vendor]) -> Iterator[Problem]:
    owners = {address.lower(): one.key for one in tx.books.vendors() for address in one.emails}
    return _two_owners(
        [(one.key, one.emails) for one in records], lambda address: owners.get(address.lower(), "")
    )


def _known_price(tx: Tx, record: OwnPrice) -> OwnPrice | None:
    same = (record.product, record.start)
    return next((one for one in tx.books.prices(record.customer) if (one.product, one.start) == same), None)


def _of_nobody(tx: Tx, records: Sequence[OwnPrice]) -> Iterator[Problem]:
    """A price of a customer or a product that is not there would never be used."""
    for record in records:
        if tx.books.customer(record.customer) is None:
            yield Problem(where=record.customer, what="there is no such customer")
        if tx.books.product(record.product) is None:
            yield Problem(where=record.product, what="there is no such product")


KINDS: Final[dict[str, Records[Any]]] = {
    "customers": Records(
        read=read_customers, csv=customers_csv, all=lambda tx: tx.books.customers(),
        known=lambda tx, one: tx.books.customer(one.key), put=lambda tx, one: tx.books.put_customer(one),
        clashes=_of_two_customers, kept=_customer_kept, told=_same_firm,
    ),
    "products": Records(
        read=read_products, csv=products_csv, all=lambda tx: tx.books.products(),
        known=lambda tx, one: tx.books.product(one.code), put=lambda tx, one: tx.books.put_product(one),
    ),
    "prices": Records(
        read=read_prices, csv=prices_csv, all=lambda tx: tx.books.all_prices(), known=_known_price,
        put=lambda tx, one: tx.books.put_price(one), clashes=_of_nobody,
    ),
    "vendors": Records(
        read=read_vendors, csv=vendors_csv, all=lambda tx: tx.books.vendors(),
        known=lambda tx, one: tx.books.vendor(one.key), put=lambda tx, one: tx.books.put_vendor(one),
        clashes=_of_two_vendors,
    ),
}  # fmt: skip
