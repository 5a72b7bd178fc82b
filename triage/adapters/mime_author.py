"""Who wrote: the From field, read twice, and what to do when it is odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr

from triage.adapters.mime_address import mailboxes
from triage.adapters.mime_headers import unfold
from triage.adapters.mime_mailparser import Parsed
from triage.mail.message import Address


@dataclass(frozen=True, slots=True)
class Author:
    address: Address
    odd: bool
    ambiguous: bool
    defects: tuple[str, ...]


def find_author(fields: dict[str, list[str]], parsed: Parsed, hint: str) -> Author:
    """From; without an address in it Reply-To, Sender, Return-Path in this order, flagged as odd."""
    raw = fields.get("from", [])
    claimed = tuple(one for value in raw[:5] for one in mailboxes(value, hint))
    usable = [one for one in claimed if "@" in one.addr_spec] or [one for one in claimed if one.addr_spec]
    if not usable:
        return _replacement(fields, claimed, hint)
    author = usable[0]
    defects = [*_oddities(author, claimed), *_disagreements(author, raw, parsed)]
    if len(raw) > 1:
        defects.append("two_from")
    odd = "@" not in author.addr_spec or author.addr_spec != author.addr_spec.strip("@")
    return Author(author, odd, bool(defects), tuple(defects))


def _replacement(fields: dict[str, list[str]], claimed: Sequence[Address], hint: str) -> Author:
    name = claimed[0].name if claimed else ""
    for field in ("reply-to", "sender", "return-path"):
        for value in fields.get(field, ()):
            for one in mailboxes(value, hint):
                if "@" in one.addr_spec:
                    return Author(
                        Address(name=name or one.name, addr_spec=one.addr_spec),
                        True,
                        True,
                        (f"author_from_{field.replace('-', '_')}",),
                    )
    return Author(Address(name=name), True, True, ("no_author",))


def _oddities(author: Address, claimed: Sequence[Address]) -> list[str]:
    found = []
    if len(claimed) > 1:
        found.append("several_authors")
    if "@" in author.name and author.addr_spec.lower() not in author.name.lower():
        found.append("name_is_another_address")
    if not author.addr_spec.isascii() or author.addr_spec.count("@") != 1:
        found.append("odd_address")
    return found


def _disagreements(author: Address, raw: Sequence[str], parsed: Parsed) -> list[str]:
    """VU#517845 and kin: three readings of From must give the same address."""
    ours = author.addr_spec.lower()
    theirs = {spec.lower() for _, spec in parsed.senders if spec}
    if parsed.failed or (theirs and ours not in theirs) or (not theirs and "@" in ours):
        return ["parsers_disagree_on_from"]
    try:
        stdlib = parseaddr(unfold(raw[0]))[1].lower()
    except (RecursionError, IndexError, ValueError):
        return ["parsers_disagree_on_from"]
    return ["parsers_disagree_on_from"] if "".join(stdlib.split()) != ours and "@" in ours else []
