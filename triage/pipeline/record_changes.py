"""Changes of master records that wait for a yes: a draft like any other, which changes a record as its hold
ends and sends nothing. Bank details are never among them: ours stand in the configuration, a vendor's are
entered at the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from triage.books.billing import OwnPrice
from triage.books.records import Customer, Product, Vendor
from triage.books.stored import as_json, record_of
from triage.commands.help import command_line
from triage.config import Person
from triage.core.lifecycle import DraftEvent
from triage.drafting.intent_words import place_of
from triage.drafting.refusal_where import WHERE
from triage.intent.verdict import DecidedBy, Verdict
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.pipeline import bundles, notices, revisions
from triage.pipeline.document_files import RECORD
from triage.pipeline.edges import Edges


def propose_change(
    edges: Edges,
    tx: Tx,
    person: Person,
    what: str,
    key: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    wrote: str,
    *,
    merge: str = "",
    case_no: int | None = None,
    why: str = "",
) -> DraftRow:
    """Ask this person whether a record may change; shown as what was and what would be."""
    number = case_no if case_no is not None else _own_case(edges, tx, person, key)
    case = tx.cases.case(number)
    address = (case.contact if case is not None else "") or edges.config.firm.address
    document = {"what": RECORD, "record": what, "key": key, "new": dict(new), "merge": merge}
    facts = {
        "who": key,
        "name": person.name,
        "address": address,
        "subject": "",
        "wrote": wrote,
        "cc": [],
        "attachments": [],
        "at": "",
        "intent": RECORD,
        "area": "billing",
        "unsure": False,
        "language": person.language,
        "message_id": "",
        "references": [],
        "why": why or command_line(what, person.language),
        "reasons": [],
        "form": False,
        "confidential": False,
        "document": {**document, "old": dict(old)},
    }
    draft = revisions.make_draft(
        edges, tx, case_no=number, message_key=None, person=person, facts=facts,
        body="\n".join(differences(old, new, merge, person.language)), subject=f"{what} {key}",
        source="records", kind=RECORD,
    )  # fmt: skip
    bundles.ask(edges, tx, draft, person, urgent=True)
    return draft


def differences(
    old: Mapping[str, Any], new: Mapping[str, Any], merge: str = "", language: str = "en"
) -> list[str]:
    """What would change, a line each: field, old, new."""
    lines = [f"{merge} → {new.get('key', '')}"] if merge else []
    for name in sorted({*old, *new}):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after and not (merge and name != "emails"):
            said = WHERE[name][place_of(language)] if name in WHERE else name
            lines.append(f"{said}: {_plain(before)} → {_plain(after)}")
    return lines or ["-"]


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(str(one) for one in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one) for one in value)
    return str(value) if value != "" else "–"


def _own_case(edges: Edges, tx: Tx, person: Person, key: str) -> int:
    """A matter of ours: nobody outside waits in it."""
    verdict = Verdict(area="none", intent="internal", confidence=1.0, unsure=False, decided_by=DecidedBy.RULE)
    now = edges.clock.now()
    case_no = tx.cases.open_case(
        contact_id=None, subject=key, verdict=verdict, language=person.language, confidential=False,
        assigned_to=person.address, follows=None, now=now,
    )  # fmt: skip
    tx.cases.touch_case(case_no, now, waiting_since=None)
    tx.cases.join_case(case_no, [], [edges.config.firm.address.lower()])
    return case_no


def apply(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """T3b of a change: the record as it is now must still be the one that was shown."""
    document = draft.facts["document"]
    now = edges.clock.now()
    shown = bool(document["merge"]) or document["record"] == "price" or _now(tx, document) == document["old"]
    if not shown:
        tx.drafts.move_draft(draft, DraftEvent.UNDO)
        data = {"key": document["key"], "why": "the record changed meanwhile"}
        tx.journal.happened(
            NewEvent(kind="not_released", case_no=draft.case_no, draft_id=draft.draft_id, data=data), now=now
        )
        return
    _write(tx, document)
    tx.drafts.move_draft(draft, DraftEvent.RELEASE)
    released = tx.drafts.draft(draft.draft_id)
    assert released is not None
    tx.drafts.move_draft(released, DraftEvent.SEND)
    data = {"record": document["record"], "key": document["key"], "new": document["new"]}
    tx.journal.happened(
        NewEvent(kind="record_changed", case_no=draft.case_no, draft_id=draft.draft_id, data=data,
                 decision=True),
        now=now,
    )  # fmt: skip
    _tell_owners(edges, tx, draft)


def _now(tx: Tx, document: Mapping[str, Any]) -> dict[str, Any]:
    key = str(document["key"])
    reads = {"customer": tx.books.customer, "product": tx.books.product, "vendor": tx.books.vendor}
    record = reads[str(document["record"])](key)
    return as_json(record) if record is not None else {}


def _write(tx: Tx, document: Mapping[str, Any]) -> None:
    new = document["new"]
    if document["record"] == "customer":
        if document["merge"]:
            tx.books.drop_customer(str(document["merge"]), into=str(document["key"]))
        tx.books.put_customer(record_of(Customer, new))
    elif document["record"] == "vendor":
        tx.books.put_vendor(record_of(Vendor, new))
    elif document["record"] == "product":
        tx.books.put_product(record_of(Product, new))
    else:
        tx.books.put_price(record_of(OwnPrice, new))


def _tell_owners(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """Every owner hears what was changed, whoever said yes."""
    for owner in edges.config.people:
        if "owner" in owner.roles and owner.address != draft.person:
            key, subject = f"changed:{draft.draft_id}:{owner.address}", f"{draft.subject}"
            notices.notice(edges, tx, key, owner, subject, f"{draft.body}\n", case_no=draft.case_no)
