"""Forged mails in a known and an unknown name: what somebody outside could see of either."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from tests.pipeline.desk import answer_to
from tests.pipeline.firm import SAM, ask, open_firm

KNOWN, UNKNOWN = SAM, "nobody@acme.example"
STAMPS = (
    "",
    "mx.acme.example; spf=none",
    "mx.acme.example; dmarc=fail header.from=acme.example",
    "mx.evil.example; dmarc=pass header.from=acme.example",
)
WORDS = ("yes", "no", "#help", "#status", "#list", "stop", "#export bella@ruiz.example", "Passt, danke")
BATCH = 50


def differences(count: int) -> list[str]:
    """``count`` forged pairs; each that made anything leave to somebody who is not one of us."""
    kinds = itertools.islice(itertools.cycle(itertools.product(STAMPS, WORDS, (True, False))), count)
    pairs, found = list(enumerate(kinds)), []
    for start in range(0, count, BATCH):
        with tempfile.TemporaryDirectory(prefix="triage-refused-") as name, open_firm(Path(name)) as desk:
            ours = {one.address for one in desk.edges.config.people}
            proposal = ask(desk)
            for number, (stamp, word, coded) in pairs[start : start + BATCH]:
                for who in (KNOWN, UNKNOWN):
                    raw = answer_to(
                        proposal, word, who=who, proof=stamp, Reply_To="mallory@evil.example",
                        message_id=f"<{number}.{who}>",
                    )  # fmt: skip
                    desk.write(raw if coded else raw.replace(b"{d1.", b"{d1.0").replace(b"+d1.", b"+d1.0"))
                desk.clock.pass_by(minutes=20)
                desk.due()
                heard = {
                    str(to)
                    for one in desk.outgoing("propose", "notice", "reply")
                    for to in one.content["recipients"]
                }
                if heard - ours:
                    found.append(f"{stamp} {word}: {heard - ours}")
    return found
