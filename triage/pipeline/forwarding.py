"""A colleague's forward of a customer's mail becomes the customer's matter, with the guess echoed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from triage.config import Person
from triage.core.reason import Reason, Why
from triage.drafting.outgoing import is_addr_spec
from triage.mail.message import Address, Kind, Level, Message
from triage.mail.segments import new_text_of
from triage.pipeline import commands
from triage.pipeline.edges import Edges

PROVEN: Final = frozenset({Level.A, Level.B})


def taken_over(edges: Edges, message: Message, staff: Person | None) -> tuple[Message, Reason | None]:
    """The message as the customer's, and that it is a guess; unchanged and None where it is none.

    Only a proven colleague's forward counts: a stranger's "forward" must not open a matter in another's
    name. The customer's own text stands first, what the colleague added below it.
    """
    if staff is None or message.kind is not Kind.HUMAN or message.authentication.level not in PROVEN:
        return message, None
    named = commands.for_whom(edges, message, staff)
    found = next((one for one in message.forwarded if named or _is_stranger(edges, one.sender)), None)
    sender = found.sender if found is not None else None
    if named:
        same = sender is not None and sender.addr_spec.lower() == named
        sender = sender if same else Address(name="", addr_spec=named)
    if found is None or sender is None:
        return message, None
    own = new_text_of(message.segments).strip()
    said = _without_command(own) if named else own
    own = said if found.text.strip() not in said else said.replace(found.text.strip(), "").strip()
    text = "\n\n".join(part for part in (found.text.strip(), f"[{staff.name}: {own}]" if own else "") if part)
    theirs = replace(
        message,
        person=sender,
        subject=found.subject or message.subject,
        reply=text,
        cc=(),
        language=found.language or message.language,
    )
    return theirs, Reason(why=Why.FORWARDED, values=(staff.name, sender.addr_spec))


def _without_command(text: str) -> str:
    """What the colleague wrote below the line of ``#for``."""
    first, _, rest = text.partition("\n")
    return rest.strip() if first.lstrip()[:1] in ("#", "＃", "/") else text


def _is_stranger(edges: Edges, sender: Address | None) -> bool:
    """Somebody outside, with an address that mail can go to."""
    if sender is None or not is_addr_spec(sender.addr_spec):
        return False
    ours = sender.domain in edges.config.firm.own_domains
    return not ours and edges.config.person(sender.addr_spec) is None
