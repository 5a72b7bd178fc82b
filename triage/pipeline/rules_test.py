"""``triage rules test`` and ``#test rules``: the rules on disk, tried on the mail of the last 30 days.

Each mail was kept as the rules saw it, so nothing is read again: what fired then against what would fire now,
and, where that differs, what the mail would be called now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from triage.drafting.intent_words import intent_said
from triage.intent.facts import IntentInput
from triage.intent.verdict import Verdict
from triage.ledger import Tx

DAYS: Final = 30
SCORED: Final = 200
"""Changed mails that are scored anew; scoring costs milliseconds a mail, and a person reads no more."""


class Trial(Protocol):
    """The rules on disk with the model that scores now."""

    @property
    def version(self) -> str: ...
    def fired(self, mail: IntentInput) -> tuple[str, ...]: ...
    def verdict(self, mail: IntentInput) -> Verdict: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One mail that other rules fire for; ``now`` is None beyond the first two hundred."""

    message_key: int
    case_no: int | None
    who: str
    subject: str
    gone: tuple[str, ...]
    new: tuple[str, ...]
    before: str
    now: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    mails: int
    changed: tuple[Changed, ...]

    @property
    def renamed(self) -> tuple[Changed, ...]:
        """Those that would be called something else."""
        return tuple(one for one in self.changed if one.now is not None and one.now != one.before)


def difference(tx: Tx, trial: Trial, now: datetime, language: str = "en", days: int = DAYS) -> Difference:
    """What the rules on disk would change of the last ``days`` days. Confidential mail is left out."""
    mails, changed = 0, list[Changed]()
    for row in tx.messages.triaged_since(now - timedelta(days=days)):
        first = tx.learning.first_verdict(row.message_key)
        case = tx.cases.case(row.case_no) if row.case_no is not None else None
        if first is None or first.said is None or (case is not None and case.confidential):
            continue
        mails += 1
        before, after = set(first.said.fired), set(trial.fired(first.said.mail))
        if before == after:
            continue
        named = trial.verdict(first.said.mail) if len(changed) < SCORED else None
        changed.append(
            Changed(
                message_key=row.message_key,
                case_no=row.case_no,
                who=row.author_name or row.author,
                subject=row.subject,
                gone=tuple(sorted(before - after)),
                new=tuple(sorted(after - before)),
                before=called(first.named, language, unsure=first.unsure),
                now=None if named is None else called(named.intent, language, unsure=named.unsure),
            )
        )
    return Difference(mails=mails, changed=tuple(changed))


def called(intent: str, language: str, *, unsure: bool) -> str:
    return f"{intent_said(intent, language)}{'?' if unsure else ''}"


def lines(found: Difference, most: int = 20) -> Iterable[str]:
    """One line a changed mail, those with another name first."""
    renamed = found.renamed
    others = tuple(one for one in found.changed if one not in renamed)
    for one in (*renamed, *others)[:most]:
        rules = " ".join([*(f"-{name}" for name in one.gone), *(f"+{name}" for name in one.new)])
        number = f"#{one.case_no} " if one.case_no is not None else ""
        names = one.before if one.now in (None, one.before) else f"{one.before} → {one.now}"
        yield f"  {number}{one.who[:30]}: {one.subject[:40]}  {names}  ({rules})"
    if len(found.changed) > most:
        yield f"  … {len(found.changed) - most}"
