"""A state machine over everything that can happen to an approval, with the real store and the real path.

Invariants: what left has exactly one matching used approval, by a person proven and authorised at that
moment, for these very octets; what waits is always shown to somebody; nothing leaves after a stop.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.pipeline.desk import letter
from tests.pipeline.firm import OLGA, SAM, open_firm
from triage.adapters.store import schema as t
from triage.approval.digest import digest_of, terms_of
from triage.config import Config
from triage.core.faultpoints import nothing
from triage.core.lifecycle import DraftState
from triage.pipeline import dispatch

PEOPLE = (SAM, OLGA)


class Killed(BaseException):
    """The process ends here; nothing in it may tidy up."""


CRASHES = (
    "t1_fetched", "t1_writing", "t1_committed", "t2_taken", "t2_writing", "t2_committed", "t3b_writing",
    "t3b_committed",
)  # fmt: skip
PROOFS = {
    "proven": "mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={}",
    "one": "mx.acme.example; dmarc=pass header.from=acme.example",
    "none": "",
    "failed": "mx.acme.example; dmarc=fail header.from=acme.example",
}
WORDS = ("yes", "Ja, danke", "yes all", "no", "done (I phoned)", "undo", "later 2d", "Yes, but change it")
OWN_TEXTS = ("We come on Monday at nine.", "Please send us a photo of it.")


class Approvals(RuleBasedStateMachine):
    """One desk, up to four cases, two people."""

    @initialize()
    def start(self) -> None:
        self._open = ExitStack()
        root = Path(self._open.enter_context(TemporaryDirectory(prefix="triage-machine-")))
        self.desk = self._open.enter_context(open_firm(root))
        self.config: Config = self.desk.edges.config
        self.cases: list[str] = []
        self.sent_in: list[bytes] = []
        self.authorised: dict[str, bool] = {}
        self.revoked: set[str] = set()
        self.stopped = False
        self.left_at_stop = 0
        self.number = 0
        self.customer_writes()

    def teardown(self) -> None:
        if hasattr(self, "_open"):
            self._open.close()

    # ---------------------------------------------------------------- what customers do

    @precondition(lambda self: len(self.cases) < 4)
    @rule()
    def customer_writes(self) -> None:
        self.number += 1
        message_id = f"<case.{self.number}@ruiz.example>"
        self.cases.append(message_id)
        who = f"c{len(self.cases)}@ruiz.example"
        copied = {"Cc": "accounts@ruiz.example"} if self.number % 2 else {}
        self.desk.write(
            letter("A handle, please", "How do I oil it?", sender=who, message_id=message_id, **copied)
        )

    @rule(case=st.integers(0, 3))
    def customer_writes_again(self, case: int) -> None:
        if case < len(self.cases):
            self.number += 1
            who = f"c{case + 1}@ruiz.example"
            text = f"One more thing, number {self.number}: and the hinge?"
            self.desk.write(letter("Re: A handle, please", text, sender=who, In_Reply_To=self.cases[case]))

    # ---------------------------------------------------------------- what staff do

    @rule(
        which=st.integers(0, 7),
        who=st.sampled_from(PEOPLE),
        proof=st.sampled_from(("proven", "proven", "one", "none", "failed")),
        word=st.sampled_from(("yes", "yes", "yes", *WORDS, *OWN_TEXTS)),
    )
    def answer(self, which: int, who: str, proof: str, word: str) -> None:
        proposals = self.proposals()
        if not proposals:
            return
        proposal = proposals[-1 - which % len(proposals)]
        self.number += 1
        message_id = f"<answer.{self.number}@acme.example>"
        self.authorised[message_id] = proof in ("proven", "one") and who not in self.revoked
        raw = letter(
            f"Re: {proposal['Subject']}", word, sender=who, to=str(proposal["Reply-To"]),
            In_Reply_To=str(proposal["Message-ID"]), message_id=message_id,
        )  # fmt: skip
        stamp = PROOFS[proof].format(who)
        self.send((f"Authentication-Results: {stamp}\r\n".encode() if stamp else b"") + raw)

    @precondition(lambda self: self.sent_in)
    @rule(which=st.integers(0, 30), fresh=st.booleans())
    def replay(self, which: int, fresh: bool) -> None:
        """The same octets again, or under another hop's header."""
        raw = self.sent_in[which % len(self.sent_in)]
        self.desk.write(b"X-Hop: %d\r\n" % self.number + raw if fresh else raw)

    @rule(
        who=st.sampled_from(PEOPLE),
        line=st.sampled_from(
            ("#approve D1", "#undo D1", "#assign 1001 olga", "#reject D2", "#snooze 1001 1d", "#reopen 1001")
        ),
    )
    def command(self, who: str, line: str) -> None:
        self.staff_mail(who, line)

    @rule()
    def stop(self) -> None:
        if SAM not in self.revoked:
            self.staff_mail(SAM, "stop")
            self.stopped, self.left_at_stop = True, len(self.replies())

    @precondition(lambda self: self.stopped)
    @rule()
    def resume(self) -> None:
        self.staff_mail(OLGA, "#resume")
        self.stopped = False

    def staff_mail(self, who: str, line: str) -> None:
        self.number += 1
        raw = letter(line, "", sender=who, message_id=f"<command.{self.number}@acme.example>")
        written = f"Date: Mon, 23 Nov 2026 09:{self.number // 60:02}:{self.number % 60:02} +0000".encode()
        raw = re.sub(rb"(?m)^Date: [^\r]*", written, raw, count=1)  # the same command again is another mail
        self.desk.write(f"Authentication-Results: {PROOFS['proven'].format(who)}\r\n".encode() + raw)

    def send(self, raw: bytes) -> None:
        self.sent_in.append(raw)
        self.desk.write(raw)

    @precondition(lambda self: self.cases)
    @rule(case=st.integers(0, 3))
    def somebody_answers_by_hand(self, case: int) -> None:
        if case < len(self.cases):
            self.number += 1
            mail = letter(
                "Re: A handle", "I called you.", sender="info@acme.example", to=f"c{case + 1}@ruiz.example",
                In_Reply_To=self.cases[case], message_id=f"<hand.{self.number}@acme.example>",
            )  # fmt: skip
            self.desk.put(mail, "Sent")
            self.desk.look()

    @rule(point=st.sampled_from(CRASHES), answered=st.booleans())
    def crash(self, point: str, answered: bool) -> None:
        """The process is killed at a commit point, in the middle of an answer or as a hold ends; it starts
        again and goes on with what the store and the mailbox say."""

        def kill(at: str) -> None:
            if at == point:
                raise Killed

        self.desk.edges = replace(self.desk.edges, fault=kill)
        try:
            if answered:
                self.answer(which=0, who=SAM, proof="proven", word="yes")
            else:
                self.time_passes(minutes=6)
        except Killed:
            pass
        self.desk.edges = replace(self.desk.edges, fault=nothing)
        dispatch.recover(self.desk.edges)
        self.desk.look()
        self.desk.due()

    # ---------------------------------------------------------------- what time and the owner do

    @rule(minutes=st.sampled_from((1, 6, 6, 6, 60 * 24 * 2, 60 * 24 * 5)))
    def time_passes(self, minutes: int) -> None:
        self.desk.clock.pass_by(minutes=minutes)
        self.desk.due()

    @rule()
    def access_ends_or_comes_back(self) -> None:
        """Sam leaves, or is back: the configuration alone says so."""
        self.revoked ^= {SAM}
        today = self.desk.clock.now().date()
        until = today - timedelta(days=1) if SAM in self.revoked else None
        people = tuple(
            one.model_copy(update={"until": until}) if one.address == SAM else one
            for one in self.config.people
        )
        config = self.config.model_copy(update={"people": people})
        self.desk.edges = replace(self.desk.edges, config=config)

    # ---------------------------------------------------------------- what must hold

    def rows(self, found: sa.Select[Any]) -> list[sa.Row[Any]]:
        with self.desk.store.engine.connect() as conn:
            return list(conn.execute(found))

    def proposals(self) -> list[Message]:
        octets = self.rows(
            sa.select(t.effect.c.octets).where(t.effect.c.kind == "propose").order_by(t.effect.c.id)
        )
        return [message_from_bytes(one.octets, policy=default) for one in octets if one.octets]

    def replies(self) -> list[sa.Row[Any]]:
        return self.rows(sa.select(t.effect).where(t.effect.c.kind == "reply"))

    @invariant()
    def what_left_was_approved_once_by_somebody_who_may(self) -> None:
        for reply in self.replies():
            draft_id, revision = (int(one) for one in str(reply.key).split(":")[1:])
            used = self.rows(
                sa.select(t.approval, t.message.c.message_id, t.message.c.author)
                .join(t.message, t.message.c.id == t.approval.c.used_by_message)
                .where(t.approval.c.draft_id == draft_id, t.approval.c.revision == revision)
                .where(t.approval.c.state == "used")
            )
            assert len(used) == 1, used
            [approved] = used
            [frozen] = self.rows(
                sa.select(t.revision).where(t.revision.c.draft_id == draft_id, t.revision.c.no == revision)
            )
            terms = terms_of(frozen.terms)
            assert approved.digest == digest_of(
                kind="reply", frozen=frozen.frozen, reverse_path=frozen.reverse_path,
                recipients=frozen.recipients, terms=terms, approver=approved.approver, purpose="send",
            )  # fmt: skip
            assert bytes(reply.octets).partition(b"\r\n")[2] == bytes(frozen.frozen)
            assert reply.content["recipients"] == frozen.recipients
            assert approved.approver == approved.author
            assert self.authorised[approved.message_id], approved.message_id

    @invariant()
    def what_waits_is_shown_to_somebody(self) -> None:
        with self.desk.store.reading() as tx:
            for draft in tx.drafts.in_state(DraftState.PROPOSED):
                open_now = tx.drafts.open_approvals(draft.draft_id)
                due = self.rows(
                    sa.select(t.due.c.key).where(
                        t.due.c.kind.in_(("renew", "remind")), t.due.c.done_at.is_(None),
                        t.due.c.key.startswith(str(draft.draft_id)),
                    )
                )  # fmt: skip
                assert open_now or due, draft.draft_id
            for draft in tx.drafts.in_state(DraftState.HELD):
                assert self.rows(
                    sa.select(t.due.c.key).where(
                        t.due.c.kind == "release", t.due.c.done_at.is_(None),
                        t.due.c.key == str(draft.draft_id),
                    )
                ), draft.draft_id  # fmt: skip

    @invariant()
    def nothing_leaves_after_a_stop(self) -> None:
        if self.stopped:
            assert len(self.replies()) == self.left_at_stop

    @invariant()
    def the_sums_and_the_chain_hold(self) -> None:
        with self.desk.store.reading() as tx:
            assert tx.journal.sums().balanced
            assert tx.journal.verify_chain()[1] == ""
        assert self.desk.happened("bug") == []
