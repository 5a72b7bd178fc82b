"""One guard each of the threat table that stands in no room's own tests."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.mailbox.beds import dovecot_bed
from tests.pipeline.desk import letter, open_desk
from tests.pipeline.firm import ask, open_firm, say, sent, text_of
from tests.servers.dovecot import DovecotServer
from triage.adapters.invoice_rules import parse_untrusted
from triage.core.errors import Permanent
from triage.drafting.notice_html import notice_html
from triage.schedule import new_ticker


def test_a_tick_that_comes_late_still_comes() -> None:
    """0.10: APScheduler leaves out what is a second late, unless it is told not to."""
    ticked, ticker = threading.Event(), new_ticker()
    late = datetime.now(UTC) - timedelta(seconds=30)
    ticker.add_job(ticked.set, "interval", hours=1, next_run_time=late)
    ticker.start()
    try:
        assert ticked.wait(20)
    finally:
        ticker.shutdown(wait=False)


@pytest.mark.dovecot
def test_the_last_mail_is_no_news_again(dovecot_server: DovecotServer) -> None:
    """1: ``n:*`` names the last message also where its uid is below n."""
    bed = dovecot_bed(dovecot_server)
    bed.deliver(letter())
    session = bed.account.connect()
    status = session.status("INBOX")
    assert session.uids("INBOX", status.uidvalidity, 1) == [1]
    assert session.uids("INBOX", status.uidvalidity, 2) == []
    session.close()


@pytest.mark.dovecot
def test_a_mailbox_made_anew_is_read_again(tmp_path: Path, dovecot_server: DovecotServer) -> None:
    """1: another UIDVALIDITY is no first sight: what lies there now is read, and what we know is known."""
    from triage.pipeline import ingest

    bed = dovecot_bed(dovecot_server)
    with open_desk(tmp_path, mailbox={"start": "now"}) as desk:
        known, fresh = letter("Known"), letter("Fresh")
        with closing(bed.account.connect()) as session:
            ingest.ingest(desk.edges, session, "Archive")
            session.append("Archive", known)
            assert ingest.ingest(desk.edges, session, "Archive") == 1
            before = session.status("Archive").uidvalidity
        bed.recreate("Archive")
        with closing(bed.account.connect()) as session:
            session.append("Archive", known)
            session.append("Archive", fresh)
            assert session.status("Archive").uidvalidity != before
            assert ingest.ingest(desk.edges, session, "Archive") == 1
        assert (desk.sums().seen, desk.sums().before_start) == (2, 0)


def test_a_reply_to_is_shown_and_never_used(tmp_path: Path) -> None:
    """2: whoever wrote is who stands in From; an answer goes there, and the difference is said."""
    with open_firm(tmp_path) as desk:
        proposal = ask(desk, Reply_To="thief@evil.example")
        assert "would get" in text_of(proposal)
        assert "---- bella@ruiz.example would get ----" in text_of(proposal)
        say(desk, proposal, "yes")
        desk.clock.pass_by(minutes=6)
        desk.due()
        [reply] = sent(desk)
        assert "bella@ruiz.example" in str(reply["To"])
        assert "thief" not in reply.as_string()


@pytest.mark.parametrize("inside", ["", ' [<!ENTITY b "c">]', ' SYSTEM "file:///etc/passwd"'])
def test_xml_with_a_document_type_is_refused(inside: str) -> None:
    """2: no entity is expanded and nothing fetched, whatever reads it afterwards."""
    with pytest.raises(Permanent, match="document type"):
        parse_untrusted(f"<!DOCTYPE a{inside}><a/>".encode())


def test_markup_in_a_notice_is_text() -> None:
    """2: whatever customers wrote is escaped in every line of every notice."""
    shown = notice_html("!! <b>a</b>\n> <img src=x>\n<script>1</script>\n", "info@acme.example")
    assert all(f"&lt;{one}" in shown for one in ("b&gt;a", "img src=x", "script&gt;"))
    assert not any(f"<{one}" in shown for one in ("b>", "img", "script"))
