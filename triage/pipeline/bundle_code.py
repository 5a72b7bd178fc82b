"""The code of a mail about several questions (a bundle, the digest): what it was bound to, by number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from triage.approval.codes import Place, find_codes
from triage.config import Person
from triage.core.ids import hash_code, new_code
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.mail.message import Message
from triage.pipeline.edges import Edges

NO_DRAFT: Final = 0
"""The draft number in the code of a mail that is about several."""

DAYS: Final = timedelta(days=5)
"""No longer than the codes of what it lists; those are looked at one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What the mail shows of it: the mark in its subject and the address that answers go to."""

    mark: str
    reply_to: str
    numbers: tuple[int, ...]
    """Of what is listed, what a number answers."""


def issue(edges: Edges, tx: Tx, person: Person, listed: Sequence[DraftRow | None]) -> Code | None:
    """A code for what is listed, by its numbers; None where fewer than two can be answered so."""
    items = {str(no): _item(tx, draft, person) for no, draft in enumerate(listed, 1) if draft is not None}
    kept = {no: item for no, item in items.items() if item is not None}
    if len(kept) < 2:
        return None
    code = new_code()
    until = edges.clock.now() + DAYS
    stored = {"person": person.address, "until": until.isoformat(), "items": kept}
    tx.journal.put_setting(f"bundle:{hash_code(code)}", json.dumps(stored), until=until)
    address = edges.config.firm.address
    local, _, domain = address.rpartition("@")
    plus = f"{local}+d{NO_DRAFT}.{code}@{domain}" if edges.config.desk.plus_addresses else address
    return Code(mark=f"{{d{NO_DRAFT}.{code}}}", reply_to=plus, numbers=tuple(map(int, kept)))


def is_open(tx: Tx, draft: DraftRow, person: Person) -> bool:
    """Whether this person could answer it by a number."""
    return _item(tx, draft, person) is not None


def _item(tx: Tx, draft: DraftRow, person: Person) -> dict[str, Any] | None:
    mine = [one for one in tx.drafts.open_approvals(draft.draft_id) if one.approver == person.address]
    if not mine or not draft.body or draft.is_money:
        return None
    return {"draft": draft.draft_id, "digest": draft.digest, "code": mine[-1].code_hash}


def kept_for(tx: Tx, message: Message, person: Person) -> tuple[str, Mapping[str, Any] | None]:
    """What the code in address or subject stands for. Quoted text is not looked at: a bundle quotes many."""
    addresses = [f"{one.addr_spec}\n" for one in (*message.to, *message.cc)]
    for one in find_codes(subject=message.subject, addresses=addresses, quoted=""):
        name = f"bundle:{hash_code(one.code)}"
        stored = json.loads(tx.journal.setting(name) or "null") if one.draft_id == NO_DRAFT else None
        if one.place is not Place.TEXT and stored and stored["person"] == person.address:
            return name, stored
    return "", None
