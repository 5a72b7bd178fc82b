"""What a person says of a paper of the firm's own program, and the month for the bookkeeper by mail."""

from __future__ import annotations

from typing import Final

from triage.commands import requests_books as ask
from triage.commands.said import NotDone
from triage.core.errors import OwnerError
from triage.drafting.month_words import month_words
from triage.drafting.paper_words import paper_say
from triage.drafting.refusal_words import phrase_said
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_papers import PaperRow, PaperState
from triage.pipeline import notices
from triage.pipeline.actor import Actor
from triage.pipeline.bookkeeping import NO_BOOKS
from triage.pipeline.edges import Edges
from triage.pipeline.month import files_of, in_words, read_month
from triage.pipeline.papers import OPEN

MOST: Final = 8 * 1024 * 1024
"""Files of one mail; what is larger is written by the command line."""


def result(edges: Edges, tx: Tx, actor: Actor, request: ask.AboutPaper | ask.Month) -> str:
    match request:
        case ask.AboutPaper():
            return _paper(edges, tx, actor, request)
        case ask.Month():
            return _month(edges, tx, actor, request)


def _paper(edges: Edges, tx: Tx, actor: Actor, request: ask.AboutPaper) -> str:
    row = tx.papers.paper(request.paper_id)
    if row is None or edges.config.books != "handover":
        return NotDone(paper_say("no_paper", actor.language, found=f"P{request.paper_id}"))
    if not request.ours:
        tx.papers.change(row.paper_id, was=OPEN, state=PaperState.WRONG)
        _told(edges, tx, actor, row, {"ours": False})
        return paper_say("dropped", actor.language, file=row.filename)
    changes = {"number": request.number, "total": request.total, "currency": request.currency,
               "issued": request.day}  # fmt: skip
    given = {name: value for name, value in changes.items() if value}
    facts = {**row.facts, "confirmed_by": actor.person.address,
             "sure": dict.fromkeys(("number", "issued", "total", "currency"), True)}  # fmt: skip
    tx.papers.change(row.paper_id, was=OPEN, state=PaperState.KNOWN, facts=facts, **given)
    _told(edges, tx, actor, row, {"ours": True, "changed": sorted(given)})
    what = paper_say(row.document, actor.language)
    return paper_say("confirmed", actor.language, what=what, number=request.number or row.number)


def _told(edges: Edges, tx: Tx, actor: Actor, row: PaperRow, data: dict[str, object]) -> None:
    happened = NewEvent(
        kind="paper_said", actor=actor.person.name, case_no=row.case_no, decision=True,
        data={"paper": row.paper_id, **data},
    )  # fmt: skip
    tx.journal.happened(happened, now=edges.clock.now())


def _month(edges: Edges, tx: Tx, actor: Actor, request: ask.Month) -> str:
    """The list in the receipt; the files in a mail of their own, to the registered address only."""
    if edges.totalled is None:
        raise OwnerError(*(edges.no_press or (NO_BOOKS,)))
    words = month_words(actor.language)
    month = read_month(tx, (request.first, request.last), edges.totalled)
    name = f"{request.first:%Y-%m}"
    if not month.issued:
        return words["nothing"].format(month=name)
    files = files_of(tx, month, edges.config.datev, edges.clock.now())
    lines = in_words(month, words, actor.language)
    notes = [
        words["left_out"].format(number=one, why=phrase_said(why, actor.language))
        for one, why in files.left_out.items()
    ]
    notes += [words["unfinished"].format(number=one) for one in month.unfinished]
    if sum(map(len, files.originals.values())) > MOST:
        notes.append(words["too_large"].format(month=name))
    key = f"month:{name}:{actor.pending.message_key}"
    text = "\n".join([*lines, "", *notes]).rstrip() + "\n"
    notices.notice(edges, tx, key, actor.person, name, text, month=name)
    return "\n".join([lines[0], words["attached"].format(names=", ".join(files.books))])
