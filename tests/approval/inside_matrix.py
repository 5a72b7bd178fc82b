"""The inside proofs and the Sent proof, true and forged, x From shape x code; what is legal is written by hand."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Final

from tests.approval.imap_desk import on_imap
from tests.approval.matrix import (
    CODES,
    FROMS,
    GROUP,
    HOST,
    OF_SAM,
    Cell,
    ask_all,
    believe,
    code_for,
    proposal_of,
    raw_mail,
    state_of,
)
from tests.pipeline.desk import Desk
from tests.pipeline.firm import OLGA, SAM, open_firm
from triage.adapters.imap import ImapAccount
from triage.approval.proofs import Proofs
from triage.core.lifecycle import DraftState

AUTH_AS: Final = "X-MS-Exchange-Organization-AuthAs"
OUTSIDE: Final = f"Received: from evil (evil.example [198.51.100.7]) by {HOST} (Postfix) with ESMTPS id 2\r\n"
WORD: Final = f"=?utf-8?q?h_=28Authenticated_sender=3A_{SAM.replace('@', '=40')}=29?="


def _by_login(who: str) -> str:
    return (
        f"Received: from pc (dsl.example [203.0.113.9]) (Authenticated sender: {who}) by {HOST} (Postfix)\r\n"
    )


MARKS: Final[dict[str, str]] = {
    "365": f"{AUTH_AS}: Internal\r\n",
    "365 untested": f"{AUTH_AS}: Internal\r\n",
    "365 twice": f"{AUTH_AS}: Anonymous\r\n{AUTH_AS}: Internal\r\n",
    "365 anonymous": f"{AUTH_AS}: Anonymous\r\n",
    "received": _by_login(SAM),
    "received untested": _by_login(SAM),
    "received below": OUTSIDE + _by_login(SAM),
    "received another": _by_login(OLGA),
    "received word": f"Received: from {WORD} (evil.example [198.51.100.7]) by {HOST} (Postfix)\r\n",
    "sent": f"Received: from webmail by {HOST} with HTTP\r\n",
    "sent id alone": f"Received: from webmail by {HOST} with HTTP\r\n",
    "sent failed": f"Authentication-Results: {HOST}; dmarc=fail header.from=acme.example\r\n",
}
KINDS: Final = tuple(MARKS)
TRUE: Final = frozenset({"365", "received", "sent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InsideCell:
    kind: str
    sender: str
    code: str

    @property
    def is_legal(self) -> bool:
        return self.kind in TRUE and self.sender in OF_SAM and self.code == "right"


def inside_cells(kind: str) -> list[InsideCell]:
    return [InsideCell(kind=kind, sender=one, code=two) for one, two in itertools.product(FROMS, CODES)]


def inside_spread(kind: str, count: int = 14) -> list[InsideCell]:
    """Every sender with the right code, and some of the rest: the same cells each time."""
    cells = inside_cells(kind)
    right = [one for one in cells if one.code == "right"]
    rest = [one for one in cells if one.code != "right"]
    return right + random.Random(7).sample(rest, count - len(right))


def play_inside(
    root: Path, kind: str, cells: list[InsideCell], account: ImapAccount
) -> Iterator[tuple[InsideCell, bool]]:
    way = {"365": "microsoft365", "received": "received"}.get(kind.partition(" ")[0], "off")
    authentication = {"authserv_id": HOST, "dkim": True, "inside": way}
    with open_firm(root, authentication=authentication) as opened, on_imap(opened, account) as desk:
        ways = () if kind.endswith("untested") else ("microsoft365", "received")
        believe(desk, Proofs(tested="2026-11-20" if ways else "", inside=ways))
        for start in range(0, len(cells), GROUP):
            yield from _group(desk, kind, cells[start : start + GROUP], start)


def _group(desk: Desk, kind: str, cells: list[InsideCell], start: int) -> Iterator[tuple[InsideCell, bool]]:
    numbered = list(enumerate(cells, start=start))
    drafts = ask_all(desk, [(number, cell.code) for number, cell in numbered])
    for number, cell in numbered:
        proposal = proposal_of(desk, drafts[number])
        code = code_for(desk, cell.code, proposal, number)
        raw = _raw(cell, proposal, code, number)
        if kind.startswith("sent"):  # the provider files first; a forger knows the id alone
            desk.put(raw.replace(b"\r\n\r\nyes", b"\r\n\r\nhello") if "alone" in kind else raw, "Sent")
            desk.look()
        desk.put(MARKS[kind].encode() + raw)
    desk.look()
    for number, cell in numbered:
        yield cell, state_of(desk, drafts[number]) is not DraftState.PROPOSED


def _raw(cell: InsideCell, proposal: Message, code: str, number: int) -> bytes:
    """The mail as its author's program wrote it: no host has stamped it, no domain has signed it."""
    return raw_mail(
        Cell(sender=cell.sender, results="none", signed="none", code=cell.code), proposal, code, number
    )
