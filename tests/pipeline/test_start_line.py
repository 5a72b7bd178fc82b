"""The start line: what was there before is counted, and never touched."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.desk import letter, open_desk
from triage.pipeline import ingest


def test_older_mail_is_counted_and_nothing_else(tmp_path: Path) -> None:
    """Ten old mails: before start, no drafts, no tags, no proposals; the eleventh is triaged."""
    with open_desk(tmp_path, mailbox={"start": "now"}) as desk:
        for number in range(10):
            desk.put(letter(f"Old {number}"))
        ingest.ingest(desk.edges, desk.session, "INBOX")
        while ingest.backfill(desk.edges, desk.session, "INBOX"):
            pass
        desk.write(letter("New quote"))
        sums = desk.sums()
        assert (sums.seen, sums.before_start, sums.waiting) == (11, 10, 1)
        assert sums.balanced
        assert len(desk.outgoing("propose")) == 1
        assert len(desk.outgoing("tag")) == 1


def test_only_looking_does_nothing_outward(tmp_path: Path) -> None:
    """In mode look: no tag, no copy in Drafts, no proposal; what it would have done is recorded."""
    with open_desk(tmp_path, desk={"mode": "look"}) as desk:
        desk.write(letter())
        assert desk.outgoing() == []
        assert [one.data["action"] for one in desk.happened("taken")] == ["ProposeReply"]


def test_in_mode_drafts_nobody_is_written_to(tmp_path: Path) -> None:
    """Drafts are placed and tags set; no proposal leaves."""
    with open_desk(tmp_path, desk={"mode": "drafts"}) as desk:
        desk.write(letter())
        assert {one.kind for one in desk.outgoing()} == {"draft", "tag"}


def test_a_message_that_left_the_mailbox_is_marked_and_one_missed_is_read(tmp_path: Path) -> None:
    """The full look finds both; the sums still agree."""
    with open_desk(tmp_path) as desk:
        desk.write(letter("One"))
        desk.write(letter("Two"))
        first = sorted((tmp_path / "Maildir" / "new").iterdir())[0]
        first.unlink()
        ingest.reconcile(desk.edges, desk.session, "INBOX")
        with desk.store.reading() as tx:
            assert len(tx.messages.located_uids("shared", "INBOX", 1)) == 1
        assert desk.sums().balanced
