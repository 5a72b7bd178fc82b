"""`triage books vendor KEY --iban IBAN`: a vendor's accounts. This is the only way in: no mail can change
them, because whoever forges one mail would be paid."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from triage import config as settings
from triage.adapters.store.engine import open_store
from triage.app import store_url
from triage.books.records import Account, Vendor, key_like
from triage.books.stored import record_of
from triage.core.errors import OwnerError, Problem
from triage.desk.bank import shown
from triage.ledger import Tx
from triage.ledger_journal import NewEvent


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml")
    today = datetime.now(ZoneInfo(config.firm.time_zone)).date()
    store = open_store(store_url(config), create=False)
    try:
        if not (chosen.iban or chosen.drop):
            with store.reading() as tx:
                _say(_vendor(tx, chosen.key))
            return 0
        with store.begin() as tx:
            vendor = _vendor(tx, chosen.key)
            vendor = _without(vendor, chosen.drop) if chosen.drop else vendor
            vendor = _with(vendor, chosen.iban, chosen.since or today.isoformat()) if chosen.iban else vendor
            tx.books.put_vendor(vendor)
            _noted(tx, vendor)
        _say(vendor)
    finally:
        store.close()
    return 0


def _vendor(tx: Tx, key: str) -> Vendor:
    vendor = tx.books.vendor(key.lower())
    if vendor is None:
        near = key_like(key, [one.key for one in tx.books.vendors()])
        mend = f"Did you mean {near}?" if near else "Make it by mail: #vendor new KEY NAME EMAIL"
        raise OwnerError(Problem(where="vendor", what="there is no such vendor", found=key, mend=mend))
    return vendor


def _with(vendor: Vendor, iban: str, since: str) -> Vendor:
    account = record_of(Account, {"iban": iban, "since": since})
    others = tuple(one for one in vendor.accounts if one.iban != account.iban)
    return replace(vendor, accounts=(*others, account))


def _without(vendor: Vendor, iban: str) -> Vendor:
    plain = "".join(iban.split()).upper()
    kept = tuple(one for one in vendor.accounts if one.iban != plain)
    if len(kept) == len(vendor.accounts):
        allowed = ", ".join(one.iban for one in vendor.accounts) or "none"
        raise OwnerError(Problem(where=vendor.key, what="has no such account", found=plain, allowed=allowed))
    return replace(vendor, accounts=kept)


def _noted(tx: Tx, vendor: Vendor) -> None:
    """In the chain: whoever asks later sees which account held when."""
    accounts = [{"iban": one.iban, "since": _day(one.since)} for one in vendor.accounts]
    data = {"vendor": vendor.key, "accounts": accounts}
    happened = NewEvent(kind="vendor_accounts", actor="command line", data=data, decision=True)
    tx.journal.happened(happened, now=datetime.now(UTC))


def _say(vendor: Vendor) -> None:
    print(f"{vendor.key}: {vendor.name}")
    for one in vendor.accounts:
        print(f"  {shown(one.iban)}, known since {_day(one.since)}")
    if not vendor.accounts:
        print("  no account")


def _day(day: date) -> str:
    return day.isoformat()
