"""`triage audit verify`: decisions, the proofs kept for them, and what left, held against each other."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from triage.adapters.authentication import verifies_with
from triage.adapters.mime import read
from triage.cli.desk import opened
from triage.mail.message import Message
from triage.pipeline.audit import Audit, verify


def run(chosen: argparse.Namespace) -> int:
    """Exit status 1 where something does not agree."""
    with opened(chosen.dir) as (_, store), store.reading() as tx:
        found = verify(tx, verifies_still, head=chosen.head)
    if chosen.json:
        print(json.dumps({**asdict(found), "agrees": not found.wrong}, ensure_ascii=False))
    else:
        print("\n".join(_told(found)))
    return 1 if found.wrong else 0


def verifies_still(octets: bytes, key_text: str) -> bool:
    message = read(octets)
    return isinstance(message, Message) and verifies_with(octets, key_text, message.author.domain)


def _told(found: Audit) -> Iterator[str]:
    yield f"Decisions: {found.links} links, {found.erased} of them forgotten on demand"
    yield f"Seal:      {found.head}"
    again = f"{found.rechecked} signatures checked again with the key of then"
    yield f"Proofs:    {found.proofs} mails kept, {again}"
    yield f"Sent:      {found.sent} approved answers"
    yield from (f"WRONG:     {one}" for one in found.wrong)
    yield "All agree." if not found.wrong else "They do not agree: keep the folder as it is and ask for help."
