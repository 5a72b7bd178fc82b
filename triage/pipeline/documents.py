"""What follows from a document's check, its file, and its leaving (T5 of ``Channel.BOOKS``).

Checked: it is proposed, with its pages. Rendered: its octets are frozen and the mail is queued. Left: the
record says so, and reminders are set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from triage.approval.digest import Terms
from triage.books import figures
from triage.books.invoice import DocumentType, Draft, Line
from triage.books.letters import letter
from triage.books.records import Customer
from triage.config import Person
from triage.core.lifecycle import DraftEvent, DraftState
from triage.drafting.book_words import book_say
from triage.drafting.outgoing import dated
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState, QuoteRow, QuoteState
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import Channel, EffectKind, EffectRow, NewEffect
from triage.pipeline import bundles, cases, notices, revisions
from triage.pipeline.bookkeeping import billing_person, recipient
from triage.pipeline.document_files import (
    HOLE,
    document_of,
    file_name,
    mail_of,
    terms_of_invoice,
    terms_of_pages,
)
from triage.pipeline.edges import Edges

Files = Mapping[str, bytes]


def checked(edges: Edges, tx: Tx, effect: EffectRow, files: Files) -> None:
    """Every rule holds and the pages are there: now a person is asked."""
    number = int(effect.content["id"])
    if effect.content["what"] == "invoice":
        invoice = tx.books.invoice_by_id(number)
        was = (InvoiceState.CHECKING,)
        if invoice is None or not tx.books.change_invoice(
            number, was=was, state=InvoiceState.PROPOSED, pages=files["pages"]
        ):
            return
        _ask_about_invoice(edges, tx, invoice)
        return
    quote, states = tx.books.quote_by_id(number), (QuoteState.CHECKING, QuoteState.ACCEPTED)
    if quote is None or not tx.books.change_quote(number, was=states, pdf=files["pages"]):
        return
    if quote.state is QuoteState.CHECKING:
        tx.books.change_quote(number, was=states, state=QuoteState.PROPOSED)
    _ask_about_quote(edges, tx, quote, str(effect.content["what"]), files["pages"])


def refused(edges: Edges, tx: Tx, effect: EffectRow, why: str) -> None:
    """A rule fails: nothing is proposed, and whoever asked hears which one and what to do."""
    number = int(effect.content["id"])
    row: InvoiceRow | QuoteRow | None
    if effect.content["what"] == "invoice":
        row = tx.books.invoice_by_id(number)
        tx.books.change_invoice(number, was=(InvoiceState.CHECKING,), state=InvoiceState.DROPPED)
    else:
        row = tx.books.quote_by_id(number)
        tx.books.change_quote(number, was=(QuoteState.CHECKING,), state=QuoteState.DROPPED)
    if row is None:
        return
    person = asker(edges, row)
    text = book_say("not_made", person.language, what=f"\n\n{why}\n")
    subject = f"{text.splitlines()[0].rstrip(': ')}: {row.customer} [#{row.case_no}]"
    notices.notice(edges, tx, f"refused:{effect.key}", person, subject, text, case_no=row.case_no)


def asker(edges: Edges, row: InvoiceRow | QuoteRow) -> Person:
    return edges.config.person(row.asked_by) or billing_person(edges)


# ---------------------------------------------------------------- asking


def _ask_about_invoice(edges: Edges, tx: Tx, row: InvoiceRow) -> None:
    person, draft = asker(edges, row), row.content
    language, currency = draft.language, draft.currency
    kind = "correction" if draft.type is DocumentType.CORRECTION else "invoice"
    values = {
        "number": HOLE,
        "amount": figures.money(row.due, currency, language),
        "corrects": draft.corrects.number if draft.corrects else "",
    }
    said = {
        key: figures.money(value, currency, person.language)
        for key, value in (("net", row.net), ("tax", row.tax), ("due", row.due))
    }
    sums = book_say("invoice", person.language, lines=counted(draft, person), **said)
    document = {"what": "invoice", "id": row.invoice_id, "name": "DRAFT.pdf"}
    made = _asked(
        edges, tx, row, person, document, [sums, *_lines_of(row, person)],
        kind="invoice", subject=letter(f"{kind}_subject", language, number=HOLE),
        body=letter(kind, language, **values), terms=terms_of_invoice(row),
    )  # fmt: skip
    tx.books.change_invoice(row.invoice_id, was=(InvoiceState.PROPOSED,), draft_id=made.draft_id)


def _ask_about_quote(edges: Edges, tx: Tx, row: QuoteRow, what: str, pages: bytes) -> None:
    person, draft = asker(edges, row), row.content
    language = draft.language
    values = {
        "number": row.number,
        "amount": figures.money(row.total, draft.currency, language),
        "day": figures.day(row.valid_until, language),
    }
    sums = book_say(
        what, person.language, number=row.number, lines=counted(draft, person),
        due=figures.money(row.total, draft.currency, person.language),
        day=figures.day(row.valid_until, person.language),
    )  # fmt: skip
    prefix = "" if what == "quote" else "confirmation-"
    name = f"{prefix}{file_name(row.number)}.pdf"
    document = {"what": what, "id": row.quote_id, "name": name}
    made = _asked(
        edges, tx, row, person, document, [sums, *_lines_of(row, person)],
        kind=what, subject=letter(f"{what}_subject", language, number=row.number),
        body=letter(what, language, **values),
        terms=terms_of_pages(name, pages),  # a promise, and no money that moves: no amount is bound
    )  # fmt: skip
    if what == "quote":
        tx.books.change_quote(row.quote_id, was=(QuoteState.PROPOSED,), draft_id=made.draft_id)


def counted(draft: Draft, person: Person) -> str:
    count = len(draft.lines)
    return book_say("line" if count == 1 else "lines", person.language, count=count)


def _called(line: Line) -> str:
    """Code and name: whoever keeps the books knows the one, whoever made it the other."""
    name = line.name if len(line.name) <= 60 else f"{line.name[:59].rstrip()}…"
    return f"{line.code} {name}" if line.code and line.code != line.name else name


def _lines_of(row: InvoiceRow | QuoteRow, person: Person) -> list[str]:
    """The document's lines, as the approver may read them without opening the pages."""
    draft = row.content
    return [
        f"  {place}. {figures.number(one.quantity, person.language)} x {_called(one)}"
        f"{f' ({one.description})' if one.description else ''}"
        f" · {figures.money(one.price, draft.currency, person.language)}"
        for place, one in enumerate(draft.lines[:20], start=1)
    ]


def _asked(
    edges: Edges,
    tx: Tx,
    row: InvoiceRow | QuoteRow,
    person: Person,
    document: dict[str, Any],
    sums: list[str],
    *,
    kind: str,
    subject: str,
    body: str,
    terms: Terms,
) -> DraftRow:
    customer = tx.books.customer(row.customer)
    assert customer is not None, "a document of a customer that is not there"
    if "beside" in row.facts:  # their own order, to be seen with the pages that answer it
        document["beside"] = row.facts["beside"]
    facts = document_facts(edges, tx, customer, row.case_no, row.facts) | {"document": document}
    first = is_first(tx, customer, facts["address"])
    if first:
        sums = [book_say("first_invoice", person.language, address=facts["address"]), *sums]
    facts |= {"sums": sums, "first_invoice": first, "asked_by": person.name}
    draft = revisions.make_draft(
        edges, tx, case_no=row.case_no, message_key=facts.pop("message_key"), person=person, facts=facts,
        body=body, subject=subject, source="records", kind=kind, terms=terms,
    )  # fmt: skip
    revisions.place(edges, tx, draft)
    bundles.ask(edges, tx, draft, person, urgent=True)  # money that waits for this person comes at once
    return draft


def is_first(tx: Tx, customer: Customer, address: str) -> bool:
    """Nothing of ours with an amount has ever gone to this address."""
    documents: list[InvoiceRow | QuoteRow] = [*tx.books.invoices_of(customer.key)]
    documents += tx.books.quotes_of(customer.key)
    sent = (one for one in documents if one.sent_at is not None)
    return not any(one.facts.get("sent_to", "") == address for one in sent)


def document_facts(
    edges: Edges, tx: Tx, customer: Customer, case_no: int, given: Mapping[str, Any]
) -> dict[str, Any]:
    """What every proposal shows and what the frame needs; the recipient is the record's."""
    known = {one.lower(): one for one in customer.emails}
    here = [known[one] for one in sorted(tx.cases.participants(case_no)) if one in known]
    address = recipient(customer) if recipient(customer) in here or not here else here[0]
    messages = [one for one in tx.messages.case_messages(case_no) if one.message_id]
    theirs = [one for one in messages if one.author.lower() in known]
    last = theirs[-1] if theirs else None
    contact = tx.cases.contact(address)
    wrote, at = _last_words(tx, case_no)
    return {
        "who": customer.name,
        "name": customer.salutation or (contact.name if contact is not None else ""),
        "address": address,
        "subject": last.subject if last is not None else "",
        "wrote": str(given.get("wrote", "")) or wrote,
        "cc": [],
        "attachments": [],
        "at": str(given.get("at", "")) or at,
        "intent": str(given.get("intent", "")),
        "area": "billing",
        "unsure": False,
        "language": customer.language or edges.config.firm.language,
        "message_id": (last.message_id or "") if last is not None else _last_of_ours(tx, case_no),
        "references": [one.message_id for one in messages][-20:],
        "why": str(given.get("why", "")),
        "reasons": list(given.get("reasons", ())),
        "form": False,
        "confidential": False,
        "signs": [],
        "bank_warning": False,
        "emergency": [],
        "message_key": last.message_key if last is not None else None,
    }


def _last_words(tx: Tx, case_no: int) -> tuple[str, str]:
    """What they wrote last in this case, as the draft for it kept it."""
    drafts = [one for one in tx.drafts.drafts_of_case(case_no, tuple(DraftState)) if one.facts.get("wrote")]
    theirs = [one for one in drafts if one.message_key is not None and not document_of(one.facts)]
    return (str(theirs[-1].facts["wrote"]), str(theirs[-1].facts["at"])) if theirs else ("", "")


def _last_of_ours(tx: Tx, case_no: int) -> str:
    sent = tx.drafts.drafts_of_case(case_no, (DraftState.SENT,))
    return sent[-1].message_id if sent else ""


# ---------------------------------------------------------------- issued


def rendered(edges: Edges, tx: Tx, effect: EffectRow, files: Files) -> None:
    """The file was read back and says what was approved: its octets are frozen, once, and the mail is
    queued with them."""
    row = tx.books.invoice_by_id(int(effect.content["id"]))
    draft = tx.drafts.draft(int(effect.content["draft"]))
    assert row is not None
    assert draft is not None
    pdf = files["pdf"]
    octets = mail_of(draft.frozen, row, pdf)
    frozen = tx.books.change_invoice(
        row.invoice_id, was=(InvoiceState.NUMBERED,), state=InvoiceState.ISSUED, pdf=pdf, xml=files["xml"],
        pdf_sha256=hashlib.sha256(pdf).hexdigest(), draft_id=draft.draft_id,
    )  # fmt: skip
    if not frozen:
        return
    now = edges.clock.now()
    tx.outbox.queue(
        NewEffect(
            key=f"reply:{draft.draft_id}:{draft.revision}",
            kind=EffectKind.REPLY,
            channel=Channel.SUBMIT,
            content={"reverse_path": draft.reverse_path, "recipients": list(draft.recipients)},
            octets=dated(octets, now),
            message_id=draft.message_id,
            due_at=now,
            priority=2,
            case_no=draft.case_no,
            draft_id=draft.draft_id,
            message_key=draft.message_key,
        ),
        now,
    )
    data = {"number": row.number, "sha256": hashlib.sha256(pdf).hexdigest()}
    tx.journal.happened(NewEvent(kind="issued", case_no=row.case_no, data=data, decision=True), now=now)


def late(edges: Edges, tx: Tx, effect: EffectRow, why: str) -> None:
    """The file could not be made yet. The number stays; a person hears of it once."""
    row = tx.books.invoice_by_id(int(effect.content["id"]))
    if row is None:
        return
    person = asker(edges, row)
    text = book_say("late", person.language, number=row.number, why=why[:300])
    subject = f"{row.number}: {why.lstrip('- ')[:60]}"
    notices.notice(edges, tx, f"late:{row.number}", person, subject, f"{text}\n", case_no=row.case_no)


# ---------------------------------------------------------------- left


def left(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """The mail has gone: the record says when and to whom; money gets a receipt always."""
    document = document_of(draft.facts)
    now, address = edges.clock.now(), draft.recipients[0]
    if document["what"] == "quote":
        cases.supersede(edges, tx, draft.case_no, happened=DraftEvent.ANSWER)  # it is the answer
        row = tx.books.quote_by_id(int(document["id"]))
        if row is not None:
            facts = {**row.facts, "sent_to": address, "message_id": draft.message_id}
            tx.books.change_quote(
                row.quote_id, was=(QuoteState.PROPOSED,), state=QuoteState.SENT, sent_at=now, facts=facts
            )
    elif document["what"] == "invoice":
        _invoice_left(edges, tx, draft, int(document["id"]))


def _invoice_left(edges: Edges, tx: Tx, draft: DraftRow, invoice_id: int) -> None:
    from triage.pipeline import dunning

    row = tx.books.invoice_by_id(invoice_id)
    if row is None:
        return
    facts = {**row.facts, "sent_to": draft.recipients[0]}
    states, now = (InvoiceState.ISSUED,), edges.clock.now()
    settled = {} if row.due > 0 else {"settled_on": row.issue_date}
    if not tx.books.change_invoice(
        invoice_id, was=states, state=InvoiceState.SENT, sent_at=now, facts=facts, **settled
    ):
        return
    dunning.schedule(edges, tx, row)
    if row.content.corrects is not None:  # nothing is owed any more of what was taken back
        corrected = tx.books.invoice(row.content.corrects.number)
        if corrected is not None:
            tx.books.change_invoice(
                corrected.invoice_id, was=(InvoiceState.SENT, InvoiceState.ISSUED), settled_on=row.issue_date
            )
    person = asker(edges, row)
    due = figures.money(row.due, row.currency, person.language)
    text = book_say("issued", person.language, number=row.number, due=due, address=draft.recipients[0])
    notices.notice(edges, tx, f"issued:{row.number}", person, text[:120], f"{text}\n", case_no=row.case_no)
