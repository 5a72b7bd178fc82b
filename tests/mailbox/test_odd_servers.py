"""What servers do that no server here does: each test is one trap."""

from __future__ import annotations

import base64
import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from tests.mailbox.beds import dovecot_bed, imap_account, pymap_bed
from tests.mailbox.contract import BIG, Bed, a_mail, flags, opened, our_draft, our_id, positions
from tests.servers.dovecot import DovecotServer
from tests.servers.fault_proxy import FaultProxy, Plan
from tests.servers.pymap_server import PymapServer
from tests.servers.scripted_imap import ScriptedImap
from triage.adapters import imap_session
from triage.adapters.credentials import LiteralCredentials
from triage.adapters.imap import ImapAccount, ImapSettings
from triage.adapters.imap_session import ImapSession
from triage.core.errors import OwnerError, Permanent, Transient
from triage.ports import Position

FIRST = Position(mailbox="INBOX", uidvalidity=7, uid=1)


@contextmanager
def talking(
    capabilities: str, script: Mapping[str, bytes], timeout: float = 5
) -> Iterator[tuple[ImapSession, ScriptedImap]]:
    with ScriptedImap(capabilities=capabilities, script=script) as server:
        session = imap_account("desk", server.port, timeout=timeout).connect()
        try:
            yield session, server
        finally:
            session.close()


@pytest.fixture
def behind(pymap_server: PymapServer) -> Iterator[FaultProxy]:
    with FaultProxy(target_port=pymap_server.port) as proxy:
        yield proxy


# -------------------------------------------------------------------- IDLE (RFC 2177)

IDLES = {
    "in one segment with the plus": b"+ idling\r\n* 3 EXISTS\r\n",
    "before the plus": b"* 3 EXISTS\r\n+ idling\r\n",
    "an expunge in one segment": b"+ idling\r\n* 1 EXPUNGE\r\n",
    "after an idle chatter": b"+ idling\r\n* OK still here\r\n* 3 EXISTS\r\n",
}


@pytest.mark.parametrize("reply", IDLES.values(), ids=IDLES.keys())
@pytest.mark.timeout(10)
def test_idle_loses_no_wake_up(reply: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """News that imaplib has buffered already end the waiting; poll() on the socket would see none."""
    monkeypatch.setattr(imap_session, "FIRST_SLICE", 60.0)
    with talking("IDLE", {"IDLE": reply}) as (session, server):
        session.uids("INBOX", 7, 1)
        assert session.wait("INBOX", 60) is True
        assert server.heard.count("IDLE") == 1


def test_chatter_is_no_news() -> None:
    """A server that only says that it is alive, or that flags changed, does not end the waiting."""
    chatter = b"+ idling\r\n* OK still here\r\n* 1 FETCH (FLAGS (\\Seen))\r\n"
    with talking("IDLE", {"IDLE": chatter}) as (session, _):
        session.uids("INBOX", 7, 1)
        assert session.wait("INBOX", 0.05) is False


def test_an_announcement_with_the_search_is_news() -> None:
    """EXISTS that comes with the answer to SEARCH may not be in it: the next wait returns at once."""
    search = {"UID SEARCH": b"* SEARCH 1 2\r\n* 3 EXISTS\r\n%(tag)s OK done\r\n"}
    with talking("IDLE", search) as (session, server):
        session.uids("INBOX", 7, 1)
        assert session.wait("INBOX", 30) is True
        assert "IDLE" not in server.heard


def test_the_server_is_asked_before_idle() -> None:
    """One that announces in IDLE only what happens from then on tells the rest at NOOP."""
    script = {"NOOP": b"* 3 EXISTS\r\n%(tag)s OK done\r\n", "IDLE": b"+ idling\r\n"}
    with talking("IDLE", script) as (session, server):
        session.uids("INBOX", 7, 1)
        assert session.wait("INBOX", 30) is True
        assert "IDLE" not in server.heard


def test_what_has_been_looked_at_is_no_news() -> None:
    """EXISTS that came before the SEARCH is in its answer: the wait goes on."""
    fetch = {"UID FETCH": b"* 3 EXISTS\r\n%(tag)s OK done\r\n", "IDLE": b"+ idling\r\n"}
    with talking("IDLE", fetch) as (session, _):
        list(session.fetch([FIRST], max_size=BIG))
        session.uids("INBOX", 7, 1)
        assert session.wait("INBOX", 0.05) is False


def test_idle_is_cut_into_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """A push that never comes is found at the end of a slice; slices are never longer than 4 minutes."""
    assert imap_session.IDLE_SLICE <= 240
    monkeypatch.setattr(imap_session, "FIRST_SLICE", 0.02)
    with talking("IDLE", {"IDLE": b"+ idling\r\n"}) as (session, server):
        session.uids("INBOX", 7, 1)
        session.wait("INBOX", 0.3)
        assert server.heard.count("IDLE") >= 3


def test_a_refused_idle_is_no_loop() -> None:
    """NO to IDLE is said, not repeated for ever."""
    with talking("IDLE", {"IDLE": b"%(tag)s NO not today\r\n"}) as (session, _):
        session.uids("INBOX", 7, 1)
        with pytest.raises(Permanent, match="IDLE"):
            session.wait("INBOX", 30)


def test_the_line_ends_while_idling() -> None:
    """A connection that dies in IDLE is noticed at once and is Transient."""
    with talking("IDLE", {"IDLE": b"+ idling\r\n* BYE idle too long\r\n"}) as (session, _):
        session.uids("INBOX", 7, 1)
        with pytest.raises(Transient):
            session.wait("INBOX", 30)
        with pytest.raises(Transient, match="closed"):
            session.status("INBOX")


# -------------------------------------------------------------------- searching


def test_uids_are_paged_where_many_answer() -> None:
    """imaplib refuses a line of more than 1 MB: 120,000 messages are asked for in ranges of uids."""
    many = {
        "SELECT|EXAMINE": b"* 120000 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT 120001] n\r\n%(tag)s OK done\r\n",
        "UID SEARCH UID 1:50000": b"* SEARCH 4 50000\r\n%(tag)s OK done\r\n",
        "UID SEARCH UID 50001:100000": b"* SEARCH\r\n%(tag)s OK done\r\n",
        "UID SEARCH UID (100001|119990):": b"* SEARCH 120000 120001\r\n%(tag)s OK done\r\n",
    }
    with talking("", many) as (session, server):
        assert list(session.uids("INBOX", 7, 1)) == [4, 50000, 120000, 120001]
        asked = [line for line in server.heard if line.startswith("UID SEARCH")]
        assert asked == ["UID SEARCH UID 1:50000", "UID SEARCH UID 50001:100000", "UID SEARCH UID 100001:*"]
        assert list(session.uids("INBOX", 7, 119_990)) == [120000, 120001]


def test_a_server_that_tells_no_uidnext_is_asked_for_the_last_uid() -> None:
    """Without it a start line could not be drawn."""
    silent = {
        "SELECT|EXAMINE": b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n%(tag)s OK done\r\n",
        r"UID SEARCH UID \*": b"* SEARCH 41\r\n%(tag)s OK done\r\n",
    }
    with talking("", silent) as (session, _):
        assert session.status("INBOX").uidnext == 42


def test_a_line_without_end_is_a_lost_connection() -> None:
    """More than 1 MB in one line: refused by imaplib, and the stream is not used any further."""
    endless = {"UID SEARCH": b"* SEARCH" + b" 1234567" * 150_000 + b"\r\n%(tag)s OK done\r\n"}
    with talking("", endless) as (session, _):
        with pytest.raises(Transient):
            session.uids("INBOX", 7, 1)
        with pytest.raises(Transient, match="closed"):
            session.status("INBOX")


@pytest.mark.parametrize(
    "reply",
    [b"* 1 FETCH (UID 1 FLAGS\r\n%(tag)s OK x\r\n", b"!! what\r\n", b"* 1 FETCH (UID x)\r\n%(tag)s OK x\r\n"],
)
def test_an_unreadable_reply_is_a_lost_connection(reply: bytes) -> None:
    """Nonsense is Transient and the session is closed: its stream cannot be trusted."""
    with talking("", {"UID FETCH": reply}) as (session, _):
        with pytest.raises(Transient):
            list(session.fetch([FIRST], max_size=BIG))
        with pytest.raises(Transient, match="closed"):
            session.status("INBOX")


# -------------------------------------------------------------------- fetching


def test_one_broken_message_does_not_hide_the_others() -> None:
    """A server that fails the whole FETCH for one message is asked one by one; the broken one comes
    without body, so that it ends in the ledger and not nowhere."""
    survey = b"* 1 FETCH (UID 1 RFC822.SIZE 5 FLAGS ())\r\n* 2 FETCH (UID 2 RFC822.SIZE 5 FLAGS ())\r\n%(tag)s OK x\r\n"
    script = {
        r"UID FETCH 1,2 \(RFC822.SIZE": survey,
        r"UID FETCH 1,2 \(BODY": b"%(tag)s NO [SERVERBUG] internal error\r\n",
        r"UID FETCH 1 \(BODY": b"%(tag)s NO [SERVERBUG] internal error\r\n",
        r"UID FETCH 2 \(BODY": b"* 2 FETCH (UID 2 BODY[] {5}\r\nhello)\r\n%(tag)s OK x\r\n",
    }
    second = Position(mailbox="INBOX", uidvalidity=7, uid=2)
    with talking("", script) as (session, _):
        found = list(session.fetch([FIRST, second], max_size=BIG))
    assert [(f.position.uid, f.raw) for f in found] == [(1, None), (2, b"hello")]


def test_a_size_that_lies_does_not_let_too_much_in() -> None:
    """RFC822.SIZE says 5, 3,000 octets come: above the limit all the same."""
    script = {
        r"UID FETCH 1 \(RFC822.SIZE": b"* 1 FETCH (UID 1 RFC822.SIZE 5 FLAGS ())\r\n%(tag)s OK x\r\n",
        r"UID FETCH 1 \(BODY": b"* 1 FETCH (UID 1 BODY[] {3000}\r\n" + b"x" * 3000 + b")\r\n%(tag)s OK x\r\n",
    }
    with talking("", script) as (session, _):
        (fetched,) = session.fetch([FIRST], max_size=1000)
    assert fetched.raw is None


def test_only_peek_and_uid_are_ever_said(pymap_server: PymapServer, behind: FaultProxy) -> None:
    """On the wire: no BODY[] without PEEK, no RFC822 fetch, no command by message number, no \\Seen."""
    with opened(pymap_bed(pymap_server, behind.port)) as session:
        placed = session.append("INBOX", a_mail(1))
        assert placed is not None
        list(session.fetch([placed], max_size=BIG))
        session.add_flags(placed, ["\\Flagged", "Triage/x"])
        session.find("INBOX", our_id("q"))
        session.move(placed, "Archive")
    lines = bytes(behind.said).upper().split(b"\r\n")
    commands = [line.split(b" ", 1)[1] for line in lines if line.count(b" ")]
    for verb in (b"FETCH", b"STORE", b"SEARCH", b"COPY", b"MOVE", b"EXPUNGE"):
        assert not [c for c in commands if c.startswith(verb + b" ")], verb
    assert any(c.startswith(b"UID FETCH") for c in commands)
    assert b"BODY[" not in behind.said
    assert b"\\SEEN" not in bytes(behind.said).upper()


# -------------------------------------------------------------------- marking


def test_a_mailbox_that_keeps_no_keywords_is_not_asked_to(
    pymap_server: PymapServer, behind: FaultProxy
) -> None:
    """Without ``\\*`` in PERMANENTFLAGS a STORE would silently do nothing: False, and nothing said."""
    behind.plan = Plan(rewrite=((b" \\*)", b")"), (b"(\\* ", b"("), (b" \\* ", b" ")))
    bed = pymap_bed(pymap_server, behind.port)
    bed.deliver(a_mail(1))
    with opened(bed) as session:
        (position,) = positions(session)
        assert session.capabilities().keywords is False
        assert session.add_flags(position, ["Triage/x"]) is False
        assert b"STORE" not in behind.said
        assert session.add_flags(position, ["\\Flagged"]) is True


def test_a_server_that_only_says_that_it_stored_is_found_out() -> None:
    """OK to STORE and nothing kept: read back, and False."""
    script = {"UID FETCH": b"* 1 FETCH (UID 1 FLAGS (\\Answered))\r\n%(tag)s OK x\r\n"}
    with talking("", script) as (session, _):
        assert session.add_flags(FIRST, ["Triage/x"]) is False
        assert session.add_flags(FIRST, ["\\Answered"]) is True


def test_gmail_labels_are_set_and_read_back() -> None:
    """X-GM-LABELS, quoted and in modified UTF-7."""
    script = {
        "UID FETCH": b'* 1 FETCH (UID 1 X-GM-LABELS ("Triage/R&APw-ckfrage" \\Inbox))\r\n%(tag)s OK x\r\n'
    }
    with talking("X-GM-EXT-1", script) as (session, server):
        assert session.capabilities().labels
        assert session.add_label(FIRST, "Triage/Rückfrage") is True
        assert session.add_label(FIRST, "Triage/Other") is False
        assert any('+X-GM-LABELS ("Triage/R&APw-ckfrage")' in line for line in server.heard)


# -------------------------------------------------------------------- moving and placing


@pytest.mark.dovecot
def test_without_move_and_uidplus_nothing_is_moved(dovecot_server: DovecotServer) -> None:
    """A plain EXPUNGE would take along what others marked: refused, and the mail stays where it is."""
    hidden = ((b" MOVE", b""), (b" UIDPLUS", b""))
    with FaultProxy(target_port=dovecot_server.port, plan=Plan(rewrite=hidden)) as proxy:
        bed = dovecot_bed(dovecot_server, proxy.port)
        bed.deliver(a_mail(1))
        with opened(bed) as session:
            assert session.capabilities().move is False
            (position,) = positions(session)
            with pytest.raises(Permanent, match="nothing was moved"):
                session.move(position, "Archive")
            draft = session.append("Drafts", our_draft("d"), ["\\Draft"])
            assert draft is not None
            with pytest.raises(Permanent, match="UIDPLUS"):
                session.remove_own_draft(draft, our_id("d"))
            assert positions(session) == [position]
            assert len(positions(session, "Drafts")) == 1
        assert b"EXPUNGE" not in proxy.said


@pytest.mark.dovecot
def test_copy_and_expunge_take_one_message_only(dovecot_server: DovecotServer) -> None:
    """Where MOVE is missing, a neighbour that somebody marked \\Deleted outlives our move."""
    with FaultProxy(target_port=dovecot_server.port, plan=Plan(rewrite=((b" MOVE", b""),))) as proxy:
        bed = dovecot_bed(dovecot_server, proxy.port)
        bed.deliver(a_mail(1))
        bed.deliver(a_mail(2))
        with opened(bed) as session:
            assert isinstance(session, ImapSession)
            mine, neighbour = positions(session)
            session._at("INBOX", mine.uidvalidity, writable=True)
            session._client.add_flags([neighbour.uid], ["\\Deleted"])
            moved = session.move(mine, "Archive")
            assert moved == positions(session, "Archive")[0]
            assert positions(session) == [neighbour]
            assert flags(session, neighbour) == {"\\deleted"}
        order = [proxy.said.find(verb) for verb in (b"UID COPY", b"\\Deleted", b"UID EXPUNGE")]
        assert -1 not in order
        assert proxy.said.find(b"UID COPY") < proxy.said.rfind(b"\\Deleted") < proxy.said.find(b"UID EXPUNGE")


@pytest.mark.parametrize(
    "server", ["pymap_server", pytest.param("dovecot_server", marks=pytest.mark.dovecot)]
)
def test_an_untold_place_is_found_by_our_own_id(server: str, request: pytest.FixtureRequest) -> None:
    """Without APPENDUID the draft is searched for by the id that we minted; foreign mail is not."""
    target = request.getfixturevalue(server)
    with FaultProxy(target_port=target.port, plan=Plan(rewrite=((b"[APPENDUID", b"[NOTTELLING"),))) as proxy:
        bed = pymap_bed(target, proxy.port) if server == "pymap_server" else dovecot_bed(target, proxy.port)
        with opened(bed) as session:
            assert session.append("Drafts", our_draft("d")) == positions(session, "Drafts")[0]
            assert session.append("Archive", a_mail(1)) is None
            assert len(positions(session, "Archive")) == 1


def test_a_place_that_is_not_told_is_not_that_of_the_move_before() -> None:
    """COPYUID of the first move is used up by it; the second move, untold, is None."""
    script = {
        "UID FETCH": b"* 1 FETCH (UID 1 FLAGS ())\r\n* 2 FETCH (UID 2 FLAGS ())\r\n%(tag)s OK x\r\n",
        "UID MOVE 1": b"* OK [COPYUID 9 1 55] moved\r\n%(tag)s OK x\r\n",
    }
    second = Position(mailbox="INBOX", uidvalidity=7, uid=2)
    with talking("MOVE UIDPLUS", script) as (session, _):
        assert session.move(FIRST, "Archive") == Position(mailbox="Archive", uidvalidity=9, uid=55)
        assert session.move(second, "Archive") is None


def test_a_full_mailbox_is_for_the_owner() -> None:
    """NO [OVERQUOTA] in words that say what to do."""
    quota = {"APPEND": b"%(tag)s NO [OVERQUOTA] quota exceeded\r\n"}
    with talking("", quota) as (session, _), pytest.raises(OwnerError, match=r"full.*raise the quota"):
        session.append("Drafts", our_draft("d"))


def test_a_nul_is_not_appended() -> None:
    """A literal cannot hold NUL (RFC 3501): refused before anything is said."""
    with talking("", {}) as (session, server):
        with pytest.raises(Permanent, match="NUL"):
            session.append("Drafts", b"Subject: x\r\n\r\n\0\r\n")
        assert not [line for line in server.heard if line.startswith("APPEND")]


# -------------------------------------------------------------------- logging in


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (b"%(tag)s NO [AUTHENTICATIONFAILED] wrong\r\n", OwnerError),
        (b"%(tag)s NO [UNAVAILABLE] database down\r\n", Transient),
        (b"%(tag)s NO [LIMIT] too many connections\r\n", Transient),
        (b"%(tag)s BAD what\r\n", OwnerError),
        (b"* BYE going down\r\n", Transient),
    ],
)
def test_a_refused_login_says_who_must_act(reply: bytes, error: type[Exception]) -> None:
    """A wrong password is for the owner; a busy server passes by itself."""
    script = {"LOGIN": reply}
    with ScriptedImap(script=script) as server, pytest.raises(error):
        imap_account("desk", server.port, timeout=5).connect()


def test_a_password_is_not_said_where_it_is_not_allowed() -> None:
    """LOGINDISABLED (RFC 3501): no LOGIN goes out, the owner is told."""
    with ScriptedImap(capabilities="LOGINDISABLED", greeting=b"* OK hello\r\n") as server:
        with pytest.raises(OwnerError, match="LOGINDISABLED"):
            imap_account("desk", server.port, timeout=5).connect()
        assert not [line for line in server.heard if "LOGIN " in line]


@pytest.mark.parametrize(
    ("mechanism", "shape"),
    [("XOAUTH2", b"user=desk\1auth=Bearer tok\1\1"), ("OAUTHBEARER", b"n,a=desk,\1auth=Bearer tok\1\1")],
)
def test_a_bearer_token_is_used_where_there_is_one(mechanism: str, shape: bytes) -> None:
    """The token is said by the mechanism that the server offers, and never a password."""
    script = {"AUTHENTICATE": b"+ \r\n", ".*=$|dX|bi": b""}  # heard, never answered
    with ScriptedImap(capabilities=f"AUTH={mechanism}", script=script, greeting=b"* OK hi\r\n") as server:
        settings = ImapSettings(name="desk", host=server.host, port=server.port, tls="none", timeout=0.5)
        account = ImapAccount(settings, LiteralCredentials(user="desk", secret="tok", is_bearer=True))
        with pytest.raises(Transient):
            account.connect()
        assert f"AUTHENTICATE {mechanism}" in server.heard
        assert base64.b64encode(shape).decode() in server.heard


@pytest.mark.parametrize("user", ["desk\r\nA9 CREATE pwned", "desk\0", "desk\n"])
def test_a_user_name_with_controls_is_refused(
    pymap_server: PymapServer, behind: FaultProxy, user: str
) -> None:
    """Before anything is said."""
    with pytest.raises(ValueError, match="control"):
        imap_account(user, behind.port).connect()
    assert behind.said == b""
    assert pymap_server.port


def test_a_silent_server_does_not_hold_us(pymap_server: PymapServer, behind: FaultProxy) -> None:
    """Every read has a time-out, the greeting too."""
    behind.plan = Plan(stall_at=0)
    with pytest.raises(Transient):
        imap_account("desk", behind.port, timeout=0.2).connect()
    assert pymap_server.port


def test_messages_are_never_logged(bed: Bed, caplog: pytest.LogCaptureFixture) -> None:
    """Even where everything logs at DEBUG, no word of a message and no password comes into a log."""
    caplog.set_level(logging.DEBUG)
    bed.deliver(a_mail(1, "a very private matter"))
    with opened(bed) as session:
        list(session.fetch(positions(session), max_size=BIG))
        session.find("Sent", our_id("x"))
    assert "private matter" not in caplog.text
    assert "secret" not in caplog.text
    chatter = [r for r in caplog.records if r.name.startswith("imapclient") and r.levelno < logging.INFO]
    assert chatter == []


@pytest.fixture
def bed(pymap_server: PymapServer) -> Bed:
    return pymap_bed(pymap_server)


def test_small_commands_are_not_delayed(bed: Bed) -> None:
    """TCP_NODELAY is on: without it each small command may wait 40 ms for an acknowledgement."""
    import socket

    with opened(bed) as session:
        assert isinstance(session, ImapSession)
        sock = session._client.socket()
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        assert sock.gettimeout() is not None


def test_sessions_of_one_account_do_not_share_anything(bed: Bed) -> None:
    """A watcher waits while a worker speaks, each on its own connection."""
    with opened(bed) as watcher, opened(bed) as worker:
        positions(watcher)
        found: list[bool] = []
        thread = threading.Thread(target=lambda: found.append(watcher.wait("INBOX", 10)))
        thread.start()
        worker.append("INBOX", a_mail(1))
        thread.join(10)
        assert found == [True]
