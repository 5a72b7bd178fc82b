"""The two performers: one speaks SMTP, one works in the mailbox. They know ports, not libraries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from triage.commands.papers import month_of
from triage.config import Config
from triage.core.errors import OwnerError, Permanent, Transient
from triage.core.lifecycle import EffectEvent
from triage.drafting.outgoing import with_files
from triage.ledger import SecondLedger, Store
from triage.ledger_outbox import Channel, EffectKind, EffectRow
from triage.mail.message import File
from triage.pipeline.command_papers import MOST
from triage.pipeline.dispatch import Found, Performed
from triage.pipeline.document_files import shown_pages
from triage.pipeline.handover_files import handover_files
from triage.pipeline.month import Totalled, read_month
from triage.pipeline.month import files_of as files_of_month
from triage.ports import (
    MailboxSession,
    Outcome,
    Position,
    RecipientOutcome,
    SpecialUse,
    Submission,
    Submitter,
)

TAG_PREFIX: Final = "triage-"
_NAMES: Final = {SpecialUse.DRAFTS: "Drafts", SpecialUse.SENT: "Sent", SpecialUse.JUNK: "Junk"}


def special_mailbox(session: MailboxSession, config: Config, use: SpecialUse) -> str | None:
    """The owner's word, else what the server says (RFC 6154), else the usual name; None: there is none."""
    chosen = {SpecialUse.DRAFTS: config.mailbox.drafts, SpecialUse.SENT: config.mailbox.sent,
              SpecialUse.JUNK: config.mailbox.junk}[use]  # fmt: skip
    if chosen:
        return chosen
    known = session.mailboxes()
    marked = next((one.name for one in known if one.special_use == use), None)
    usual = next((one.name for one in known if one.name.casefold() == _NAMES[use].casefold()), None)
    return marked or usual


# ---------------------------------------------------------------- SMTP


@dataclass(slots=True, kw_only=True)
class SubmitPerformer:
    """``find_sent`` looks for one of our ids in Sent; None where there is nothing to look into; raises
    Transient or OwnerError where it cannot look now. ``since``: when this process began; an effect from
    before it may come from a restored backup."""

    submitter: Submitter
    config: Config
    store: Store
    second: SecondLedger
    since: datetime
    find_sent: Callable[[str], bool | None]
    files_of: Callable[[bytes], Sequence[File]] = lambda raw: ()
    pages_of: Callable[[bytes], Sequence[File]] = lambda raw: ()
    """Its e-invoices that are bare XML, as pages."""
    totalled: Totalled | None = None
    draft_page: Callable[[Sequence[str]], bytes] | None = None
    """A page marked as a draft; None where the extra that renders is not installed."""
    channel: Channel = field(default=Channel.SUBMIT, init=False)

    def ahead(self, effects: Sequence[EffectRow]) -> None:
        """Each mail is a transaction of its own."""

    def perform(self, effect: EffectRow) -> Performed:
        taken = set(effect.result.get("taken", []))
        try:
            if not taken and self._left_before(effect):
                return Performed(happened=EffectEvent.DONE, result={"found": "it had left before"})
        except (Transient, OwnerError) as error:
            why = f"Sent cannot be looked into now: {error}"[:200]
            return Performed(happened=EffectEvent.DEFER, why=why, soon=True)
        wanted = tuple(str(one) for one in effect.content["recipients"] if one not in taken)
        submit = self.config.submit
        witness = submit.journal if submit.sent_copy == "witness" else None
        outcomes = self.submitter.submit(
            Submission(
                reverse_path=str(effect.content["reverse_path"]),
                recipients=wanted,
                raw=self._with_files(effect),
                witness=witness,
            )
        )
        return judged(outcomes, taken)

    def _with_files(self, effect: EffectRow) -> bytes:
        """A mail to one of ours carries the customer's photos and PDFs along. They are added as it leaves,
        so that the outbox does not hold them once for every person; an answer leaves as it was approved."""
        octets, carried = effect.octets or b"", effect.content.get("carry")
        if effect.kind not in (EffectKind.PROPOSE, EffectKind.NOTICE):
            return octets
        if "pages" in effect.content:
            return with_files(octets, self._pages(effect.content["pages"]))
        if "month" in effect.content:
            return with_files(octets, self._month(str(effect.content["month"])))
        if "handover" in effect.content:
            with self.store.reading() as tx:
                made = handover_files(tx, effect.content["handover"], self.files_of, self.draft_page)
            return with_files(octets, made)
        files: list[File] = []
        if "document" in effect.content:
            with self.store.reading() as tx:
                files.append(shown_pages(tx, effect.content["document"]))
            carried = effect.content["document"].get("beside")
        return with_files(octets, [*files, *self._beside(carried)])

    def _beside(self, message_key: object) -> list[File]:
        """What came with that mail, as far as it is still here."""
        if message_key is None:
            return []
        with self.store.reading() as tx:
            raw = tx.messages.octets(int(str(message_key)))
        return [] if raw is None else [*self.pages_of(raw), *self.files_of(raw)]

    def _pages(self, message_keys: Sequence[int]) -> list[File]:
        with self.store.reading() as tx:
            raws = [tx.messages.octets(int(key)) for key in message_keys]
        return [page for raw in raws if raw is not None for page in self.pages_of(raw)]

    def _month(self, name: str) -> list[File]:
        """The month's files as they are when the mail leaves; originals only while a mail can hold them."""
        span = month_of(name, date(2000, 1, 1))
        if span is None or self.totalled is None:
            return []
        with self.store.reading() as tx:
            month = read_month(tx, span, self.totalled)
            files = files_of_month(tx, month, self.config.datev, datetime.now(UTC))
        small = sum(map(len, files.originals.values())) <= MOST
        every = {**files.books, **(files.originals if small else {})}
        kinds = {"csv": "text/csv", "pdf": "application/pdf"}
        return [
            File(filename=one, content_type=kinds[one.rpartition(".")[2]], octets=octets)
            for one, octets in every.items()
        ]

    def _left_before(self, effect: EffectRow) -> bool:
        """A restored backup holds as queued, or as still to be approved, what has left since."""
        if effect.message_id is None:
            return False
        if self.second.holds("out", effect.message_id):
            return True
        if effect.kind is not EffectKind.REPLY and effect.created_at >= self.since:
            return False
        with self.store.reading() as tx:
            if tx.messages.holds_message_id(effect.message_id):
                return True
        return self.find_sent(effect.message_id) is True

    def look_up(self, effect: EffectRow) -> Found:
        if effect.message_id is None:
            return Found.CANNOT_TELL
        with self.store.reading() as tx:
            if tx.messages.holds_message_id(effect.message_id):
                return Found.DONE
        try:
            there = self.find_sent(effect.message_id)
        except (Transient, OwnerError):
            return Found.NOT_NOW
        if there:
            return Found.DONE
        if there is None or self.config.submit.sent_copy != "provider":
            return Found.CANNOT_TELL
        return Found.NOT_DONE


def judged(outcomes: Sequence[RecipientOutcome], taken: set[str]) -> Performed:
    """One event for the effect; what each recipient got stays in the result."""
    told = {one.recipient: f"{one.outcome} at {one.phase} {one.code} {one.text}"[:200] for one in outcomes}
    now_taken = sorted(taken | {one.recipient for one in outcomes if one.outcome is Outcome.SENT})
    result = {"recipients": told, "taken": now_taken}
    kinds = {one.outcome for one in outcomes}
    why = "; ".join(text for who, text in told.items() if who not in now_taken)
    if Outcome.UNKNOWN in kinds:
        return Performed(happened=EffectEvent.LOSE, result=result, why=why)
    if Outcome.REFUSED_US in kinds:
        return Performed(happened=EffectEvent.DEFER, result=result, why=why, holds=True)
    if Outcome.TRANSIENT in kinds:
        return Performed(happened=EffectEvent.DEFER, result=result, why=why)
    if Outcome.PERMANENT in kinds:
        return Performed(happened=EffectEvent.REFUSE, result=result, why=why)
    return Performed(happened=EffectEvent.DONE, result=result)


# ---------------------------------------------------------------- mailbox


@dataclass(slots=True, kw_only=True)
class MailboxPerformer:
    """Works on one session, which its thread owns; ``session`` connects again when needed."""

    session: Callable[[], MailboxSession]
    lost: Callable[[], None]
    config: Config
    store: Store
    channel: Channel = field(default=Channel.MAILBOX, init=False)
    _known: dict[SpecialUse, str | None] = field(default_factory=dict, init=False)
    _tagged: dict[int, bool] = field(default_factory=dict, init=False)
    """Effects whose keywords were set with others, and whether they were kept."""

    def ahead(self, effects: Sequence[EffectRow]) -> None:
        """Keywords that are the same in one STORE: a server writes each STORE to its disk. What goes wrong
        here goes wrong again one by one, and is said there."""
        self._tagged = {}
        try:
            for (_, _, flags), together in self._alike(effects).items():
                if len(together) > 1:
                    kept = self.session().add_flags_to_all([place for _, place in together], flags)
                    self._tagged |= zip((number for number, _ in together), kept, strict=True)
        except (Transient, OwnerError, Permanent):
            self.lost()

    def _alike(
        self, effects: Sequence[EffectRow]
    ) -> dict[tuple[str, int, tuple[str, ...]], list[tuple[int, Position]]]:
        found: dict[tuple[str, int, tuple[str, ...]], list[tuple[int, Position]]] = {}
        for effect in effects:
            if effect.kind is EffectKind.TAG and effect.content["how"] not in ("label", "move"):
                for place in self._positions(effect)[:1]:
                    key = (place.mailbox, place.uidvalidity, _keywords(effect))
                    found.setdefault(key, []).append((effect.effect_id, place))
        return found

    def perform(self, effect: EffectRow) -> Performed:
        try:
            return self._perform(effect, self.session())
        except Transient as error:
            self.lost()
            return Performed(happened=EffectEvent.DEFER, why=str(error)[:200])
        except OwnerError as error:
            self.lost()
            return Performed(happened=EffectEvent.DEFER, why=str(error)[:200], holds=True)
        except Permanent as error:
            return Performed(happened=EffectEvent.REFUSE, why=str(error)[:200])

    def look_up(self, effect: EffectRow) -> Found:
        """All but an append may simply be done again: setting what is set changes nothing."""
        if effect.kind not in (EffectKind.DRAFT, EffectKind.COPY) or effect.message_id is None:
            return Found.NOT_DONE
        try:
            session = self.session()
            mailbox = self._special(session, _PLACE[effect.kind])
            there = bool(mailbox and session.find(mailbox, effect.message_id))
        except (Transient, OwnerError):
            self.lost()
            return Found.NOT_NOW
        except Permanent:
            self.lost()
            return Found.CANNOT_TELL
        return Found.DONE if there else Found.NOT_DONE

    def _perform(self, effect: EffectRow, session: MailboxSession) -> Performed:
        match effect.kind:
            case EffectKind.TAG:
                return self._tag(effect, session)
            case EffectKind.ANSWERED:
                return self._flag(effect, session, ["\\Answered"])
            case EffectKind.DRAFT:
                return self._append(effect, session, ["\\Draft", "\\Seen"])
            case EffectKind.COPY:
                return self._copy(effect, session)
            case EffectKind.UNDRAFT:
                return self._undraft(effect, session)
            case (
                EffectKind.REPLY
                | EffectKind.PROPOSE
                | EffectKind.NOTICE
                | EffectKind.CHECK
                | EffectKind.RENDER
                | EffectKind.ACKNOWLEDGE
            ):
                return Performed(happened=EffectEvent.REFUSE, why="not for the mailbox")

    def _special(self, session: MailboxSession, use: SpecialUse) -> str | None:
        """Looked up once: a LIST for every draft would cost more than the draft."""
        if self._known.get(use) is None:
            self._known[use] = special_mailbox(session, self.config, use)
        return self._known[use]

    def _positions(self, effect: EffectRow) -> Sequence[Position]:
        if effect.message_key is None:
            return ()
        with self.store.reading() as tx:
            return tx.messages.positions(effect.message_key)

    def _tag(self, effect: EffectRow, session: MailboxSession) -> Performed:
        if effect.effect_id in self._tagged:
            return Performed(happened=EffectEvent.DONE, result={"kept": self._tagged.pop(effect.effect_id)})
        positions = self._positions(effect)
        if not positions:
            return Performed(happened=EffectEvent.DONE, result={"tag": "the message is gone"})
        name = str(effect.content["name"])
        match effect.content["how"]:
            case "label":
                names = [name, *_more(effect)]
                labelled = [session.add_label(positions[0], f"Triage/{one}") for one in names]
                kept = all(labelled)
            case "move":
                kept = session.move(positions[0], f"Triage/{name}") is not None
            case _:
                kept = session.add_flags(positions[0], _keywords(effect))
        return Performed(happened=EffectEvent.DONE, result={"kept": kept})

    def _flag(self, effect: EffectRow, session: MailboxSession, flags: Sequence[str]) -> Performed:
        positions = self._positions(effect)
        kept = session.add_flags(positions[0], flags) if positions else False
        return Performed(happened=EffectEvent.DONE, result={"kept": kept})

    def _append(self, effect: EffectRow, session: MailboxSession, flags: Sequence[str]) -> Performed:
        mailbox = self._special(session, _PLACE[effect.kind])
        if mailbox is None or effect.octets is None:
            return Performed(happened=EffectEvent.REFUSE, why="the mailbox has no Drafts; set mailbox.drafts")
        session.append(mailbox, effect.octets, flags)
        return Performed(happened=EffectEvent.DONE, result={"mailbox": mailbox})

    def _copy(self, effect: EffectRow, session: MailboxSession) -> Performed:
        mailbox = self._special(session, SpecialUse.SENT)
        if mailbox is None or effect.octets is None or effect.message_id is None:
            return Performed(happened=EffectEvent.REFUSE, why="the mailbox has no Sent; set mailbox.sent")
        if not session.find(mailbox, effect.message_id):
            session.append(mailbox, effect.octets, ["\\Seen"])
        return Performed(happened=EffectEvent.DONE, result={"mailbox": mailbox})

    def _undraft(self, effect: EffectRow, session: MailboxSession) -> Performed:
        mailbox = self._special(session, SpecialUse.DRAFTS)
        message_id = str(effect.content["message_id"])
        found = session.find(mailbox, message_id) if mailbox else ()
        removed = [session.remove_own_draft(one, message_id) for one in found]
        return Performed(happened=EffectEvent.DONE, result={"removed": sum(removed)})


_PLACE: Final = {EffectKind.DRAFT: SpecialUse.DRAFTS, EffectKind.COPY: SpecialUse.SENT}


def _keywords(effect: EffectRow) -> tuple[str, ...]:
    area, name = str(effect.content["area"]), str(effect.content["name"])
    named = (name,) if area in ("none", name) else (area, name)
    return tuple(f"{TAG_PREFIX}{one}" for one in dict.fromkeys((*named, *_more(effect))))


def _more(effect: EffectRow) -> tuple[str, ...]:
    """What rules tag the mail with besides."""
    return tuple(map(str, effect.content.get("more", ())))
