"""The store's face for the desk: what people are told, bank accounts seen, questions answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from triage.desk.bank import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One address that wrote to us. ``mails`` counts those that were somebody's matter."""

    addr_spec: str
    name: str
    first_at: datetime
    last_at: datetime
    mails: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTold:
    """Something for one of us: a draft to decide on, or a plain text. Once for a key."""

    key: str
    person: str
    draft_id: int | None = None
    case_no: int | None = None
    subject: str = ""
    text: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    told_id: int
    key: str
    person: str
    draft_id: int | None
    case_no: int | None
    subject: str
    text: str
    urgent: bool
    at: datetime


class Told(Protocol):
    """Who was told what and when; what waits for the next bundle."""

    def tell(self, told: NewTold, now: datetime, *, waits: bool) -> bool:
        """Write it down; False where this key was told or waits already."""
        ...

    def told_since(self, person: str, since: datetime) -> Sequence[datetime]:
        """When this person was sent something since then, oldest first: a bundle counts once."""
        ...

    def waiting(self, person: str) -> Sequence[ToldRow]:
        """What waits for this person's next bundle, urgent first, then oldest."""
        ...

    def shown(self, case_no: int) -> ToldRow | None:
        """The last mail of this case that somebody was or will be shown: nothing is sent to it, so there
        is no draft to ask about again."""
        ...

    def settle_told(self, told_ids: Iterable[int], now: datetime) -> None: ...


class BankAccounts(Protocol):
    """Accounts as senders named them."""

    def seen(self, sender: str) -> Sequence[Seen]: ...
    def senders(self) -> frozenset[str]:
        """Everybody with an account that is not doubted."""
        ...

    def note(self, sender: str, iban: str, message_key: int, *, doubted: bool, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPair:
    """A question and its answer, masked. What the encoder makes of it is added later, outside."""

    draft_id: int | None
    case_no: int | None
    contact: str
    intent: str
    language: str
    subject: str
    question: str
    answer: str
    learned_from: str | None = None
    """The hash of the mail in Sent that it was learned from: read twice, it is learned once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    pair_id: int
    case_no: int | None
    contact: str
    intent: str
    language: str
    subject: str
    question: str
    answer: str
    state: str
    used: int
    unchanged: int
    changed: float
    at: datetime
    streak: int = 0
    """Uses in a row that a person left unchanged but for the greeting."""
    auto_until: datetime | None = None
    """Until when it may leave by itself; ``auto_by`` (an address) said so."""
    auto_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairVector:
    """One row of the index: ``vector`` are float16 octets."""

    pair_id: int
    intent: str
    language: str
    answer: str
    vector: bytes


class Memory(Protocol):
    """Answered questions. ``state``: live, withdrawn (by a person), replaced (by a newer answer)."""

    def add_pair(self, pair: NewPair, now: datetime) -> int | None:
        """The pair's number; None where this draft or this mail was learned already."""
        ...

    def pair(self, pair_id: int) -> PairRow | None: ...
    def vectors(self, encoder: str, after: int, limit: int) -> Sequence[PairVector]:
        """Live pairs beyond number ``after`` that this encoder has read, in their order."""
        ...

    def unread(self, encoder: str, limit: int) -> Sequence[PairRow]:
        """Live pairs that this encoder has not read yet, oldest first."""
        ...

    def put_vector(self, pair_id: int, vector: bytes, encoder: str) -> None: ...
    def known_names(self) -> Sequence[str]:
        """Every name that a contact ever wrote under."""
        ...

    def pair_state(self) -> tuple[int, int]:
        """(highest number, how many are live): changed exactly when an index is stale."""
        ...

    def set_pair(self, pair_id: int, state: str) -> None: ...
    def used_pair(self, pair_id: int, *, changed: float) -> None:
        """One more use: ``changed`` is the share of the text that the person changed, 0 unchanged."""
        ...

    def to_offer(self, streak: int, offered_before: datetime) -> Sequence[PairRow]:
        """Live pairs left unchanged so often in a row that may not leave by themselves, and that were not
        offered since."""
        ...

    def offered(self, pair_id: int, now: datetime) -> None: ...
    def let_go(self, pair_id: int, until: datetime | None, by: str) -> None:
        """It may leave by itself until then; None: not any more."""
        ...

    def on_auto(self, now: datetime) -> Sequence[PairRow]: ...

    def forget_contact(self, addr_spec: str) -> int:
        """Delete every pair that came from this address. Returns how many."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class JunkMail:
    junk_id: int
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class JunkRow:
    """A mail in Junk that looks like a customer's. Confidential ones have no subject here."""

    junk_id: int
    who: str
    subject: str


class Junk(Protocol):
    """Mail in Junk between being seen and being told in a digest. Of the rest nothing is kept."""

    def put(self, uidvalidity: int, uid: int, octets: bytes, now: datetime) -> None: ...
    def unjudged(self, limit: int) -> Sequence[JunkMail]: ...
    def judged(self, junk_id: int, who: str, subject: str, *, is_customer: bool) -> None: ...
    def customers(self) -> Sequence[JunkRow]:
        """Not told yet, newest first."""
        ...

    def all_told(self) -> None: ...
