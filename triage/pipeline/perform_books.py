"""The performer of ``Channel.BOOKS``: checks, pages, files. It speaks to nobody: it may be repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from triage.books.invoice import with_number
from triage.core.errors import OwnerError, Permanent, Transient
from triage.core.lifecycle import EffectEvent
from triage.drafting.refusal_words import problems_said
from triage.ledger_outbox import Channel, EffectKind, EffectRow
from triage.pipeline.dispatch import Found, Performed
from triage.pipeline.documents import asker
from triage.pipeline.edges import Edges
from triage.pipeline.quoted import supplied
from triage.ports import Press

TITLES: Final = {"quote": "quote", "confirmation": "title_confirmation"}
"""Words on the pages, by what is offered."""


@dataclass(slots=True, kw_only=True)
class BooksPerformer:
    edges: Edges
    press: Press
    channel: Channel = field(default=Channel.BOOKS, init=False)

    def perform(self, effect: EffectRow) -> Performed:
        """A check that fails is final: a person mends it. A file that cannot be made is tried again."""
        final = effect.kind is EffectKind.CHECK
        try:
            return Performed(happened=EffectEvent.DONE, files=self._files(effect))
        except (OwnerError, Permanent) as error:
            happened = EffectEvent.REFUSE if final else EffectEvent.DEFER
            return Performed(happened=happened, why=self._said(effect, error))
        except Transient as error:
            return Performed(happened=EffectEvent.DEFER, why=str(error))

    def _said(self, effect: EffectRow, error: OwnerError | Permanent) -> str:
        """In the language of whoever hears of it."""
        if isinstance(error, Permanent):
            return str(error)
        number, invoice = int(effect.content["id"]), effect.content.get("what", "invoice") == "invoice"
        with self.edges.store.reading() as tx:
            row = tx.books.invoice_by_id(number) if invoice else tx.books.quote_by_id(number)
        person = asker(self.edges, row) if row is not None else self.edges.config.owner
        return problems_said(error.problems, person.language)

    def ahead(self, effects: Sequence[EffectRow]) -> None:
        """Each paper is rendered by itself."""

    def look_up(self, effect: EffectRow) -> Found:
        return Found.NOT_DONE

    def _files(self, effect: EffectRow) -> dict[str, bytes]:
        if effect.kind is EffectKind.RENDER:
            return self._issued(int(effect.content["id"]))
        what, number = str(effect.content["what"]), int(effect.content["id"])
        return {"pages": self._draft(number) if what == "invoice" else self._offer(number, what)}

    def _issued(self, invoice_id: int) -> dict[str, bytes]:
        with self.edges.store.reading() as tx:
            row = tx.books.invoice_by_id(invoice_id)
        if row is None or row.issue_date is None:
            raise Permanent("this invoice has no number")
        made = self.press.issued(with_number(row.content, row.number, row.issue_date))
        return {"pdf": made.pdf, "xml": made.xml}

    def _draft(self, invoice_id: int) -> bytes:
        with self.edges.store.reading() as tx:
            row = tx.books.invoice_by_id(invoice_id)
        if row is None:
            raise Permanent("there is no such invoice draft")
        return self.press.pages(row.content, self.edges.today)

    def _offer(self, quote_id: int, what: str) -> bytes:
        with self.edges.store.reading() as tx:
            row = tx.books.quote_by_id(quote_id)
        if row is None:
            raise Permanent("there is no such quote")
        until = row.valid_until if what == "quote" else None
        draft = supplied(self.edges, row.content)
        if what == "confirmation":  # under the number that they gave it
            draft = replace(draft, order=str(row.facts.get("order", "")) or draft.order)
        return self.press.offer(
            draft, title=TITLES[what], number=row.number, today=self.edges.today, valid_until=until
        )
