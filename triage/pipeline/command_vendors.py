"""Vendors by command: shown, made, changed. Their accounts never change by mail: whoever forges one mail
would be paid. They are entered at the machine (``triage books vendor KEY --iban IBAN``), after a call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from triage.books import figures
from triage.books.records import Vendor, key_like, vendor_problems
from triage.books.stored import as_json, record_of
from triage.commands import requests_books as ask
from triage.commands.said import say
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal
from triage.desk.bank import Seen, sender_of, shown
from triage.ledger import Tx
from triage.pipeline.actor import Actor
from triage.pipeline.edges import Edges
from triage.pipeline.record_changes import propose_change
from triage.pipeline.record_fields import changed_emails, said

NEVER: Final = Phrase("never changes by mail: whoever forges one mail would be paid")


def result(edges: Edges, tx: Tx, actor: Actor, request: ask.AboutVendor) -> str:
    if request.bank:
        raise OwnerError(Refusal(where="bank", what=NEVER, mend=_how(request.key)))
    if request.new:
        return _new(tx, actor, request)
    if request.fields:
        return _change(edges, tx, actor, request)
    return _shown(actor, vendor_for(tx, request.key))


def _how(key: str) -> Phrase:
    return Phrase(
        "Call the vendor on a number you already know; then, on the machine: "
        "triage books vendor {vendor} --iban IBAN",
        vendor=key,
    )


def vendor_for(tx: Tx, word: str) -> Vendor:
    """By key or by a known address. Raises OwnerError with the nearest key."""
    every = tx.books.vendors()
    found = next((one for one in every if one.key == word or word in _addresses(one)), None)
    if found is not None:
        return found
    near = key_like(word, [one.key for one in every])
    mend = Phrase("Did you mean {near}?", near=near) if near else Phrase("First: #vendor new KEY NAME EMAIL")
    raise OwnerError(Refusal(where="vendor", what=Phrase("there is no such vendor"), found=word, mend=mend))


def _addresses(vendor: Vendor) -> set[str]:
    return {one.lower() for one in vendor.emails}


def checked(tx: Tx, vendor: Vendor) -> Vendor:
    """Raises OwnerError with everything that is wrong; an address belongs to one vendor."""
    problems = vendor_problems(vendor)
    for other in tx.books.vendors():
        for shared in sorted(_addresses(other) & _addresses(vendor)) if other.key != vendor.key else ():
            what = Phrase("is the address of {customer}", customer=other.key)
            problems.append(Refusal(where=vendor.key, what=what, found=shared))
    if problems:
        raise OwnerError(*problems)
    return vendor


def _new(tx: Tx, actor: Actor, request: ask.AboutVendor) -> str:
    if tx.books.vendor(request.key) is not None:
        raise OwnerError(Refusal(where=request.key, what=Phrase("is there already")))
    vendor = checked(tx, _with({"key": request.key}, request.fields))
    tx.books.put_vendor(vendor)
    kept = say("record_kept", actor.language, what=vendor.key)
    return f"{kept}\n{say('vendor_no_account', actor.language, vendor=vendor.key)}"


def _change(edges: Edges, tx: Tx, actor: Actor, request: ask.AboutVendor) -> str:
    old = vendor_for(tx, request.key)
    new = checked(tx, _with(as_json(old), request.fields))
    if new == old:
        return say("record_same", actor.language, what=old.key)
    propose_change(edges, tx, actor.person, "vendor", old.key, as_json(old), as_json(new), said(actor))
    return say("record_asked", actor.language, what=old.key)


def _with(record: dict[str, object], fields: Sequence[tuple[str, str]]) -> Vendor:
    emails: Sequence[str] = record_of(Vendor, {"name": "-", **record}).emails
    plain = dict(record)
    for name, value in fields:
        if name == "email":
            emails = changed_emails(emails, value)
        else:
            plain[name] = value
    return record_of(Vendor, {**plain, "emails": list(emails)})


def _shown(actor: Actor, vendor: Vendor) -> str:
    lines = [f"{vendor.key}: {vendor.name}", *vendor.emails]
    lines += [
        say(
            "vendor_account", actor.language, iban=shown(one.iban), day=figures.day(one.since, actor.language)
        )
        for one in vendor.accounts
    ]
    if not vendor.accounts:
        lines.append(say("vendor_no_account", actor.language, vendor=vendor.key))
    return "\n".join(lines)


def seen_of(tx: Tx, address: str) -> list[Seen]:
    """Accounts as this sender named them; where a record holds some, those alone are known."""
    sender = sender_of(address)
    named = {one.iban: one for one in tx.bank.seen(sender)}
    recorded = {
        account.iban: account.since
        for vendor in tx.books.vendors()
        if sender in {sender_of(one) for one in vendor.emails}
        for account in vendor.accounts
    }
    if not recorded:
        return list(named.values())
    others = [replace(one, doubted=True) for iban, one in named.items() if iban not in recorded]
    plain = Seen(iban="", times=0, doubted=False)
    return [
        *(
            replace(named.get(iban, plain), iban=iban, doubted=False, since=since)
            for iban, since in recorded.items()
        ),
        *others,
    ]
